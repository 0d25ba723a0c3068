using System.Collections.Frozen;
using System.Text;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Validation;

namespace Pipeline.Lake.Tests;

public class LakeWriterTests
{
    static readonly Pseudonymiser Keyed = new("k7", Convert.ToBase64String(new byte[40]));

    static readonly Protocol Permits = new(
        "rw.test.permits", AgencyId.Parse("dgie"), DatasetId.Parse("work-permits"), new(1, 2, 3), ProtocolStatus.Active, "Tests", new(Frequency.M, 10), 0.5,
        new([','], '.', [""], ExtraColumns.Error), new(1L << 32, 10_000_000, 100, 100),
        [
            new("person", [], LogicalType.String, true, Classification: Classification.PersonalIdentifier, PseudonymDomain: "person"),
            new("employer", [], LogicalType.String, false, Classification: Classification.PersonalIdentifier, PseudonymDomain: "employer"),
            new("job", [], LogicalType.String, false),
            new("born", [], LogicalType.Integer, true),
            new("children", [], LogicalType.Integer, false),
            new("wage", [], LogicalType.Number, false, Scale: 2),
            new("ratio", [], LogicalType.Number, false),
            new("issued", [], LogicalType.Date, true, DateFormat: "dd/MM/yyyy"),
            new("ended", [], LogicalType.Date, false, DateFormat: "yyyyMMdd"),
            new("renewal", [], LogicalType.Boolean, true),
        ],
        [], []);

    const string Header = "renewal,person,employer,job,born,children,wage,ratio,issued,ended\n";

