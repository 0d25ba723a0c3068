using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Validation.Tests;

public class FileTests
{
    const string Good = TestProtocol.Header + "\n" + TestProtocol.Row + "\n";

    public static TheoryData<string, byte[]> Disguises => new()
    {
        { "XLS", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1] },
        { "PDF", [.. "%PDF-1.7\n"u8] },
        { "HTML", [.. "\n<!DOCTYPE html><html>"u8] },
        { "JSON", [.. "[{\"permit_id\": 1}]"u8] },
    };

    [Theory]
    [MemberData(nameof(Disguises))]
    public async Task What_is_no_csv_is_rejected_with_a_way_to_mend_it(string name, byte[] content)
    {
        var drop = await Drop.OfAsync(content);
        Assert.Equal(Outcome.Rejected, drop.Report.Outcome);
        Assert.Equal(("file.format", "format-error", Severity.Fatal), (drop.Only.RuleId, drop.Only.Code, drop.Only.Severity));
        Assert.Contains(name, drop.Only.Message.En);
        Assert.NotEmpty(drop.Only.Fix.En);
        Assert.Null(drop.Report.Encoding);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), drop.Report.Sha256);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    public async Task An_empty_file_is_rejected(string text)
    {
        var drop = await Drop.OfAsync(text);
        Assert.Equal(Outcome.Rejected, drop.Report.Outcome);
        Assert.Equal("source-error", drop.Findings[^1].Code);
    }

    [Fact]
    public async Task A_header_without_rows_is_quarantined_with_a_hint()
    {
        var drop = await Drop.OfAsync(TestProtocol.Header + "\n");
        Assert.Equal(Outcome.Quarantined, drop.Report.Outcome);
        Assert.Equal("file.no-rows", drop.Only.RuleId);
        Assert.Equal(["file.no-rows"], drop.Report.DecidedBy);
    }

    [Fact]
    public async Task Without_the_hash_the_report_is_the_same_but_for_it()
    {
        var content = Encoding.UTF8.GetBytes(Good);
        var with = await Drop.OfAsync(content);
        var without = await Drop.OfAsync(new MemoryStream(content), isHashed: false);
        Assert.Equal(JsonSerializer.Serialize(with.Report with { Sha256 = "" }), JsonSerializer.Serialize(without.Report));
    }

    [Fact]
    public async Task A_byte_order_mark_is_passed_over_with_a_note()
    {
        var drop = await Drop.OfAsync("\uFEFF" + Good);
        Assert.Equal(Outcome.Accepted, drop.Report.Outcome);
        Assert.Equal((Severity.Information, "byte-order-mark"), (drop.Only.Severity, drop.Only.Code));
    }

    [Fact]
    public async Task An_invalid_byte_is_fatal_with_its_line_and_offset_and_the_rest_is_hashed()
    {
        byte[] content = [.. Encoding.UTF8.GetBytes(Good), .. "WP000"u8, 0xE9, .. "abc\n"u8, .. Encoding.UTF8.GetBytes(Good)];
        var drop = await Drop.OfAsync(content);
        Assert.Equal(Outcome.Rejected, drop.Report.Outcome);
        Assert.Equal($"Byte {Good.Length + 5} on line 3 (0xE9) is not UTF-8.", drop.Only.Message.En);
        Assert.Equal((3L, "encoding-error"), (drop.Only.Line, drop.Only.Code));
        Assert.Equal((content.Length, 1L, 0L), (drop.Report.Bytes, drop.Report.RowsRead, drop.Report.RowsAccepted));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), drop.Report.Sha256);
    }

    [Fact]
    public async Task A_character_cut_at_the_end_of_the_file_is_an_invalid_byte()
    {
        var drop = await Drop.OfAsync([.. Encoding.UTF8.GetBytes(Good), 0xC3]);
        Assert.Equal("encoding-error", drop.Only.Code);
    }

    [Fact]
    public async Task A_nul_byte_is_fatal_with_its_line_and_offset()
    {
        var drop = await Drop.OfAsync(Good + "WP\0");
        Assert.Equal(Outcome.Rejected, drop.Report.Outcome);
        Assert.Equal($"Byte {Good.Length + 2} on line 3 is NUL: the file is damaged or no text.", drop.Only.Message.En);
    }

    [Fact]
    public async Task More_bytes_than_agreed_are_fatal()
    {
        var protocol = TestProtocol.Make(p => p with { Limits = p.Limits with { MaxBytes = Good.Length + 20 } });
        Assert.Equal(Outcome.Accepted, (await Drop.OfAsync(Good, protocol)).Report.Outcome);
        var drop = await Drop.OfAsync(Good + TestProtocol.Row + "\n", protocol);
        Assert.Equal((Outcome.Rejected, "byte-count", 1L), (drop.Report.Outcome, drop.Only.Code, drop.Report.RowsRead));
    }

    [Fact]
    public async Task More_rows_than_agreed_are_fatal()
    {
        var protocol = TestProtocol.Make(p => p with { Limits = p.Limits with { MaxRows = 1 } });
        Assert.Equal(Outcome.Accepted, (await Drop.OfAsync(Good + "\n\n", protocol)).Report.Outcome);
        var drop = await Drop.OfAsync(Good + TestProtocol.Row + "\n", protocol);
        Assert.Equal((Outcome.Rejected, "row-count", 3L), (drop.Report.Outcome, drop.Only.Code, drop.Only.Line));
    }

    [Fact]
    public async Task A_period_before_every_version_of_a_codelist_is_fatal()
    {
        var drop = await Drop.OfAsync(new MemoryStream(Encoding.UTF8.GetBytes(Good)), period: ReferencePeriod.Parse("1980-01"));
        Assert.Equal((Outcome.Rejected, "codelist-expired"), (drop.Report.Outcome, drop.Only.Code));
    }

    [Fact]
    [Trait("Check", "6")]
    public async Task A_deprecated_protocol_is_noted()
    {
        var drop = await Drop.OfAsync(Good, TestProtocol.Make(p => p with { Status = ProtocolStatus.Deprecated }));
        Assert.Equal((Outcome.Accepted, "file.protocol"), (drop.Report.Outcome, drop.Only.RuleId));
    }

    [Fact]
    public async Task A_file_cut_in_the_middle_of_a_row_is_quarantined()
    {
        var drop = await Drop.OfAsync(Good + TestProtocol.Row[..30]);
        Assert.Equal((Outcome.Quarantined, "truncated-file", 3L), (drop.Report.Outcome, drop.Only.Code, drop.Only.Line));
        Assert.Equal((2L, 1L), (drop.Report.RowsRead, drop.Report.RowsWithErrors));
    }

    [Fact]
    public async Task A_file_cut_inside_quotes_is_quarantined()
    {
        var drop = await Drop.OfAsync(Good + "WP0000000002,\"P12");
        Assert.Equal((Outcome.Quarantined, "truncated-file", 3L), (drop.Report.Outcome, drop.Only.Code, drop.Only.Line));
    }
}
