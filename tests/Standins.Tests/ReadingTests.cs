using Pipeline.ApiSurface;

namespace Pipeline.Standins.Tests;

/// <summary>The guard is as good as its two readers: what one assembly shows and what another uses of it must come out alike.</summary>
public class ReadingTests
{
    [Fact]
    public void What_is_used_is_found_in_what_is_shown()
    {
        using var user = AssemblyFile.Open(typeof(ReadingTests).Assembly.Location);
        using var used = AssemblyFile.Open(typeof(Assert).Assembly.Location);

        var uses = user.UsesOf(used.Name);

        Assert.Contains("M:Xunit.Assert.True(System.Boolean,System.String) -> static System.Void", uses);
        const string Items = "System.Collections.Generic.IEnumerable{``0}";
        Assert.Contains($"M:Xunit.Assert.Equal``1({Items},{Items}) -> static System.Void", uses);
        Assert.Empty(new OfficialApi(used.PublicSurface()).Missing(uses));
        Assert.Equal(["T:Xunit.Assert"], new OfficialApi([]).Missing(uses).Where(use => use.StartsWith("T:", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_kind_of_member_has_its_line()
    {
        using var assembly = AssemblyFile.Open(typeof(ReadingTests).Assembly.Location);
        const string Name = "Pipeline.Standins.Tests.Shown`1";
        const string Own = "Pipeline.Standins.Tests.Shown{`0}"; // the type within its own signatures
        const string Pairs = "System.Collections.Generic.Dictionary{`0,``0[0:,0:]}";
        string[] expected =
        [
            $"F:{Name}.Kind.One -> {Own}.Kind = 1",
            $"I:{Name} -> System.Collections.Generic.List{{`0[]}}",
            $"I:{Name} -> System.IDisposable",
            $"M:{Name}.#ctor(System.Int32) -> System.Void",
            $"M:{Name}.Dispose -> System.Void",
            $"M:{Name}.Method``1(``0@,{Pairs}.Enumerator) -> static System.Nullable{{System.Int32}}",
            $"M:{Name}.Seen(System.Object) -> System.Boolean",
            $"M:{Name}.add_Changed(System.EventHandler{{`0}}) -> System.Void",
            $"M:{Name}.get_Item(System.String) -> `0",
            $"M:{Name}.get_Only -> System.String",
            $"M:{Name}.op_Addition({Own},System.Int32) -> static System.Int32",
            $"M:{Name}.remove_Changed(System.EventHandler{{`0}}) -> System.Void",
            $"M:{Name}.set_Only(System.String) -> System.Void|System.Runtime.CompilerServices.IsExternalInit",
            $"T:{Name} -> class",
            $"T:{Name}.Kind -> enum",
        ];

        Assert.Equal(expected, assembly.PublicSurface().Where(line => line.Contains(Name, StringComparison.Ordinal)));
    }
}

#pragma warning disable // A type made of corners.
public class Shown<T>(int number) : List<T[]>, IDisposable where T : notnull
{
    internal int Hidden = number;

    public event EventHandler<T>? Changed;

    public enum Kind
    {
        One = 1,
    }

    internal interface IHidden;

    public string Only { get; init; } = "";

    public T this[string name] => default!;

    public static int operator +(Shown<T> left, int right) => right;

    public static int? Method<TItem>(ref TItem item, Dictionary<T, TItem[,]>.Enumerator other) => null;

    public void Dispose() => Changed?.Invoke(this, default!);

    protected virtual bool Seen(object other) => other is IHidden;

    private protected virtual bool AlsoHidden() => false;
}
#pragma warning restore