    static async Task<LakeWriter> WriteAsync(string text, Protocol? protocol = null)
    {
        protocol ??= Permits;
        var writer = await LakeWriter.CreateAsync(
            protocol, ReferencePeriod.Parse("2026-10"), SubmissionId.For(protocol.Agency, "a/b/c/d", "1"), Keyed, CancellationToken.None);
        var validator = new DropValidator(protocol, new([protocol], [NoList]), ReferencePeriod.Parse("2026-10"), TimeProvider.System);
        var report = await validator.ValidateAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), writer, new Ignored(), null, CancellationToken.None);
        Assert.True(report.IsAccepted, string.Join(", ", report.DecidedBy));
        return writer;
    }

    static async Task<IEnumerable<string?>> TextsAsync(LakeReader reader, string column) => await reader.ReadTextAsync(0, column, default);

    static Codelist NoList => new("none", "1.0.0", DateOnly.MinValue, null, FrozenDictionary<string, CodelistItem>.Empty);

    [Fact]
    public async Task Every_type_comes_back_as_written()
    {
        await using var writer = await WriteAsync(Header
            + "true,P1,E1,Nürse,1990,2,-1250.5,0.1,31/10/2026,20270101\n"
            + "0,P2,,,1985,,,,01/11/2026,\n");
        await using var reader = await LakeReader.OpenAsync(await writer.CompleteAsync(default), default);
        Assert.Equal((1, 2L, 2L), (reader.RowGroupCount, reader.RowCount(0), writer.Rows));
        Assert.Equal([Keyed.Pseudonym("person", "P1"u8), Keyed.Pseudonym("person", "P2"u8)], await TextsAsync(reader, "person"));
        Assert.Equal([Keyed.Pseudonym("employer", "E1"u8), null], await TextsAsync(reader, "employer"));
        Assert.Equal(["Nürse", null], await TextsAsync(reader, "job"));
        Assert.Equal([1990L, 1985L], await reader.ReadAsync<long>(0, "born", default));
        Assert.Equal([2L, null], await reader.ReadAsync<long>(0, "children", default));
        Assert.Equal([-1250.50m, null], await reader.ReadAsync<decimal>(0, "wage", default));
        Assert.Equal([0.1, null], await reader.ReadAsync<double>(0, "ratio", default));
        Assert.Equal([new DateOnly(2026, 10, 31), new DateOnly(2026, 11, 1)], await reader.ReadAsync<DateOnly>(0, "issued", default));
        Assert.Equal([new DateOnly(2027, 1, 1), null], await reader.ReadAsync<DateOnly>(0, "ended", default));
        Assert.Equal([true, false], await reader.ReadAsync<bool>(0, "renewal", default));
    }

    [Fact]
    public async Task A_personal_identifier_is_nowhere_in_the_file()
    {
        await using var writer = await WriteAsync(Header + "1,KENA0012345,RWTIN100234567,x,1990,,,,31/10/2026,\n");
        var file = new MemoryStream();
        await (await writer.CompleteAsync(default)).CopyToAsync(file);
        Assert.Equal(-1, file.ToArray().AsSpan().IndexOf("KENA0012345"u8));
        Assert.Equal(-1, file.ToArray().AsSpan().IndexOf("RWTIN100234567"u8));
        Assert.True(file.ToArray().AsSpan().IndexOf("pipeline.pseudonymKey"u8) > 0);
    }

    [Fact]
    public async Task The_file_says_where_it_comes_from()
    {
        await using var writer = await WriteAsync(Header + "1,P1,,,1990,,,,31/10/2026,\n");
        await using var reader = await LakeReader.OpenAsync(await writer.CompleteAsync(default), default);
        Assert.Equal("dgie/work-permits", reader.Metadata[LakeMetadata.Protocol]);
        Assert.Equal("1.2.3", reader.Metadata[LakeMetadata.ProtocolVersion]);
        Assert.Equal("2026-10", reader.Metadata[LakeMetadata.Period]);
        Assert.Equal("dgie", reader.Metadata[LakeMetadata.Agency]);
        Assert.Equal($"{SubmissionId.For(Permits.Agency, "a/b/c/d", "1")}", reader.Metadata[LakeMetadata.Submission]);
        Assert.Equal("k7", reader.Metadata[LakeMetadata.PseudonymKey]);
    }

    [Fact]
    public async Task Many_rows_are_cut_into_row_groups()
    {
        var rows = LakeFileWriter.RowsPerGroup + 5;
        var text = new StringBuilder(Header);
        for (var i = 0; i < rows; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"1,P{i % 100},,,{i},,,,31/10/2026,\n");
        await using var writer = await WriteAsync(text.ToString());
        await using var reader = await LakeReader.OpenAsync(await writer.CompleteAsync(default), default);
        Assert.Equal(2, reader.RowGroupCount);
        Assert.Equal((LakeFileWriter.RowsPerGroup, 5L), (reader.RowCount(0), reader.RowCount(1)));
        Assert.Equal(Enumerable.Range(LakeFileWriter.RowsPerGroup, 5).Select(i => (long?)i), await reader.ReadAsync<long>(1, "born", default));
        Assert.Equal(Keyed.Pseudonym("person", "P3"u8), (await reader.ReadTextAsync(0, "person", default))[103]);
    }

    [Fact]
    public async Task The_same_rows_make_the_same_file()
    {
        var text = new StringBuilder(Header);
        for (var i = 0; i < LakeFileWriter.RowsPerGroup + 5; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"1,P{i},E{i % 9},{(i % 3 == 0 ? "" : "job")},{i},{i % 4},{i}.5,,31/10/2026,\n");
        Assert.Equal(await BytesAsync(), await BytesAsync());

        async Task<byte[]> BytesAsync()
        {
            await using var writer = await WriteAsync(text.ToString());
            var file = new MemoryStream();
            await (await writer.CompleteAsync(default)).CopyToAsync(file);
            return file.ToArray();
        }
    }

    [Fact]
    public async Task A_writer_given_up_in_mid_group_leaves_nothing_running_and_takes_no_more()
    {
        var text = new StringBuilder(Header);
        for (var i = 0; i < LakeFileWriter.RowsPerGroup + 5; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"1,P{i},,,{i},,,,31/10/2026,\n");
        var writer = await WriteAsync(text.ToString());
        await writer.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => writer.AddAsync(null!, default).AsTask());
    }

    [Fact]
    public async Task A_missing_column_is_named_with_those_there_are()
    {
        await using var writer = await WriteAsync(Header + "1,P1,,,1990,,,,31/10/2026,\n");
        await using var reader = await LakeReader.OpenAsync(await writer.CompleteAsync(default), default);
        Assert.False(reader.HasColumn("isco08"));
        var missing = await Assert.ThrowsAsync<InvalidDataException>(() => reader.ReadTextAsync(0, "isco08", default));
        Assert.Contains("'isco08'", missing.Message);
        Assert.Contains("person, employer, job", missing.Message);
        var other = await Assert.ThrowsAsync<InvalidDataException>(() => reader.ReadAsync<long>(0, "wage", default));
        Assert.Equal("Column 'wage' holds Decimal, not Int64.", other.Message);
    }

    [Fact]
    public async Task The_temporary_file_goes_with_the_writer()
    {
        var writer = await WriteAsync(Header + "1,P1,,,1990,,,,31/10/2026,\n");
        var path = ((FileStream)await writer.CompleteAsync(default)).Name;
        Assert.True(File.Exists(path));
        await writer.DisposeAsync();
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task An_identifier_without_a_domain_is_refused()
    {
        var protocol = Permits with { Columns = [Permits.Columns[0] with { PseudonymDomain = null }] };
        var error = await Assert.ThrowsAsync<ArgumentException>(() => WriteAsync("person\nP1\n", protocol));
        Assert.Contains("person", error.Message);
    }

    [Fact]
    public async Task Sensitive_columns_lie_apart_with_the_same_rows_in_the_same_order()
    {
        var rows = LakeFileWriter.RowsPerGroup + 7;
        var text = new StringBuilder(Header);
        for (var i = 0; i < rows; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"1,P{i},,{(i % 5 == 0 ? "" : $"job {i}")},{i},{i % 4},,,31/10/2026,\n");
        await using var writer = await WriteAsync(text.ToString(), With(Classification.Sensitive, "job", "children"));
        await using var lake = await LakeReader.OpenAsync(await writer.CompleteAsync(default), default);
        await using var apart = await LakeReader.OpenAsync((await writer.CompleteSensitiveAsync(default))!, default);

        Assert.Equal((false, false, true), (lake.HasColumn("job"), lake.HasColumn("children"), lake.HasColumn("person")));
        Assert.Equal((true, true, false), (apart.HasColumn("job"), apart.HasColumn("children"), apart.HasColumn("person")));
        Assert.Equal((lake.RowGroupCount, lake.RowCount(0), lake.RowCount(1)), (apart.RowGroupCount, apart.RowCount(0), apart.RowCount(1)));
        for (var group = 0; group < 2; group++)
        {
            var born = await lake.ReadAsync<long>(group, "born", default);
            Assert.Equal(born.Select(b => b % 5 == 0 ? null : $"job {b}"), await apart.ReadTextAsync(group, "job", default));
            Assert.Equal(born.Select(b => b % 4), await apart.ReadAsync<long>(group, "children", default));
        }
        Assert.Equal(lake.Metadata[LakeMetadata.Submission], apart.Metadata[LakeMetadata.Submission]);
        Assert.False(apart.Metadata.ContainsKey(LakeMetadata.PseudonymKey));
    }

    [Fact]
    public async Task Without_sensitive_columns_there_is_no_second_file()
    {
        await using var writer = await WriteAsync(Header + "1,P1,,,1990,,,,31/10/2026,\n");
        Assert.Null(await writer.CompleteSensitiveAsync(default));
    }

    [Fact]
    public async Task A_protocol_of_sensitive_columns_alone_is_refused()
    {
        var protocol = Permits with { Columns = [Permits.Columns[2] with { Classification = Classification.Sensitive }] };
        Assert.Contains("sensitive columns only", (await Assert.ThrowsAsync<ArgumentException>(() => WriteAsync("job\ncook\n", protocol))).Message);
    }

    static Protocol With(Classification classification, params string[] columns) =>
        Permits with { Columns = [.. Permits.Columns.Select(c => columns.Contains(c.Name) ? c with { Classification = classification } : c)] };

    sealed class Ignored : IFindings
    {
        public ValueTask AddAsync(Finding finding, CancellationToken ct) => ValueTask.CompletedTask;
    }
}
