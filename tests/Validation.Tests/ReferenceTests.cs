using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Pipeline.Validation.Tests;

/// <summary>The fast reader against slow ones that go by the rules alone, on random text, whatever the chunks and threads.</summary>
public class ReferenceTests
{
    // Each is read in many ways; where time was given for many damaged files, it is for many of these.
    static readonly Config Many = Laws.Cases(Environment.GetEnvironmentVariable("FUZZ_CASES") is null ? 100 : 4_000);

    static readonly Gen<char> Delimiters = Gen.Elements(ReferenceDrop.Delimiters);

    static readonly Gen<string> Ends = Gen.Elements("\n", "\r\n", "\r");

    // Up to the longest that is allowed, in characters of one to four bytes, and of what gives a CSV its shape.
    static readonly Gen<string> Cells =
        from parts in Gen.Elements("a", "é", "日", "🙂", ",", ";", "\t", "|", "\"", "\"\"", "\n", "\r\n", "\r", " ", "abcdefghijklmnopqrstuvwxyz").ArrayOf()
        let text = string.Concat(parts.Take(20))
        select string.Concat(text.EnumerateRunes().Take(ReferenceDrop.LongestCell));

    static readonly Gen<(string Text, bool IsQuoted)> Written = from cell in Cells from isQuoted in Gen.Elements(true, false) select (cell, isQuoted);

    [Fact]
    public void Well_formed_text_has_the_rows_and_cells_of_a_plain_rfc_4180_reader() => Prop.ForAll((
        from rows in Written.ArrayOf(3).ArrayOf()
        from delimiter in Delimiters
        from end in Ends
        from endsWithLine in Gen.Elements(true, false)
        select (rows, delimiter, end, endsWithLine)).ToArbitrary(), c =>
    {
        var text = ReferenceDrop.Header(c.delimiter, c.end)
            + string.Join(c.end, c.rows.Select(row => string.Join(c.delimiter, row.Select(cell => Write(cell, c.delimiter))))) + (c.endsWithLine ? c.end : "");
        // A row of empty cells without quotes is blank, and no row.
        var expected = PlainCsv.Read(text, c.delimiter)!.Skip(1).Zip(c.rows).Where(r => r.Second.Any(cell => cell.IsQuoted || cell.Text.Length > 0))
            .Select(r => ReferenceDrop.Show(r.First)).ToList();
        return ReferenceDrop.Settings.All(setting => ReferenceDrop.Read(text, setting) is var drop && drop.Report.RowsRead == expected.Count && drop.Rows.SequenceEqual(expected));
    }).Check(Many);

    [Fact]
    public void Any_text_is_read_by_the_rules() => Prop.ForAll((
        from parts in Gen.Elements(
            "a", "é", "b", ",", ",", ",", ",", "\"", "\"", "\"\"", "\n", "\n", "\r\n", "\r", "1,2,3\n", "1,2,3\n", ",\"", "\",", "\"\n", "\n\"", "x\n", "\"p\nq\"", " ",
            "abcdefghijklmnopqrstuvwxyz", "日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日").ArrayOf()
        from delimiter in Delimiters
        select (Text: string.Concat(parts), delimiter)).ToArbitrary(), c =>
    {
        var body = c.Text.Replace(',', c.delimiter);
        var expected = ReferenceDrop.OfReference(body, c.delimiter);
        foreach (var setting in ReferenceDrop.Settings) Assert.Equal(expected, ReferenceDrop.OfEngine(body, c.delimiter, setting));
    }).Check(Many.WithEndSize(120));

    /// <summary>
    /// The law: in a table whose quoted cells begin with a letter or are empty, one opening quote too many before a cell, or one within it,
    /// costs that row and no other, and the finding names its line. The row has no other quotes; the others may have any, and line ends within.
    /// </summary>
    [Fact]
    public void One_bad_quote_costs_one_record() => Prop.ForAll((
        from rows in Orderly.ArrayOf(3).NonEmptyListOf()
        from bad in Gen.Choose(0, int.MaxValue)
        from cell in Gen.Choose(0, 2)
        from isOpening in Gen.Elements(true, false)
        from delimiter in Delimiters
        from end in Ends
        from endsWithLine in Gen.Elements(true, false)
        select (rows, bad: bad % rows.Count, cell, isOpening, delimiter, end, endsWithLine)).ToArbitrary(), c =>
    {
        var lines = c.rows.Select(row => string.Join(c.delimiter, row.Select(cell => Write(cell, c.delimiter)))).ToList();
        string[] damaged = ["k", "l", "m"];
        damaged[c.cell] = c.isOpening ? $"\"{damaged[c.cell]}" : $"{damaged[c.cell]}\"n";
        lines[c.bad] = string.Join(c.delimiter, damaged);
        var text = ReferenceDrop.Header(c.delimiter, c.end) + string.Join(c.end, lines) + (c.endsWithLine ? c.end : "");
        var line = 1 + TextLines.CountEnds(Encoding.UTF8.GetBytes(ReferenceDrop.Header(c.delimiter, c.end) + string.Concat(lines.Take(c.bad).Select(l => l + c.end))));
        var code = !c.isOpening ? "stray-quote" : c.bad == lines.Count - 1 && !c.endsWithLine ? "truncated-file" : "unterminated-quote";
        foreach (var setting in ReferenceDrop.Settings)
        {
            var drop = ReferenceDrop.Read(text, setting);
            Assert.Equal(c.rows.Where((_, i) => i != c.bad).Select(row => ReferenceDrop.Show(row.Select(cell => cell.Text))), drop.Rows);
            Assert.Equal((c.rows.Count, 1), (drop.Report.RowsRead, drop.Report.RowsWithErrors));
            var finding = Assert.Single(drop.Findings, f => f.Code != "mixed-line-endings");
            Assert.Equal((code, line, c.bad + 1L), (finding.Code, finding.Line, finding.Record));
        }
    }).Check(Many);

    static Gen<(string Text, bool IsQuoted)> Orderly =>
        from cell in Cells
        from isQuoted in Gen.Elements(true, false)
        select isQuoted && cell.Length > 0 ? ("a" + string.Concat(cell.EnumerateRunes().Skip(1)), true) : isQuoted ? ("", true) : ("b", false);

    static string Write((string Text, bool IsQuoted) cell, char delimiter) =>
        cell.IsQuoted || cell.Text.AsSpan().IndexOfAny(['"', '\n', '\r', delimiter]) >= 0 ? $"\"{cell.Text.Replace("\"", "\"\"")}\"" : cell.Text;
}
