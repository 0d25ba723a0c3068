using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pipeline.Sdmx;
using Pipeline.Sdmx.Negotiation;
using Pipeline.Sdmx.Requests;
using Pipeline.Sdmx.Serving;

namespace Pipeline.Functions.Statistics;

/// <summary>Where every question to the public statistics goes through: quota, release, answer, refusal.</summary>
public sealed class StatisticsDesk(PublishedReleases releases, EarlierReleases earlier, CallerQuota quota)
{
    /// <param name="prefix">What the addresses of this question begin with, <c>/rest/data/</c>.</param>
    /// <param name="answer">Reads the question; what it throws as refused is told.</param>
    public async Task<IActionResult> AnswerAsync(HttpRequest request, Flavour flavour, string prefix, Func<Inquiry, Task<Reply>> answer)
    {
        var response = request.HttpContext.Response;
        PublicHeaders.Write(response.Headers);
        if (HttpMethods.IsOptions(request.Method))
        {
            PublicHeaders.WritePreflight(response.Headers);
            return new StatusCodeResult(StatusCodes.Status204NoContent);
        }
        try
        {
            quota.Take(request);
            var address = RawAddress.Parse(Inquiry.Target(request), prefix);
            var release = await releases.GetAsync(request.HttpContext.RequestAborted) ?? throw RefusedException.Of(
                RefusalKind.NotYet, "nothing-published", "Nothing has been published yet", "The first release has not been made. Ask again later.", ("retryAfter", 60));
            if (flavour == Flavour.Sdmx30 && address.Value("asOf") is { Length: > 0 } time) release = await AsOfAsync(release, time, request.HttpContext.RequestAborted);
            var inquiry = new Inquiry(request, flavour, release, address, Language.Of(request.Headers.AcceptLanguage, address));
            return new StreamedReply(inquiry, await answer(inquiry));
        }
        catch (RefusedException e)
        {
            return new RefusedAnswer(e.Refusal, flavour);
        }
    }

    /// <summary>The release that was current at a time: figures as they were published then, protected as they were then.</summary>
    async Task<ServedRelease> AsOfAsync(ServedRelease current, string text, CancellationToken ct)
    {
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            throw RefusedException.Parameter("asOf", "a time such as 2026-01-31T08:00:00Z");
        return await earlier.AsOfAsync(current, time, ct) ?? throw RefusedException.Of(
            RefusalKind.NotFound, "no-release", "No such release", "Nothing had been published by then. /api/releases lists what was.");
    }
}
