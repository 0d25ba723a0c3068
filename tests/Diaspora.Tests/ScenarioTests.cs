using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Pipeline.Governance;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Diaspora.Tests;

/// <summary>The whole way over HTTP, from a drop to the indicators, as the roles of the programme walk it.</summary>
public sealed class ScenarioTests
{
    const string Name = "Immaculée Testname";
    const string Email = "immaculee.testname@mail.example";
    const string Phone = "+32 470 55 44 33";

    static readonly DateOnly Today = RwandaTime.DayOf(DateTimeOffset.UtcNow);

    [Fact]
    public async Task From_a_drop_to_the_indicators_and_until_nothing_is_left_of_the_person()
    {
        await using var azurite = await AzuriteServer.StartNewAsync();
        await using var host = await FunctionsHost.StartAsync(azurite.ConnectionString);
        var (blobs, tables) = (new BlobServiceClient(azurite.ConnectionString), new TableServiceClient(azurite.ConnectionString));
        var (manager, approver) = (await host.SignInAsync("DiasporaManager"), await host.SignInAsync("CoordinationApprover"));

        // A drop of the register arrives.
        await blobs.GetBlobContainerClient(Containers.Drops).GetBlobClient("minaffet/diaspora-experts/2026-Q3/experts.csv")
            .UploadAsync(Repository.PathOf("protocols", "minaffet", "diaspora-experts", "samples", "2026-Q3", "clean.csv"));

        // A person registers, once.
        var registered = await SendAsync(host, HttpMethod.Post, "registrations", Registration(), null, HttpStatusCode.Created);
        var secret = registered.GetProperty("secret").GetString()!;
        await SendAsync(host, HttpMethod.Post, "registrations", Registration(), null, HttpStatusCode.Conflict);
        Assert.Equal(Email, (await SendAsync(host, HttpMethod.Get, "registration", null, null, HttpStatusCode.OK, secret)).GetProperty("contact").GetProperty("email").GetString());
        await SendAsync(host, HttpMethod.Get, "registration", null, null, HttpStatusCode.NotFound, secret[..^1] + "!");

        // A facility asks; a request that does not say what it needs is told so.
        var wrong = await SendAsync(host, HttpMethod.Post, "requests", Request() with { Skills = [] }, manager, HttpStatusCode.BadRequest);
        Assert.Contains("does not say what it needs", wrong.GetProperty("detail").GetString(), StringComparison.Ordinal);
        var request = (await SendAsync(host, HttpMethod.Post, "requests", Request(), manager, HttpStatusCode.Created)).GetProperty("id").GetString()!;
        await SendAsync(host, HttpMethod.Post, $"requests/{request}/approval", new { meeting = "2026-10-02-TechnicalWorkingGroup" }, approver, HttpStatusCode.BadRequest);
        await SendAsync(host, HttpMethod.Post, $"requests/{request}/submission", new { }, manager, HttpStatusCode.OK);
        var meeting = new Meeting($"{Today:yyyy-MM-dd}-TechnicalWorkingGroup", MeetingType.TechnicalWorkingGroup, Today, 1, ["moh"]);
        await new GovernanceRecords(tables, TimeProvider.System).WriteAsync<Meeting>(Register.Meetings, "test", _ => (meeting.Id, meeting), default);
        await SendAsync(host, HttpMethod.Post, $"requests/{request}/approval", new { meeting = meeting.Id }, approver, HttpStatusCode.OK);

        // Experts and requests are matched, when the drop is in the lake.
        await WaitForDropAsync(tables);
        var (run, found) = await RunAsync(host, manager, request);
        Assert.True(found.GetProperty("candidates").GetInt32() >= 1);
        var key = secret.Split('.')[0];
        var expert = StoredRun.NameOf(run, key);
        var candidate = found.GetProperty("top").EnumerateArray().Single(t => t.GetProperty("expert").GetString() == expert);
        Assert.InRange(candidate.GetProperty("score").GetProperty("total").GetDouble(), 97, 98);

        // A person confirms, once; the expert accepts, and only then is the contact shown.
        var decision = $"matching-runs/{run}/requests/{request}/experts/{expert}/decision";
        var mission = (await SendAsync(host, HttpMethod.Put, decision, new { confirm = true }, manager, HttpStatusCode.OK)).GetProperty("mission").GetString()!;
        await SendAsync(host, HttpMethod.Put, decision, new { confirm = true }, manager, HttpStatusCode.Conflict);
        await SendAsync(host, HttpMethod.Get, $"missions/{mission}/contact", null, manager, HttpStatusCode.Conflict);
        // Acceptance opens the contact, so that it is the person's own: nobody gives it for them.
        await StepAsync(new { to = "Accepted" }, HttpStatusCode.Conflict);
        await AnswerAsync(secret[..^1] + "!", HttpStatusCode.NotFound);
        var copy = await SendAsync(host, HttpMethod.Get, "registration", null, null, HttpStatusCode.OK, secret);
        Assert.Equal(mission, copy.GetProperty("missions").EnumerateArray().Single().GetProperty("id").GetString());
        await AnswerAsync(secret, HttpStatusCode.OK);
        await AnswerAsync(secret, HttpStatusCode.Conflict);
        Assert.Equal(Phone, (await SendAsync(host, HttpMethod.Get, $"missions/{mission}/contact", null, manager, HttpStatusCode.OK)).GetProperty("phone").GetString());
        Assert.DoesNotContain(Email, await SealedAsync(blobs), StringComparison.Ordinal);

        // The mission runs; somebody is trained, and asked again later.
        await StepAsync(new { to = "Running" }, HttpStatusCode.Conflict);
        await StepAsync(new { to = "Confirmed" }, HttpStatusCode.BadRequest);
        await StepAsync(new { to = "Confirmed", licenceOkOn = Today.AddDays(1) }, HttpStatusCode.BadRequest);
        // The licence that the run saw was shortened since: the mission would outlast it.
        await SendAsync(host, HttpMethod.Put, "registration", Profile(licenceTo: Today.AddDays(60)), null, HttpStatusCode.OK, secret);
        var ends = await StepAsync(new { to = "Confirmed", licenceOkOn = Today }, HttpStatusCode.Conflict);
        Assert.Contains($"The licence ends on {Today.AddDays(60):yyyy-MM-dd}", $"{ends}", StringComparison.Ordinal);
        await SendAsync(host, HttpMethod.Put, "registration", Profile(), null, HttpStatusCode.OK, secret);
        await StepAsync(new { to = "Confirmed", licenceOkOn = Today });
        await StepAsync(new { to = "Running" });
        await SendAsync(host, HttpMethod.Put, "activities", new TransferActivity("a-1", mission, Today, "protocol", "ventilation", 6, 8, "PROT-1", false, true), manager, HttpStatusCode.OK);
        for (var i = 0; i < 6; i++)
            await SendAsync(host, HttpMethod.Put, "beneficiaries", new Beneficiary($"b-{i}", mission, "nurse", "F", "KAB", 12, 40, 70, new(true, 68), null, true), manager, HttpStatusCode.OK);
        await StepAsync(new { to = "Completed", daysDelivered = 30, hostRating = 5, expertRating = 4, stayedAfter = "no", cost = new MissionCost(900, 2000, 100, "EUR") });

        // The indicators say so.
        var pack = await SendAsync(host, HttpMethod.Get, $"indicators/{Today.Year}-Q{(Today.Month + 2) / 3}", null, manager, HttpStatusCode.OK);
        var rows = pack.GetProperty("rows").EnumerateArray().ToDictionary(r => r.GetProperty("code").GetString()!, r => r.GetProperty("value"));
        Assert.Equal((1.0, 0.5, 100.0, 1.0), (rows["O6"].GetDouble(), rows["C1"].GetDouble(), rows["C4"].GetDouble(), rows["O8"].GetDouble()));
        Assert.Equal(100.0, rows["C2"].GetDouble());

        // An opportunity is published, embedded and counted.
        await SendAsync(host, HttpMethod.Put, "opportunities", new Opportunity("o-1", "job", new("Surgeon", "Chirurgien"), null, "2212", "27", "MOH", Today, Today.AddDays(9), "https://jobs.example/1"), manager, HttpStatusCode.OK);
        Assert.Contains("jsonfeed.org", await host.Http.GetStringAsync(new Uri("api/diaspora/opportunities?format=feed", UriKind.Relative)), StringComparison.Ordinal);
        await SendAsync(host, HttpMethod.Post, "opportunities/o-1/interests", null, null, HttpStatusCode.NoContent);

        // The brief is for everybody: the occupation, what is open in it, and no figure where nothing is published.
        var brief = await SendAsync(host, HttpMethod.Get, "briefs/2212?district=27", null, null, HttpStatusCode.OK);
        Assert.Equal(("2212", "27", JsonValueKind.Null), (brief.GetProperty("isco08").GetString(), brief.GetProperty("district").GetString(), brief.GetProperty("areaFigures").ValueKind));
        Assert.Equal("o-1", Assert.Single(brief.GetProperty("opportunities").EnumerateArray()).GetProperty("id").GetString());
        var nurse = await SendAsync(host, HttpMethod.Get, "briefs/2221", null, null, HttpStatusCode.OK);
        Assert.Equal("NUR", Assert.Single(nurse.GetProperty("recognition").EnumerateArray()).GetProperty("code").GetString());
        Assert.Equal("ENG", Assert.Single((await SendAsync(host, HttpMethod.Get, "briefs/2149", null, null, HttpStatusCode.OK)).GetProperty("recognition").EnumerateArray()).GetProperty("code").GetString());
        Assert.Equal(["equivalence", "licence"], nurse.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("code").GetString()));
        var cook = await SendAsync(host, HttpMethod.Get, "briefs/5120", null, null, HttpStatusCode.OK);
        Assert.Equal(["equivalence"], cook.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("code").GetString()));
        Assert.Empty((await SendAsync(host, HttpMethod.Get, "briefs/2212?district=12", null, null, HttpStatusCode.OK)).GetProperty("opportunities").EnumerateArray());
        await SendAsync(host, HttpMethod.Get, "briefs/221", null, null, HttpStatusCode.BadRequest);
        await SendAsync(host, HttpMethod.Get, "briefs/2212?district=99", null, null, HttpStatusCode.BadRequest);

        // The timer makes a run as a person does, and says that it was the timer.
        using (var timer = await host.Http.PostAsJsonAsync("admin/functions/MatchExperts", new { input = "" })) timer.EnsureSuccessStatusCode();
        var nightly = await WaitForTimerRunAsync(host, manager, run);
        Assert.True(nightly.GetProperty("result").GetProperty("experts").GetInt32() >= 1);
        Assert.DoesNotContain(nightly.GetProperty("result").GetProperty("needs").EnumerateArray(), n => n.GetProperty("need").GetString() == request);

        // Consent withdrawn is out of the next run; what is erased is visible nowhere.
        await SendAsync(host, HttpMethod.Put, "registration/consents", new { version = "v2", purposes = (string[])["statistics"] }, null, HttpStatusCode.OK, secret);
        var other = (await SendAsync(host, HttpMethod.Post, "requests", Request(), manager, HttpStatusCode.Created)).GetProperty("id").GetString()!;
        await SendAsync(host, HttpMethod.Post, $"requests/{other}/submission", new { }, manager, HttpStatusCode.OK);
        await SendAsync(host, HttpMethod.Post, $"requests/{other}/approval", new { meeting = meeting.Id }, approver, HttpStatusCode.OK);
        var (next, without) = await RunAsync(host, manager, other);
        Assert.DoesNotContain(StoredRun.NameOf(next, key), $"{without}", StringComparison.Ordinal);
        await SendAsync(host, HttpMethod.Delete, "registration", null, null, HttpStatusCode.NoContent, secret);
        await SendAsync(host, HttpMethod.Get, "registration", null, null, HttpStatusCode.NotFound, secret);
        string[] ofThePerson = [key, secret, Name, Email, Phone];
        Assert.All(ofThePerson, trace => Assert.False(host.Log.Contains(trace, StringComparison.OrdinalIgnoreCase)));
        foreach (var (place, text) in await EverythingAsync(blobs, tables))
            foreach (var trace in ofThePerson) Assert.False(text.Contains(trace, StringComparison.OrdinalIgnoreCase), $"{place} still holds something of the person.");

        Task<JsonElement> StepAsync(object step, HttpStatusCode expected = HttpStatusCode.OK) => SendAsync(host, HttpMethod.Post, $"missions/{mission}/steps", step, manager, expected);

        Task<JsonElement> AnswerAsync(string by, HttpStatusCode expected) => SendAsync(host, HttpMethod.Put, $"registration/missions/{mission}/answer", new { accept = true }, null, expected, by);
    }

    static object Registration() => new
    {
        profile = Profile(),
        contact = new Contact(Name, Email, Phone),
        version = "v2",
        purposes = (string[])["matching", "contact_by_host", "statistics"],
    };

    static object Profile(DateOnly? licenceTo = null) => new
    {
        residenceCountry = "BEL",
        sex = "F",
        birthYear = 1980,
        profession = "2212",
        specialty = "GSURG",
        skills = new Dictionary<string, int> { ["GSURG-1"] = 5, ["GSURG-2"] = 5 },
        yearsExperience = 15,
        licence = new { authority = "SPF Santé", country = "BEL", status = "active", validTo = licenceTo ?? Today.AddYears(2) },
        councilStatus = "full",
        councilValidTo = Today.AddYears(2),
        languages = new Dictionary<string, string> { ["rw"] = "C2", ["en"] = "C1" },
        onsite = true,
        online = true,
        // Two windows that overlap are one.
        windows = new[] { new { from = Today.AddDays(30), to = Today.AddDays(70) }, new { from = Today.AddDays(60), to = Today.AddDays(120) } },
        maxDaysPerYear = 120,
        preferredDistricts = (string[])["27"],
    };

    static FacilityRequest Request() => new(
        "", "KAB", "teaching", "surgery", "GSURG", [new("GSURG-1", 5, 2, true), new("GSURG-2", 5, 1, false)], "surgery_camp", "onsite", Today.AddDays(40), Today.AddDays(110), 20, 60, ["en", "fr"], 3,
        null, "TOR-2026-0900", Today, null, RequestStatus.Draft);

    static async Task<JsonElement> WaitForTimerRunAsync(FunctionsHost host, AuthenticationHeaderValue manager, string before)
    {
        for (var until = DateTime.UtcNow.AddMinutes(2); DateTime.UtcNow < until; await Task.Delay(200))
        {
            var newest = (await SendAsync(host, HttpMethod.Get, "matching-runs", null, manager, HttpStatusCode.OK)).GetProperty("items")[0].GetString()!;
            if (newest == before) continue;
            var run = await SendAsync(host, HttpMethod.Get, $"matching-runs/{newest}", null, manager, HttpStatusCode.OK);
            Assert.Equal("timer", run.GetProperty("by").GetString());
            return run;
        }
        throw new Xunit.Sdk.XunitException("The timer made no run.");
    }

    static async Task<(string Run, JsonElement Need)> RunAsync(FunctionsHost host, AuthenticationHeaderValue manager, string request)
    {
        var run = await SendAsync(host, HttpMethod.Post, "matching-runs", null, manager, HttpStatusCode.Created);
        Assert.Contains(run.GetProperty("inputs").EnumerateArray(), i => i.GetString()!.StartsWith("minaffet/diaspora-experts/2026-Q3/", StringComparison.Ordinal));
        return (run.GetProperty("id").GetString()!, run.GetProperty("result").GetProperty("needs").EnumerateArray().Single(n => n.GetProperty("need").GetString() == request));
    }

    static async Task<JsonElement> SendAsync(
        FunctionsHost host, HttpMethod method, string path, object? body, AuthenticationHeaderValue? caller, HttpStatusCode expected, string? secret = null)
    {
        using var message = new HttpRequestMessage(method, $"api/diaspora/{path}") { Headers = { Authorization = caller } };
        if (secret is not null) message.Headers.Add("Registration-Secret", secret);
        if (body is not null) message.Content = JsonContent.Create(body, body.GetType(), options: Documents.Json);
        using var answer = await host.Http.SendAsync(message);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{method} {path}: {answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }

    static async Task WaitForDropAsync(TableServiceClient tables)
    {
        var current = tables.GetTableClient("current");
        for (var until = DateTime.UtcNow.AddMinutes(2); DateTime.UtcNow < until; await Task.Delay(200))
            await foreach (var _ in current.QueryAsync<TableEntity>("PartitionKey eq 'diaspora-experts'")) return;
        Assert.Fail("The drop was not accepted.");
    }

    static async Task<string> SealedAsync(BlobServiceClient blobs)
    {
        var container = blobs.GetBlobContainerClient(Containers.DiasporaContacts);
        var all = new StringBuilder();
        await foreach (var blob in container.GetBlobsAsync()) all.Append(Encoding.UTF8.GetString((await container.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content));
        Assert.NotEqual(0, all.Length);
        return $"{all}";
    }

    static async Task<List<(string Place, string Text)>> EverythingAsync(BlobServiceClient blobs, TableServiceClient tables)
    {
        var all = new List<(string, string)>();
        await foreach (var container in blobs.GetBlobContainersAsync())
            await foreach (var blob in blobs.GetBlobContainerClient(container.Name).GetBlobsAsync())
                all.Add(($"{container.Name}/{blob.Name}", blob.Name + Encoding.UTF8.GetString(
                    (await blobs.GetBlobContainerClient(container.Name).GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content)));
        await foreach (var table in tables.QueryAsync())
            await foreach (var row in tables.GetTableClient(table.Name).QueryAsync<TableEntity>()) all.Add(($"table {table.Name}", string.Join('\n', row.Select(c => $"{c.Key}={c.Value}"))));
        Assert.True(all.Count > 20);
        return all;
    }
}
