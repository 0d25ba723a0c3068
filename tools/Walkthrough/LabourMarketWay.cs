using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Pipeline.LabourMarketTest.Applications;
using Pipeline.Reference;

namespace Pipeline.Walkthrough;

/// <summary>A case as it stands after the walk, as far as it is drawn.</summary>
/// <param name="Words">The reasons, in words.</param>
/// <param name="Decided">Null while it waits for an officer.</param>
sealed record ToldCase(string ApplicationId, string Track, string Recommended, IReadOnlyList<string> Words, string? Decided, bool IsOverride, string? Due);

/// <summary>Lodges made-up applications for labour market tests and has an officer decide on some: as recommended, referred, and otherwise than recommended. Two wait.</summary>
sealed class LabourMarketWay(PipelineApi api)
{
    const string Base = "api/labour-market-tests";

    static readonly string[] Fields = ["description", "employer", "pay", "location", "hours"];

    static readonly DateOnly Today = RwandaTime.DayOf(DateTimeOffset.UtcNow);

    /// <summary>A welder from a third country, advertised for 28 days, and nobody who learns from them.</summary>
    static readonly Application General = new("DEMO-GENERAL", Today, true, ["IND"], null, null, new(true, 40, 4, 1, 0.05m, false),
        new("7212", "C", "Kigali", 1, 500_000m, "RWF", 40, Today.AddDays(40), Today.AddDays(40 + 730), "NONE", false, 1, "POST-7"),
        [Advert("PublicEmploymentService", 50, 28), Advert("OnlinePlatform", 50, 20)], [new(true, true, false, true, true, false, "EXPERIENCE")], new(0));

    static Advert Advert(string channel, int daysAgo, int days) => new(channel, Today.AddDays(-daysAgo), Today.AddDays(-daysAgo + days - 1), null, true, Fields);

    public async Task<IReadOnlyList<ToldCase>> WalkAsync(CancellationToken ct)
    {
        var officer = await api.SignInAsync("LabourOfficer", "mifotra", ct);
        var general = await LodgeAsync(General);
        var eac = await LodgeAsync(General with { ApplicationId = "DEMO-EAC", Nationalities = ["KEN"], EntryDate = Today.AddDays(-10), Post = General.Post! with { Occupation = "2512", Sector = "J", MonthlyPay = 2_000_000m, Reference = "POST-9" }, Adverts = [], Candidates = [], SkillsTransfer = new(1) });
        var tooShort = General with { Adverts = [Advert("PublicEmploymentService", 50, 27), General.Adverts![1]], Post = General.Post! with { Reference = "POST-8" } };
        var shown = await LodgeAsync(tooShort with { ApplicationId = "DEMO-OVERRIDE" });
        string[] waiting = [await LodgeAsync(tooShort with { ApplicationId = "DEMO-OPEN", Adverts = [] }), await LodgeAsync(General with { ApplicationId = "DEMO-OVERDUE", SubmittedAt = Today.AddDays(-32), Adverts = [Advert("PublicEmploymentService", 90, 28), Advert("OnlinePlatform", 90, 20)] })];

        await DecideAsync(general, "ApproveWithConditions");
        await DecideAsync(eac, "Exempt");
        await DecideAsync(shown, "ApproveWithConditions");
        var told = new List<ToldCase>();
        foreach (var id in (string[])[general, eac, shown, .. waiting]) told.Add(Told(await api.SendAsync(HttpMethod.Get, $"{Base}/{id}", null, officer, ct)));
        return told;

        async Task<string> LodgeAsync(Application application)
        {
            using var body = new ByteArrayContent(ApplicationJson.Write(application)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            return (await api.SendAsync(HttpMethod.Post, Base, body, officer, ct)).GetProperty("id").GetString()!;
        }

        // An officer decides on what they have seen: the recommendation's record is named, and why they decide otherwise, where they do.
        async Task DecideAsync(string id, string outcome)
        {
            var seen = (await api.SendAsync(HttpMethod.Get, $"{Base}/{id}", null, officer, ct)).GetProperty("recommendation");
            var recommended = seen.GetProperty("recommendation").GetString();
            var reason = recommended == outcome ? "AsRecommended" : recommended == "Refer" ? "ReferredToOfficer" : "EvidenceSeen";
            var body = new { outcome, reason, record = seen.GetProperty("recordSha256").GetString() };
            await api.SendAsync(HttpMethod.Put, $"{Base}/{id}/decision", JsonContent.Create(body), officer, ct);
        }
    }

    static ToldCase Told(JsonElement of)
    {
        var (seen, decision) = (of.GetProperty("recommendation"), of.GetProperty("decisions").EnumerateArray().LastOrDefault());
        var isDecided = decision.ValueKind == JsonValueKind.Object;
        return new(of.GetProperty("applicationId").GetString()!, seen.GetProperty("track").GetString()!, seen.GetProperty("recommendation").GetString()!,
            [.. of.GetProperty("record").GetProperty("reasonTexts").GetProperty("en").EnumerateArray().Select(t => t.GetString()!)],
            isDecided ? decision.GetProperty("outcome").GetString() : null, isDecided && decision.GetProperty("isOverride").GetBoolean(),
            of.GetProperty("clocks").GetProperty("decisionDue") is { ValueKind: JsonValueKind.String } due ? due.GetString() : null);
    }
}
