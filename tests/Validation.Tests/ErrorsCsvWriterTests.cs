using System.Text;
using Pipeline.Protocols;

namespace Pipeline.Validation.Tests;

public class ErrorsCsvWriterTests
{
    static Finding Make(long line, string? value) =>
        new("r", "c", Severity.Error, 1, line, line - 1, "C17", "x", null, value) { Expected = new("e"), Message = new("m"), Fix = new("f") };

    static async Task<string> WriteAsync(params string[] values)
    {
        var stream = new MemoryStream();
        await using (var writer = new ErrorsCsvWriter(stream))
            foreach (var value in values)
                await writer.AddAsync(Make(17, value), default);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    [Fact]
    public async Task Starts_with_a_byte_order_mark_and_a_header() =>
        Assert.Equal("\uFEFFline,row,cell,column,severity,rule,code,key,value,expected,message,fix,expected_fr,message_fr,fix_fr,difference\r\n17,16,C17,x,Error,r,c,,v,e,m,f,,,,\r\n", await WriteAsync("v"));

    [Fact]
    public async Task French_words_and_the_difference_come_last()
    {
        var stream = new MemoryStream();
        await using (var writer = new ErrorsCsvWriter(stream))
            await writer.AddAsync(
                Make(17, null) with { Expected = new("e", "a"), Message = new("m", "=m"), Fix = new("f", "g, h"), Difference = "-2.5" }, default);
        Assert.EndsWith(",e,m,f,a,'=m,\"g, h\",-2.5\r\n", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public async Task A_file_without_findings_still_has_its_header() => Assert.StartsWith("\uFEFFline,", await WriteAsync());

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    public async Task No_cell_runs_as_a_formula(string value, string written) => Assert.Contains($",{written},e,m,f", await WriteAsync(value));

    [Fact]
    public async Task Many_findings_are_written_as_they_come()
    {
        var stream = new MemoryStream();
        await using var writer = new ErrorsCsvWriter(stream);
        for (var i = 0; i < 5_000; i++) await writer.AddAsync(Make(i, "value"), default);
        Assert.True(stream.Length > 64 * 1024);
    }
}
