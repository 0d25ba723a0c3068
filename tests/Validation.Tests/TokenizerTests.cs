using FsCheck;
using FsCheck.Fluent;
using Pipeline.Protocols;

namespace Pipeline.Validation.Tests;

public class TokenizerTests
{
    const int LongestCell = 100;

    static readonly Protocol Three = TestProtocol.ThreeTexts(LongestCell);

    // Cells long enough to cross vectors and windows, and rich in what gives a CSV its shape.
    // None longer than the protocol allows: past that a quote counts as lost, and the next line that looks like a row begins one.
    static readonly Gen<string> Cells = Gen.Elements("a", "é", "日", ",", "\"", "\n", "\r\n", "\r", " ", ";", "abcdefghijklmnopqrstuvwxyz").ArrayOf()
        .Select(string.Concat)
        .Select(text => text[..Math.Min(text.Length, LongestCell)]);

    static readonly Gen<string[][]> Tables = Cells.ArrayOf(3).ArrayOf();

    [Fact]
    public void Cells_come_back_as_a_writer_quoted_them() => Prop.ForAll(Tables.ToArbitrary(), table =>
    {
        foreach (var end in (string[])["\n", "\r\n", "\r"])
        {
            var text = "a,b,c" + end + string.Concat(table.Select(row => string.Join(',', row.Select(Quote)) + end));
            var drop = Drop.OfAsync(text, Three, 64).GetAwaiter().GetResult();
            var expected = table.Select(row => string.Join('|', row.Select(c => c.Length == 0 ? "∅" : c)));
            if (!expected.SequenceEqual(drop.Rows)) return false;
        }
        return true;
    }).Check(Laws.Cases());

    [Fact]
    public void Well_formed_text_is_read_as_a_plain_reader_reads_it() => Prop.ForAll(
        Gen.Elements("a", "b\"\"", ",", ",", "\n", "\n", "\"\"", "\"x,y\"", "\"p\nq\"", "\"\"\"\"", "é").ArrayOf().Select(string.Concat).ToArbitrary(), body =>
    {
        if (PlainCsv.Read("a,b,c\n" + body) is not { } rows) return true;
        var drop = Drop.OfAsync("a,b,c\n" + body, Three).GetAwaiter().GetResult();
        var good = rows.Skip(1).Where(row => row.Count == 3 && row.Any(c => c.Length > 0)).Select(row => string.Join('|', row.Select(c => c.Length == 0 ? "∅" : c)));
        return rows.Any(row => row.Count > 3 || row.Any(c => c.Contains('\n')) || row.All(c => c.Length == 0)) || good.SequenceEqual(drop.Rows);
    }).Check(Laws.Cases());

    static string Quote(string cell) => $"\"{cell.Replace("\"", "\"\"")}\"";
}
