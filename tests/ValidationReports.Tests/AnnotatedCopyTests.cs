using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Pipeline.Protocols;
using Pipeline.Validation;

namespace Pipeline.ValidationReports.Tests;

public class AnnotatedCopyTests
{
    const string Columns = ",what_is_wrong,how_to_mend_it";

    static Finding At(long line, string code = "c", string message = "It is wrong.", string fix = "Mend it.", string? cell = null) =>
        new("r", code, Severity.Error, 1, line, line - 1, cell, "x", null, null) { Expected = new("e"), Message = new(message), Fix = new(fix) };

    static async Task<string> AnnotateAsync(string text, IEnumerable<Finding> findings, char delimiter = ',', int atOnce = int.MaxValue, int maxRowBytes = 1 << 20)
    {
        var notes = new RowNotes();
        foreach (var finding in findings) await notes.AddAsync(finding, default);
        var copy = new MemoryStream();
        await new AnnotatedCopy(notes, delimiter, ReportWords.In(Language.English), maxRowBytes).WriteAsync(new Trickle(text, atOnce), copy, default);
        var written = Encoding.UTF8.GetString(copy.ToArray());
        Assert.StartsWith("\uFEFF", written, StringComparison.Ordinal);
        return written[1..];
    }

    [Fact]
    public async Task A_row_with_a_finding_says_so_and_others_stay_empty() => Assert.Equal(
        $"a,b{Columns}\n1,2,,\n3,4,Error B3: It is wrong.,Mend it.\n5,6,,\n", await AnnotateAsync("a,b\n1,2\n3,4\n5,6\n", [At(3, cell: "B3")]));

    [Fact]
    public async Task Several_findings_of_a_row_share_its_cells() => Assert.Equal(
        $"a{Columns}\n1,Error: One. Error: Two.,Mend it.\n", await AnnotateAsync("a\n1\n", [At(2, message: "One."), At(2, message: "Two.")]));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task Delimiters_and_line_ends_stay_as_they_are(string end) => Assert.Equal(
        $"a;b;what_is_wrong;how_to_mend_it{end}\" x\"\"y;\";2;\"Error: 1; 2\";Mend it.{end}{end}3;4;;",
        await AnnotateAsync($"a;b{end}\" x\"\"y;\";2{end}{end}3;4", [At(2, message: "1; 2")], ';'));

    [Fact]
    public async Task A_mark_at_the_start_is_not_doubled() => Assert.Equal($"a{Columns}\n1,,\n", await AnnotateAsync("\uFEFFa\n1\n", []));

    [Fact]
    public async Task A_row_of_several_lines_is_one_row() => Assert.Equal(
        $"a,b{Columns}\n\"1\n\n1\",2,Error: It is wrong.,Mend it.\n3,4,Error: Other.,Mend it.\n",
        await AnnotateAsync("a,b\n\"1\n\n1\",2\n3,4\n", [At(2), At(5, message: "Other.")]));

    [Fact]
    public async Task After_a_quote_that_is_never_closed_the_next_line_is_a_row_again() => Assert.Equal(
        $"a,b{Columns}\n\"1,2,Error: Open.,Mend it.\n3,4,,\n5,6,Error: Other.,Mend it.\n\"7\",8,,\n",
        await AnnotateAsync("a,b\n\"1,2\n3,4\n5,6\n\"7\",8\n", [At(2, "unterminated-quote", "Open."), At(4, message: "Other.")]));

    [Fact]
    public async Task A_finding_on_a_later_line_ends_the_row_before_it() => Assert.Equal(
        $"a,b{Columns}\n\"1,2,,\n3,4,Error: It is wrong.,Mend it.\n5\",6,,\n", await AnnotateAsync("a,b\n\"1,2\n3,4\n5\",6\n", [At(3)]));

    [Fact]
    public async Task What_concerns_the_file_is_not_said_of_a_row() =>
        Assert.Equal($"a{Columns}\n1,,\n", await AnnotateAsync("a\n1\n", [At(2) with { Record = null }, At(2) with { Line = null }]));

    [Theory]
    [InlineData("=1+1")]
    [InlineData("@x")]
    public async Task No_cell_that_is_added_runs_as_a_formula(string fix) =>
        Assert.Contains($",'{fix}\n", await AnnotateAsync("a\n1\n", [At(2, fix: fix)]), StringComparison.Ordinal);

    [Fact]
    public async Task A_line_without_end_is_passed_on_in_bounded_memory()
    {
        var line = new string('x', 300_000);
        Assert.Equal($"a{Columns}\n{line}\n1,Error: It is wrong.,Mend it.\n", await AnnotateAsync($"a\n{line}\n1\n", [At(3)], atOnce: 5_000, maxRowBytes: 20_000));
    }

    [Theory]
    [InlineData("dgie/work-permits", "2026-10")]
    [InlineData("nisr/labour-force-survey", "2026-Q3")]
    public async Task A_sample_has_each_finding_in_its_row(string dataset, string period)
    {
        var file = await CheckedFile.OfSampleAsync(dataset, period);
        var copy = new MemoryStream();
        await new AnnotatedCopy(file.Notes, file.Report.Delimiter![0], ReportWords.In(Language.English)).WriteAsync(new MemoryStream(file.Content), copy, default);
        var (before, after) = (Encoding.UTF8.GetString(file.Content).Split('\n'), Encoding.UTF8.GetString(copy.ToArray())[1..].Split('\n'));
        Assert.Equal(before.Length, after.Length);
        for (var line = 2; line < before.Length; line++)
        {
            Assert.StartsWith(before[line - 1].TrimEnd('\r'), after[line - 1], StringComparison.Ordinal);
            var found = file.Findings.Where(f => f.Line == line && f.Record is not null).ToList();
            if (found.Count == 0) Assert.Equal(before[line - 1].TrimEnd('\r') + ",,", after[line - 1].TrimEnd('\r'));
            Assert.All(found, f => Assert.Contains(f.Fix.En.Replace("\"", "\"\"", StringComparison.Ordinal), after[line - 1], StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Taking_the_two_columns_away_gives_the_original_back_however_it_is_cut()
    {
        var cell = Gen.Elements("", "x", "é", "12", "\"\"", "\"a,b\"", "\"a\"\"b\"", "\"l\nm\"", "\"l\r\nm\"");
        var row = cell.NonEmptyListOf().Select(cells => string.Join(',', cells)).Where(r => r.Length > 0);
        var text = row.NonEmptyListOf().SelectMany(rows => Gen.Elements("\n", "\r\n"), (rows, end) => (Rows: rows, End: end));
        Prop.ForAll(text.ToArbitrary(), Gen.Choose(1, 40).ToArbitrary(), (made, atOnce) =>
        {
            var original = string.Concat(made.Rows.Select(r => r + made.End));
            var expected = $"{made.Rows[0]}{Columns}{made.End}" + string.Concat(made.Rows.Skip(1).Select(r => $"{r},,{made.End}"));
            return AnnotateAsync(original, [], ',', atOnce).GetAwaiter().GetResult() == expected;
        }).Check(Laws.Cases());
    }

    /// <summary>Gives a text a few bytes at a time.</summary>
    sealed class Trickle(string text, int atOnce) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, atOnce)], cancellationToken);
    }
}
