using System.Text;
using Pipeline.Protocols;

namespace Pipeline.Validation.Tests;

public class ErrorsCsvWriterTests
{
    static async Task<string> WriteAsync(params string[] values)
    {
        var stream = new MemoryStream();
        await using (var writer = new ErrorsCsvWriter(stream))
            foreach (var value in values)
                await writer.AddAsync(new("r", "c", Severity.Error, 1, 17, 16, "C17", "x", null, value, "e", "m", "f"), default);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    [Fact]
    public async Task Starts_with_a_byte_order_mark_and_a_header() =>
        Assert.Equal("\uFEFFline,row,cell,column,severity,rule,code,key,value,expected,message,fix,message_fr,fix_fr,difference\r\n17,16,C17,x,Error,r,c,,v,e,m,f,,,\r\n", await WriteAsync("v"));

    [Fact]
    public async Task French_words_and_the_difference_come_last()
    {
        var stream = new MemoryStream();
        await using (var writer = new ErrorsCsvWriter(stream))
            await writer.AddAsync(new("r", "c", Severity.Error, 1, 17, 16, null, null, null, null, "e", "m", "f") { MessageFr = "=m", FixFr = "g, h", Difference = "-2.5" }, default);
        Assert.EndsWith(",m,f,'=m,\"g, h\",-2.5\r\n", Encoding.UTF8.GetString(stream.ToArray()));
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
        for (var i = 0; i < 5_000; i++) await writer.AddAsync(new("r", "c", Severity.Error, 1, i, i, null, null, null, "value", "e", "m", "f"), default);
        Assert.True(stream.Length > 64 * 1024);
    }
}
