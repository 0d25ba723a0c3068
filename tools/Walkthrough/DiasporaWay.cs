using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Pipeline.Diaspora;

namespace Pipeline.Walkthrough;

/// <summary>What the programme for health experts abroad came to.</summary>
/// <param name="Request">The request that was matched last.</param>
/// <param name="Completed">The mission that was walked to its end.</param>
/// <param name="Run">The run of matching that found for all requests.</param>
sealed record DiasporaStory(string Request, Mission Completed, StoredRun Run, IReadOnlyList<Mission> Missions, IndicatorPack Indicators);

/// <summary>
/// Walks the programme for health experts abroad once, as its roles do over HTTP, with a made-up person: what takes months is told in a moment, so that the
/// follow-up stands beside the mission of the same day. Requests and missions stay in several states.
/// </summary>
sealed class DiasporaWay(PipelineApi api)
{
    const string Base = "api/diaspora";

    AuthenticationHeaderValue _manager = null!, _approver = null!;

    public async Task<DiasporaStory> WalkAsync(CancellationToken ct)
    {
        (_manager, _approver) = (await api.SignInAsync("DiasporaManager", null, ct), await api.SignInAsync("CoordinationApprover", null, ct));
        var registered = await SendAsync(HttpMethod.Post, "registrations", MadeUpProgramme.Registration, null, ct);
        var secret = registered.GetProperty("secret").GetString()!;
        var meeting = await MeetAsync(ct);
        var completed = await CompleteAsync(await ApproveAsync(MadeUpProgramme.DayOfMentoring, meeting, ct), secret, ct);
        foreach (var measure in MadeUpProgramme.Measures) await SendAsync(HttpMethod.Put, "service-measures", measure, _manager, ct);
        await PublishAsync(ct);

        var camp = await ApproveAsync(MadeUpProgramme.SurgeryCamp, meeting, ct);
        await ApproveAsync(MadeUpProgramme.InGerman, meeting, ct);
        await SubmitAsync(MadeUpProgramme.NotSeenYet, ct);
        var run = await MatchAsync(ct);
        await AnswerAsync(await ConfirmAsync(run, camp, StoredRun.NameOf(run.Id, KeyOf(secret)), ct), secret, ct);

        var missions = Read<IReadOnlyList<Mission>>((await SendAsync(HttpMethod.Get, "missions", null, _manager, ct)).GetProperty("items"));
        var quarter = $"{MadeUpProgramme.Today.Year}-Q{(MadeUpProgramme.Today.Month + 2) / 3}";
        return new(camp, missions.Single(m => m.Id == completed), run, missions, Read<IndicatorPack>(await SendAsync(HttpMethod.Get, $"indicators/{quarter}", null, _manager, ct)));
    }

    /// <summary>The technical working group meets, and that is put on record.</summary>
    async Task<string> MeetAsync(CancellationToken ct)
    {
        string[] present = ["minaffet", "moh"];
        foreach (var agency in present)
            await CoordinateAsync("members", new { agency, focal = $"migration.focal@{agency}.example", since = "2026-07-01" }, ct);
        return (await CoordinateAsync("meetings", new { type = "TechnicalWorkingGroup", date = MadeUpProgramme.Today, quorum = 2, present }, ct)).GetProperty("id").GetString()!;
    }

    async Task<string> SubmitAsync(FacilityRequest request, CancellationToken ct)
    {
        var id = (await SendAsync(HttpMethod.Post, "requests", request, _manager, ct)).GetProperty("id").GetString()!;
        await SendAsync(HttpMethod.Post, $"requests/{id}/submission", null, _manager, ct);
        return id;
    }

    async Task<string> ApproveAsync(FacilityRequest request, string meeting, CancellationToken ct)
    {
        var id = await SubmitAsync(request, ct);
        await SendAsync(HttpMethod.Post, $"requests/{id}/approval", new { meeting }, _approver, ct);
        return id;
    }

    async Task<StoredRun> MatchAsync(CancellationToken ct) => Read<StoredRun>(await SendAsync(HttpMethod.Post, "matching-runs", null, _manager, ct));

    async Task<string> ConfirmAsync(StoredRun run, string request, string expert, CancellationToken ct) =>
        (await SendAsync(HttpMethod.Put, $"matching-runs/{run.Id}/requests/{request}/experts/{expert}/decision", new { confirm = true }, _manager, ct)).GetProperty("mission").GetString()!;

    Task<JsonElement> AnswerAsync(string mission, string secret, CancellationToken ct) =>
        api.SendAsync(HttpMethod.Put, $"{Base}/registration/missions/{mission}/answer", JsonContent.Create(new { accept = true }), null, ct, ("Registration-Secret", secret));

    /// <summary>From the run to the follow-up: proposed, accepted by the expert, confirmed with the licence seen, running, completed.</summary>
    /// <returns>The mission's id.</returns>
    async Task<string> CompleteAsync(string request, string secret, CancellationToken ct)
    {
        var run = await MatchAsync(ct);
        var mission = await ConfirmAsync(run, request, StoredRun.NameOf(run.Id, KeyOf(secret)), ct);
        await AnswerAsync(mission, secret, ct);
        await StepAsync(new { to = "Confirmed", licenceOkOn = MadeUpProgramme.Today });
        await StepAsync(new { to = "Running" });
        foreach (var activity in MadeUpProgramme.Activities(mission)) await SendAsync(HttpMethod.Put, "activities", activity, _manager, ct);
        foreach (var person in MadeUpProgramme.Trained(mission)) await SendAsync(HttpMethod.Put, "beneficiaries", person, _manager, ct);
        await StepAsync(new { to = "Completed", daysDelivered = 1, hostRating = 5, expertRating = 4, stayedAfter = "no", cost = new MissionCost(900, 180, 40, "EUR") });
        return mission;

        Task<JsonElement> StepAsync(object step) => SendAsync(HttpMethod.Post, $"missions/{mission}/steps", step, _manager, ct);
    }

    async Task PublishAsync(CancellationToken ct)
    {
        foreach (var opportunity in MadeUpProgramme.Opportunities)
        {
            await SendAsync(HttpMethod.Put, "opportunities", opportunity, _manager, ct);
            for (var views = 0; views < 5; views++) await SendAsync(HttpMethod.Get, $"opportunities/{opportunity.Id}", null, null, ct);
            await SendAsync(HttpMethod.Post, $"opportunities/{opportunity.Id}/interests", null, null, ct);
        }
    }

    static string KeyOf(string secret) => secret.Split('.')[0];

    Task<JsonElement> CoordinateAsync(string what, object body, CancellationToken ct) => api.SendAsync(HttpMethod.Post, $"api/coordination/{what}", JsonContent.Create(body), _approver, ct);

    Task<JsonElement> SendAsync(HttpMethod method, string path, object? body, AuthenticationHeaderValue? by, CancellationToken ct) =>
        api.SendAsync(method, $"{Base}/{path}", body is null ? null : JsonContent.Create(body, body.GetType(), options: Documents.Json), by, ct);

    static T Read<T>(JsonElement json) => json.Deserialize<T>(Documents.Json)!;
}
