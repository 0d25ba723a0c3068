using Pipeline.Testing;

namespace Pipeline.Protection.Tests;

/// <summary>Deliveries of the samples with a made-up person among the others.</summary>
static class People
{
    /// <summary>The person's passport in files of permits and crossings.</summary>
    public const string Passport = "KEN-Z7654321";

    /// <summary>The same person's number in files of returns.</summary>
    public const string Number = "1196882407599999";

    /// <summary>The sample of a dataset with the identifier of one row replaced by another.</summary>
    public static string With(string dataset, string identifier, string inPlaceOf)
    {
        var text = File.ReadAllText(Directory.GetFiles(Repository.PathOf("protocols", dataset, "samples"), "clean.csv", SearchOption.AllDirectories).Single());
        var at = text.IndexOf(inPlaceOf, StringComparison.Ordinal);
        return at > 0 ? $"{text[..at]}{identifier}{text[(at + inPlaceOf.Length)..]}" : throw new InvalidOperationException("The sample has changed.");
    }

    public static string Permits(string identifier = Passport) => With("dgie/work-permits", identifier, "KEN-I7901060");

    public static string Crossings(string identifier = Passport) => With("dgie/border-crossings", identifier, "COD-L5574948");

    public static string Returns(string identifier = Number) => With("dgie/returns", identifier, "1196882407592653");
}
