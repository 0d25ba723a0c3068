using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Pipeline.Validation.Tests;

public class InputLawTests
{
    const int Workbooks = 400;

    // Rich in what sits on a boundary: marks, letters of two to four bytes, letters encoded twice, line ends.
    static readonly Gen<string> Texts = Gen.Elements("a", "b,c", "\n", "\r\n", "\r", "é", "Ã©", "â€™", "Â", "Ã", "â", "日", "🙂", "\x1A", "\x02", "\uFEFF", "\"")
        .ArrayOf().Select(parts => "x," + string.Concat(parts));

    static readonly Gen<int> Sizes = Gen.OneOf(Gen.Choose(1, 20), Gen.Choose(1, 10_000));

    static readonly Gen<(string Text, int Arrives, int Asked)> Cases =
        from text in Texts from arrives in Sizes from asked in Sizes select (text, arrives, asked);

    [Fact]
    public void Any_text_survives_every_encoding_and_archive_at_any_read_size() => Prop.ForAll(Cases.ToArbitrary(), c =>
    {
        var expected = c.Text.Replace("\uFEFF", "");
        if (c.Text.EndsWith('\x1A')) expected = expected[..^1];
        var utf8 = Encoding.UTF8.GetBytes(c.Text);
        byte[][] contents =
        [
            utf8,
            InputDrop.Gzip(utf8),
            InputDrop.Zip(("a.csv", utf8)),
            [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(c.Text)],
            InputDrop.Gzip([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(c.Text)]),
        ];
        return contents.All(content => InputDrop.Of(content, null, c.Arrives, c.Asked) is { Fatal: null } drop && drop.Text == expected);
    }).Check(Laws.Cases());

    [Fact]
    public void Any_text_of_windows1252_survives_at_any_read_size()
    {
        var letters = "abc,\n\r;\"€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ ¡éèêëÿ";
        var table = new Dictionary<char, byte>();
        for (var value = 0; value < 256; value++)
        {
            long high = 0, beyond = 0;
            var text = new byte[3];
            if (Windows1252.Transcode([(byte)value], text, ref high, ref beyond) is (1, var length)) table[Encoding.UTF8.GetString(text, 0, length)[0]] = (byte)value;
        }
        Assert.Equal(251, table.Count);
        Prop.ForAll((from text in Gen.Elements(letters.ToCharArray()).ArrayOf() from arrives in Sizes from asked in Sizes select (text, arrives, asked)).ToArbitrary(), c =>
        {
            // Begins with a byte that no UTF-8 has there, so that nothing before it looks like UTF-8.
            var text = "x,ÿ " + new string(c.text);
            var drop = InputDrop.Of([.. text.Select(letter => table[letter])], null, c.arrives, c.asked);
            return drop.Fatal is null && drop.Text == text && drop.Remarks.Single(r => r.Kind == InputProblemKind.ReadAsWindows1252).Count == text.Count(l => l > 127);
        }).Check(Laws.Cases());
    }

    [Fact]
    public void What_is_found_does_not_depend_on_how_bytes_arrive_or_are_asked_for() => Prop.ForAll((
        from text in Texts
        from noise in Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf()
        from at in Gen.Choose(0, 1000)
        from arrives in Sizes
        from asked in Sizes
        select (text, noise, at, arrives, asked)).ToArbitrary(), c =>
    {
        var bytes = Encoding.UTF8.GetBytes(c.text + string.Concat(Enumerable.Repeat(c.text, c.at % 7 == 0 ? 3000 : 0)));
        byte[] content = [.. bytes[..(c.at % (bytes.Length + 1))], .. c.noise, .. bytes];
        var terms = InputDrop.Terms with { Encodings = c.at % 2 == 0 ? ["utf-8"] : ["utf-8", "windows-1252"], MaxBytes = c.at % 3 == 0 ? 100 : 1 << 20 };
        foreach (var file in (byte[][])[content, InputDrop.Gzip(content)])
        {
            var whole = InputDrop.Of(file, terms);
            var pieces = InputDrop.Of(file, terms, c.arrives, c.asked);
            if (whole.Text != pieces.Text || whole.Fatal != pieces.Fatal || whole.Encoding != pieces.Encoding || !whole.Remarks.SequenceEqual(pieces.Remarks)) return false;
        }
        return true;
    }).Check(Laws.Cases());

    [Theory]
    [InlineData("")]
    [InlineData("{\"wage\":")]
    [InlineData("PK\x03\x04")]
    [InlineData("\x1F\x8B\x08")]
    public void Random_bytes_never_crash_or_hang_and_what_is_shown_is_text(string start) =>
        Prop.ForAll((from bytes in Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf() from asked in Sizes select (bytes, asked)).ToArbitrary(), c =>
            InputDrop.Of([.. Encoding.Latin1.GetBytes(start), .. c.bytes], null, int.MaxValue, c.asked).Text.Contains('\0') is false)
            .Check(Laws.Cases());

    [Fact]
    public void Changed_archives_and_workbooks_never_crash_or_hang()
    {
        var random = new Random(20260309);
        byte[][] good =
        [
            InputDrop.Gzip([.. "a,b\n1,2\n"u8]),
            InputDrop.Zip(("a.csv", [.. "a,b\n1,2\n"u8])),
            new InputWorkbook().Row("a", "b").Row(1, "x").Merge("A1:B1").ToBytes(),

            [.. "{\"wage\": 1, \"issued\": \"x\"}\n{\"wage\": [1]}\n"u8],
        ];
        for (var i = 0; i < 1000; i++)
        {
            var content = good[i % good.Length].ToArray();
            for (var changes = random.Next(1, 6); changes > 0; changes--) content[random.Next(content.Length)] = (byte)random.Next(256);
            var drop = InputDrop.Of(content);
            Assert.True(drop.Fatal is not null || drop.Text.Length >= 0 && !drop.Text.Contains('\0'));
        }
    }

    [Fact]
    public void Changed_parts_of_a_workbook_never_crash_or_hang()
    {
        var random = new Random(20260310);
        var workbook = new InputWorkbook().Row("a", "b").Row(1, "x").Row(DateTime.UnixEpoch, true).Merge("A1:B1");
        var read = 0;
        for (var i = 0; i < Workbooks; i++)
        {
            var content = workbook.ToBytes(part =>
            {
                for (var changes = random.Next(3); changes > 0; changes--) part[random.Next(part.Length)] = (byte)random.Next(32, 127);
                return part;
            });
            if (InputDrop.Of(content).Fatal is null) read++;
        }
        Assert.InRange(read, 1, Workbooks - 1);
    }
}
