using System.Net;
using System.Net.Http.Json;
using Pipeline.Testing;

namespace Pipeline.EndToEnd.Tests;

/// <summary>Figures rest on data whose agreement lets them.</summary>
public sealed class DataUseTests(PipelineFixture pipeline) : IClassFixture<PipelineFixture>
{
    [Fact]
    public async Task Figures_are_withheld_as_soon_as_an_agreement_that_they_rest_on_is_retired_and_the_next_run_leaves_its_data_out()
    {
        await pipeline.DeliverAsync("dgie/work-permits/2026-10/permits.csv", Permits.File(1, 40));
        await pipeline.RunTimerAsync("RecomputeIndicators");
        Assert.Equal(HttpStatusCode.OK, (await AskAsync()).Status);

        using var request = new HttpRequestMessage(HttpMethod.Post, "api/protocols/dgie/work-permits/1.0.0/retirement") { Content = JsonContent.Create(new { reason = "Ended." }) };
        request.Headers.Authorization = await pipeline.Host.SignInAsync("CoordinationApprover");
        using var retired = await pipeline.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, retired.StatusCode);

        var withheld = await AskAsync();
        Assert.Equal(HttpStatusCode.Conflict, withheld.Status);
        Assert.Contains("dgie/work-permits@1.0.0 is retired", withheld.Text, StringComparison.Ordinal);
        await pipeline.RunTimerAsync("RecomputeIndicators");
        Assert.Contains("left out 40 rows: The agreement dgie/work-permits@1.0.0 is retired", pipeline.Log, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await AskAsync()).Status);
    }

    async Task<(HttpStatusCode Status, string Text)> AskAsync()
    {
        using var answer = await pipeline.Http.GetAsync(new Uri("api/indicators/occupations?level=1", UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
