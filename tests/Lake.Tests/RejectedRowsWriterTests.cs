using System.Collections.Frozen;
using System.Text;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Validation;

namespace Pipeline.Lake.Tests;

public class RejectedRowsWriterTests
{
    static readonly Pseudonymiser Keyed = new("k7", Convert.ToBase64String(new byte[40]));

    static readonly Protocol Permits = new(
        "rw.test.permits", AgencyId.Parse("dgie"), DatasetId.Parse("work-permits"), new(1, 2, 3), ProtocolStatus.Active, "Tests", new(Frequency.M, 10), 0.9,
        new([','], '.', ["", "NA"], ExtraColumns.Error), new(1L << 32, 10_000_000, 8_000, 100),
        [
            new("person", [], LogicalType.String, true, Pattern: "^P[0-9]+$", Classification: Classification.PersonalIdentifier, PseudonymDomain: "person"),
            new("sex", [], LogicalType.String, false, ValidValues: ["F", "M"], Classification: Classification.Sensitive),
            new("job", [], LogicalType.String, false, MaxLength: 4_000),
            new("born", [], LogicalType.Integer, true, Minimum: 1900),
        ],
        [], []);

    const string Header = "person,sex,job,born\n";

    /// <summary>Validates a text as the intake does, with both files behind it.</summary>
    static async Task<(ValidationReport Report, LakeWriter Accepted, RejectedRowsWriter Rejected)> WriteAsync(string text, Protocol? protocol = null)
    {
        protocol ??= Permits;
        var (period, submission) = (ReferencePeriod.Parse("2026-10"), SubmissionId.For(protocol.Agency, "a/b/c/d", "1"));
        var accepted = await LakeWriter.CreateAsync(protocol, period, submission, Keyed, default);
        var rejected = new RejectedRowsWriter(protocol, period, submission, Keyed);
        var none = new Codelist("none", "1.0.0", DateOnly.MinValue, null, FrozenDictionary<string, CodelistItem>.Empty);
        var report = await new DropValidator(protocol, new([protocol], [none]), period, TimeProvider.System)
            .ValidateAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), accepted, rejected, new Ignored(), null, default);
        return (report, accepted, rejected);
    }

    /// <summary>A column of all row groups.</summary>
    static async Task<List<string?>> TextsAsync(LakeReader reader, string column)
    {
        var all = new List<string?>();
        for (var group = 0; group < reader.RowGroupCount; group++) all.AddRange(await reader.ReadTextAsync(group, column, default));
        return all;
    }

    static async Task<List<long>> RecordsAsync(LakeReader reader)
    {
        var all = new List<long>();
        for (var group = 0; group < reader.RowGroupCount; group++) all.AddRange((await reader.ReadAsync<long>(group, "_record", default)).Select(r => r!.Value));
        return all;
    }

    static long RowsOf(LakeReader reader) => Enumerable.Range(0, reader.RowGroupCount).Sum(reader.RowCount);

    [Fact]
    public async Task Every_row_read_is_in_one_of_the_two_files()
    {
        const int Rows = 3 * RejectedRowsWriter.RowsPerGroup;
        var text = new StringBuilder(Header);
        for (var i = 1; i <= Rows; i++) text.Append(i % 3 == 0 ? $"P{i},F,job {i},{i}x\n" : i % 3 == 1 ? $"P{i},F,job {i},19\n" : $"P{i},F,job {i},1990\n");
        var (report, accepted, rejected) = await WriteAsync(text.ToString());
        await using var first = accepted;
        await using var second = rejected;
        await using var good = await LakeReader.OpenAsync(await accepted.CompleteAsync(default), default);
        await using var bad = await LakeReader.OpenAsync(await rejected.CompleteAsync(default), default);

        Assert.True(report.IsAccepted);
        Assert.Equal((report.RowsAccepted, report.RowsRejected, report.RowsRead), (RowsOf(good), RowsOf(bad), RowsOf(good) + RowsOf(bad)));
        Assert.Equal(2, bad.RowGroupCount);
        Assert.Equal(Enumerable.Range(1, Rows).Where(i => i % 3 != 2).Select(i => (long)i), await RecordsAsync(bad));
        string?[] jobs = [.. await TextsAsync(good, "job"), .. await TextsAsync(bad, "job")];
        Assert.Equal(Enumerable.Range(1, Rows).Select(i => $"job {i}").Order(StringComparer.Ordinal), jobs.Order(StringComparer.Ordinal));
        Assert.Equal(
            Enumerable.Range(1, Rows).Select(i => Keyed.Pseudonym("person", Encoding.UTF8.GetBytes($"P{i}"))).Order(StringComparer.Ordinal),
            ((string?[])[.. await TextsAsync(good, "person"), .. await TextsAsync(bad, "person")]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Cells_are_kept_as_text_with_the_errors_of_the_row()
    {
        var (_, _, rejected) = await WriteAsync(Header + "P1,F,cook,1990\nP2,F,NA,19x0\nP3,,\"a \"\"b\"\"\",1\n");
        await using var writer = rejected;
        await using var reader = await LakeReader.OpenAsync(await rejected.CompleteAsync(default), default);
        Assert.Equal([3L, 4L], (await reader.ReadAsync<long>(0, "_line", default)).Select(l => l!.Value));
        Assert.Equal([null, "a \"b\""], await TextsAsync(reader, "job"));
        Assert.Equal(["•••", null], await TextsAsync(reader, "sex"));
        Assert.Equal(["19x0", "1"], await TextsAsync(reader, "born"));
        Assert.Equal(["born.type", "born.minimum"], await TextsAsync(reader, "_rules"));
        Assert.Equal(["type-error", "constraint-error"], await TextsAsync(reader, "_codes"));
        Assert.Equal([null, null], await TextsAsync(reader, "_raw"));
        Assert.Equal("k7", reader.Metadata[LakeMetadata.PseudonymKey]);
        Assert.Equal("2026-10", reader.Metadata[LakeMetadata.Period]);
    }

    [Fact]
    public async Task A_person_is_nowhere_named()
    {
        // A valid identifier, a broken one, one whose cells slipped by one column, and rows that could not be split.
        var (_, _, rejected) = await WriteAsync(Header
            + "P1000001,F,cook,1990\nP2000002,F,cook,1\nXY3000003,F,cook,1990\nF,cook,x,P4000004\nP5000005,SECRET,cook,1990\nP6000006,F\nP7000007,F,\"cook,1990\n");
        await using var writer = rejected;
        var file = new MemoryStream();
        await (await rejected.CompleteAsync(default)).CopyToAsync(file);
        // Pages of a file this small hold their texts plainly, so that a name would be seen.
        foreach (var name in (string[])["2000002", "3000003", "4000004", "5000005", "6000006", "7000007", "SECRET"])
            Assert.Equal(-1, file.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(name)));
        file.Position = 0;
        await using var reader = await LakeReader.OpenAsync(file, default);
        Assert.Equal(
            [Keyed.Pseudonym("person", "P2000002"u8), "X********", "•••", Keyed.Pseudonym("person", "P5000005"u8), null, null], await TextsAsync(reader, "person"));
        Assert.Equal(["•••", "•••", "•••", "•••", null, null], await TextsAsync(reader, "sex"));
        Assert.Equal(["1", "1990", "P*******", "1990", null, null], await TextsAsync(reader, "born"));
        Assert.Equal([null, null, null, null, "********,*", "********,*,\"****,****"], await TextsAsync(reader, "_raw"));
    }

    [Fact]
    public async Task Without_personal_columns_a_row_that_could_not_be_split_is_kept_as_it_came()
    {
        var plain = Permits with { Columns = [.. Permits.Columns.Skip(2)] };
        var (_, _, rejected) = await WriteAsync("job,born\ncook,1990\ncook\n", plain);
        await using var writer = rejected;
        await using var reader = await LakeReader.OpenAsync(await rejected.CompleteAsync(default), default);
        Assert.Equal(["cook"], await TextsAsync(reader, "_raw"));
    }

    [Fact]
    public async Task Long_cells_are_written_before_they_fill_the_memory()
    {
        var text = new StringBuilder(Header);
        for (var i = 0; i < 3_000; i++) text.Append($"P{i},F,{new string('x', 4_000)},1\nP{i},F,x,1990\n");
        var (_, _, rejected) = await WriteAsync(text.ToString());
        await using var writer = rejected;
        await using var reader = await LakeReader.OpenAsync(await rejected.CompleteAsync(default), default);
        Assert.Equal((3_000, 3), (RowsOf(reader), reader.RowGroupCount));
    }

    [Fact]
    public async Task The_temporary_file_goes_with_the_writer()
    {
        var (_, _, rejected) = await WriteAsync(Header + "P1,F,cook,1990\nP2,F,cook,1\n");
        var path = ((FileStream)await rejected.CompleteAsync(default)).Name;
        Assert.True(File.Exists(path));
        await rejected.DisposeAsync();
        Assert.False(File.Exists(path));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => rejected.AddAsync(null!, default).AsTask());
    }

    sealed class Ignored : IFindings
    {
        public ValueTask AddAsync(Finding finding, CancellationToken ct) => ValueTask.CompletedTask;
    }
}
