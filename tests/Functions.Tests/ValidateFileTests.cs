using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;
using Pipeline.Functions.DryRun;
using Pipeline.Protocols;
using Pipeline.Testing;

namespace Pipeline.Functions.Tests;

/// <summary>What a caller can get wrong, and bodies that no client sends willingly.</summary>
public class ValidateFileTests
{
    static readonly ProtocolCatalog Catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"));

    readonly DefaultHttpContext _http = new();

    [Theory]
    [InlineData("dgie", "visas")]
    [InlineData("xyz", "work-permits")]
    [InlineData("NOT A NAME", "work-permits")]
    public async Task An_unknown_dataset_is_answered_with_those_known(string agency, string dataset)
    {
        var problem = Problem(await RunAsync("x", agency, dataset), 404);
        Assert.Contains("dgie/work-permits, hec/graduates", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("NOT A NAME", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("October")]
    [InlineData("2026-Q3")]
    public async Task A_period_that_the_dataset_does_not_have_is_refused(string period) =>
        Assert.Contains("a month, such as 2026-10", Problem(await RunAsync("x", period: period), 400), StringComparison.Ordinal);

    [Fact]
    public async Task A_form_of_answer_that_there_is_not_is_refused_with_those_there_are() =>
        Assert.Contains("text/html", Problem(await RunAsync("x", accept: "image/png"), 406), StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData(5_000L)]
    public async Task A_body_over_the_limit_is_refused_whether_or_not_it_says_its_length(long? length)
    {
        _http.Request.ContentLength = length;
        Assert.Contains("At most 1000 bytes", Problem(await RunAsync(new string('x', 5_000)), 413), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_of_just_the_limit_is_taken()
    {
        var text = Permits.File(1, 2);
        Assert.IsType<ContentResult>(await RunAsync(text, maxBytes: Encoding.UTF8.GetByteCount(text)));
        Problem(await RunAsync(text, maxBytes: Encoding.UTF8.GetByteCount(text) - 1), 413);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nx\r\n--b--\r\n", "no file")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.csv\"\r\n\r\nx\r\n--b\r\nContent-Disposition: form-data; name=\"g\"; filename=\"b.csv\"\r\n\r\ny\r\n--b--\r\n", "more than one")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.csv\"\r\n\r\nx", "whole")]
    [InlineData("multipart/form-data; boundary=b", "nothing like a form", "damaged")]
    [InlineData("multipart/form-data", "--b", "boundary")]
    public async Task A_form_without_its_one_whole_file_is_refused(string type, string body, string says)
    {
        _http.Request.ContentType = type;
        Assert.Contains(says, Problem(await RunAsync(body), 400), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html")]
    [InlineData("text/html;q=0.1, application/json", "application/json")]
    [InlineData("text/html;q=0, text/*", "text/csv")]
    public async Task The_form_liked_best_is_given(string? accept, string mediaType)
    {
        var result = await RunAsync(Permits.File(1, 2), accept: accept, maxBytes: 10_000);
        Assert.StartsWith(mediaType, result is ContentResult content ? content.ContentType : await ExecuteAsync(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_in_the_callers_language()
    {
        _http.Request.Headers.AcceptLanguage = "de, fr-FR;q=0.9, en;q=0.5";
        Assert.Contains("<html lang=\"fr\">", ((ContentResult)await RunAsync(Permits.File(1, 2), accept: "text/html", maxBytes: 10_000)).Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_table_is_reported_where_its_copy_was_asked_for()
    {
        var result = (ContentResult)await RunAsync("<html>", accept: "text/csv");
        Assert.Equal("Rejected", JsonDocument.Parse(result.Content!).RootElement.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task A_caller_who_goes_away_ends_the_check()
    {
        using var gone = new CancellationTokenSource();
        _http.RequestAborted = gone.Token;
        _http.Request.Body = new EndlessPermits(() => gone.Cancel());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(null, maxBytes: long.MaxValue));
    }

    async Task<IActionResult> RunAsync(
        string? body, string agency = "dgie", string dataset = "work-permits", string period = "2026-10", string? accept = null, long maxBytes = 1_000)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("DryRun:MaxBytes", $"{maxBytes}")]).Build();
        if (body is not null) _http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        _http.Request.QueryString = new($"?period={period}");
        if (accept is not null) _http.Request.Headers.Accept = accept;
        return await new ValidateFile(Catalog, new Trial(Catalog, configuration, TimeProvider.System)).RunAsync(_http.Request, agency, dataset, default);
    }

    async Task<string> ExecuteAsync(IActionResult result)
    {
        await result.ExecuteResultAsync(new() { HttpContext = _http });
        return _http.Response.ContentType!;
    }

    static string Problem(IActionResult result, int status)
    {
        var content = Assert.IsType<ContentResult>(result);
        Assert.Equal((status, "application/problem+json; charset=utf-8"), (content.StatusCode, content.ContentType));
        return content.Content!;
    }

    /// <summary>Rows without end; after the first of them the caller goes away.</summary>
    sealed class EndlessPermits(Action leave) : MemoryStream
    {
        int _next = 1;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_next > 100) leave();
            var text = _next == 1 ? Permits.File(_next++, 1) : Permits.Row(_next++) + "\r\n";
            return new(Encoding.UTF8.GetBytes(text, buffer.Span));
        }
    }
}
