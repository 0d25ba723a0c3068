using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pipeline.LabourMarketTest.Applications;
using Pipeline.Testing;

namespace Pipeline.LabourMarketTestCases.Tests;

/// <summary>Labour market tests as officers, employers and statisticians meet them.</summary>
public sealed class CasesOverHttpTests(RunningTests running) : IClassFixture<RunningTests>
{
    static string Text(JsonElement of, string path) => RunningTests.Text(of, path);

    static Application With(string id, Func<Application, Application> change) => change(RunningTests.Golden(id));

    async Task<(string Outcome, string[] Reasons)> OutcomeAsync(Application application)
    {
        var (status, found) = await running.LodgeAsync(application);
        Assert.Equal(201, status);
        return (Text(found, "recommendation.recommendation"), [.. found.GetProperty("recommendation").GetProperty("reasons").EnumerateArray().Select(r => $"{r}")]);
    }

    [Fact]
    public async Task The_worked_cases_come_out_as_worked()
    {
        var (status, golden) = await running.LodgeAsync(RunningTests.Golden("G-1"));
        Assert.Equal((201, "ApproveWithConditions", "H2"), (status, Text(golden, "recommendation.recommendation"), Text(golden, "recommendation.permitClass")));
        var wage = golden.GetProperty("record").GetProperty("results").EnumerateArray().Single(r => Text(r, "ruleId") == "WG-210");
        Assert.Equal(("Pass", "900000", "850000", "3"), (Text(wage, "result"), Text(wage, "observed"), Text(wage, "threshold"), Text(wage, "level")));
        Assert.Equal(("251", "0.25"), (Text(golden, "record.evidence.minorGroup"), Text(golden, "record.evidence.vacanciesPerJobSeeker")));
        Assert.All((string[])["en", "fr", "rw"], language => Assert.Equal(1, golden.GetProperty("record").GetProperty("reasonTexts").GetProperty(language).GetArrayLength()));
        foreach (var hash in (string[])["applicationHash", "ruleSet.hash", "law.commitments", "workingCalendar"]) Assert.Equal(64, Text(golden.GetProperty("record"), hash).Length);
        Assert.Matches("^run-1@[0-9a-f]{64}$", Text(golden, "record.wageTable"));
        Assert.Matches("^2013-04-04@[0-9a-f]{64}$", $"{golden.GetProperty("record").GetProperty("lists")[0].GetProperty("version")}");

        var (outcome, reasons) = await OutcomeAsync(With("G-2", g => g with { Adverts = [g.Adverts![0] with { To = new(2025, 5, 27) }, g.Adverts[1]] }));
        Assert.Equal(("Refuse", true), (outcome, reasons.Contains("ADVERT_TOO_SHORT")));
        (outcome, reasons) = await OutcomeAsync(With("G-3", g => g with { SubmittedAt = new(2025, 6, 21) }));
        Assert.Equal(("Exempt", true), (outcome, reasons.Contains("ODL_LISTED")));
        (outcome, reasons) = await OutcomeAsync(With("G-4", g => g with { Nationalities = ["KEN"] }));
        Assert.Equal(("Exempt", true), (outcome, reasons.Contains("EAC_SCHEDULED")));
        foreach (var (day, track) in ((DateOnly, string)[])[(new(2024, 3, 3), "General"), (new(2024, 3, 4), "Eac")])
            Assert.Equal(track, Text((await running.LodgeAsync(With($"G-5-{day.Day}", g => g with { Nationalities = ["SOM"], SubmittedAt = day }))).Case, "recommendation.track"));
    }

    [Fact]
    public async Task Class_H4_an_unmapped_class_and_what_there_is_no_list_for_are_said()
    {
        var (_, artisan) = await running.LodgeAsync(With("H-1", g => g with
        {
            Nationalities = ["KEN"],
            EntryDate = new(2025, 6, 30),
            SubmittedAt = new(2025, 7, 23),
            Post = g.Post! with { Occupation = "7212", Reference = "P-7" },
            Adverts = [g.Adverts![0] with { From = new(2025, 6, 1), To = new(2025, 6, 28) }],
            SkillsTransfer = new(1)
        }));
        Assert.Equal(("Approve", "E5", "H4"), (Text(artisan, "recommendation.recommendation"), Text(artisan, "recommendation.trackRow"), Text(artisan, "recommendation.permitClass")));
        Assert.Equal(("2025-07-23", "True", "2025-08-22"), (Text(artisan, "clocks.applyBy"), Text(artisan, "clocks.filedOnTime"), Text(artisan, "clocks.decisionDue")));
        var (outcome, reasons) = await OutcomeAsync(With("H-2", g => g with { PermitClass = "V4", Post = g.Post! with { Reference = "P-7" } }));
        Assert.Equal(("Refer", true), (outcome, reasons.Contains("UNMAPPED_PERMIT_CLASS")));
        var (_, early) = await running.SendAsync("GET", "?post=P-7");
        Assert.Equal(["1", "2"], early.GetProperty("cases").EnumerateArray().Select(c => Text(c, "preferenceRank")));
    }

    [Fact]
    public async Task A_malformed_application_is_told_every_fault_at_once_and_no_personal_value()
    {
        var (status, problem) = await running.SendAsync("POST", "", new
        {
            applicationId = "F-1",
            submittedAt = "20/06/2025",
            nationalities = new[] { "Indian Joe" },
            surname = "Uwase",
            post = new { occupation = "25", vacancies = -1 },
            adverts = new object[] { new { from = "2025-05-01" }, new { to = "soon" } },
        });
        Assert.Equal(400, status);
        var faults = problem.GetProperty("faults").EnumerateArray().ToDictionary(f => Text(f, "place"));
        Assert.Equal(["/adverts/1/to", "/nationalities/0", "/post/occupation", "/post/vacancies", "/submittedAt", "/surname"], faults.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("***", Text(faults["/nationalities/0"], "value"));
        Assert.All(faults.Values, f => Assert.True(Text(f, "expected").Length > 0 && Text(f, "mend").Length > 0));
        Assert.DoesNotContain("Uwase", $"{problem}", StringComparison.Ordinal);
        Assert.DoesNotContain("Joe", $"{problem}", StringComparison.Ordinal);

        using var schema = JsonDocument.Parse(await (await running.AskAsync("GET", "/schema", null, null)).Content.ReadAsStringAsync());
        Assert.Equal("^[0-9]{4}$", Text(schema.RootElement, "properties.post.properties.occupation.pattern"));
        Assert.Equal("Incomplete", (await OutcomeAsync(new("F-2"))).Outcome);
    }

    [Fact]
    public async Task A_case_is_replayed_from_what_was_kept_though_list_and_pay_have_moved_on()
    {
        var (_, lodged) = await running.LodgeAsync(RunningTests.Golden("R-1"));
        var id = Text(lodged, "id");
        await running.PublishPayAsync("run-2", 870_000);
        using var record = await running.AskAsync("GET", $"/{id}/record", null, running.Officer);
        Assert.Equal(Text(lodged, "recommendation.recordSha256"), Convert.ToHexStringLower(SHA256.HashData(await record.Content.ReadAsByteArrayAsync())));
        var (_, replayed) = await running.SendAsync("GET", $"/{id}/replay");
        Assert.Equal(("True", Text(replayed, "kept")), (Text(replayed, "isSame"), Text(replayed, "anew")));

        var (again, same) = await running.LodgeAsync(RunningTests.Golden("R-1"));
        Assert.Equal((200, id, "1", JsonValueKind.Null), (again, Text(same, "id"), Text(same, "assessments"), same.GetProperty("statusKey").ValueKind));
        var (_, completed) = await running.LodgeAsync(With("R-1", g => g with { SkillsTransfer = new(1) }));
        Assert.Equal(("2", "Approve"), (Text(completed, "assessments"), Text(completed, "recommendation.recommendation")));
        Assert.StartsWith("run-2@", Text(completed, "record.wageTable"), StringComparison.Ordinal);
        await running.PublishPayAsync("run-1");
    }

    [Fact]
    public async Task An_officer_decides_another_hears_the_appeal_and_every_figure_counts_once()
    {
        var (_, lodged) = await running.LodgeAsync(With("D-1", g => g with { Adverts = [] }));
        var (id, seen) = (Text(lodged, "id"), Text(lodged, "recommendation.recordSha256"));
        Assert.Equal("Refuse", Text(lodged, "recommendation.recommendation"));
        Assert.Equal(409, (await running.SendAsync("POST", $"/{id}/appeal", new { ground = "FactsWrong", on = "2026-01-01" })).Status);
        Assert.Equal(409, (int)(await running.AskAsync("GET", $"/{id}/letter", null, running.Officer)).StatusCode);
        Assert.Equal(412, (await running.SendAsync("PUT", $"/{id}/decision", new { outcome = "Refuse", reason = "AsRecommended", record = new string('0', 64) })).Status);
        Assert.Equal(400, (await running.SendAsync("PUT", $"/{id}/decision", new { outcome = "Approve", reason = "AsRecommended", record = seen })).Status);
        Assert.Equal(400, (await running.SendAsync("PUT", $"/{id}/decision", new { outcome = "Refer", reason = "EvidenceSeen", record = seen })).Status);

        var (status, decided) = await running.SendAsync("PUT", $"/{id}/decision", new { outcome = "Refuse", reason = "AsRecommended", record = seen });
        Assert.Equal((200, "Decided", "False"), (status, Text(decided, "state"), $"{decided.GetProperty("decisions")[0].GetProperty("isOverride")}"));
        Assert.Equal(409, (await running.LodgeAsync(RunningTests.Golden("D-1"))).Status);
        foreach (var (language, says) in ((string, string)[])[("en", "How to appeal"), ("fr", "Comment faire recours")])
        {
            using var letter = await running.AskAsync("GET", $"/{id}/letter?lang={language}", null, running.Officer);
            var page = await letter.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.OK, letter.StatusCode);
            Assert.Contains(says, page, StringComparison.Ordinal);
            Assert.Contains("ADVERT_TOO_SHORT", page, StringComparison.Ordinal);
            Assert.Contains(Text(decided, "clocks.appealUntil"), page, StringComparison.Ordinal);
        }

        var today = Text(decided, "receivedOn");
        Assert.Equal("Appealed", Text((await running.SendAsync("POST", $"/{id}/appeal", new { ground = "EvidenceOverlooked", on = today })).Body, "state"));
        Assert.Equal(403, (await running.SendAsync("PUT", $"/{id}/appeal/decision", new { uphold = true })).Status);
        Assert.Equal("Reopened", Text((await running.SendAsync("PUT", $"/{id}/appeal/decision", new { uphold = true }, running.OtherOfficer)).Body, "state"));
        var grant = new { outcome = "ApproveWithConditions", reason = "AppealUpheld", record = seen };
        Assert.Equal(403, (await running.SendAsync("PUT", $"/{id}/decision", grant)).Status);
        var (_, granted) = await running.SendAsync("PUT", $"/{id}/decision", grant, running.OtherOfficer);
        var given = granted.GetProperty("decisions")[1];
        Assert.Equal(("True", "H2", "UNDERSTUDY_MISSING"), (Text(given, "isOverride"), Text(given, "permitClass"), $"{given.GetProperty("conditions")[0].GetProperty("reason")}"));
        var day = DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(($"{day.AddMonths(24).AddDays(-1):yyyy-MM-dd}", $"{day.AddDays(60):yyyy-MM-dd}"), (Text(given, "validTo"), $"{given.GetProperty("conditions")[0].GetProperty("due")}"));
        var (_, met) = await running.SendAsync("PUT", $"/{id}/conditions/ST-410", null, running.OtherOfficer);
        Assert.Equal(today, $"{met.GetProperty("decisions")[1].GetProperty("conditions")[0].GetProperty("metOn")}");

        var (_, figures) = await running.SendAsync("GET", "/statistics");
        int Sum(string of) => figures.GetProperty("rows").EnumerateArray().Sum(r => r.GetProperty(of).GetInt32());
        Assert.Equal(decimal.Round((decimal)Sum("overrides") / (Sum("cases") - Sum("referred")), 6), figures.GetProperty("overrideRate").GetDecimal());
        Assert.InRange(figures.GetProperty("overrideRate").GetDecimal(), 0.000001m, 0.999999m);
        var own = figures.GetProperty("rows").EnumerateArray().Where(r => Text(r, "occupationGroup") == "251" && Text(r, "month") == today[..7]).ToList();
        Assert.Contains(own, r => (Text(r, "outcome"), Text(r, "reasonCode"), Text(r, "overrides"), Text(r, "late")) == ("Refuse", "ADVERT_TOO_SHORT", "0", "1"));
        Assert.Contains(own, r => (Text(r, "outcome"), Text(r, "reasonCode"), Text(r, "overrides"), Text(r, "days")) == ("ApproveWithConditions", "AppealUpheld", "1", "0"));

        using var verified = new HttpRequestMessage(HttpMethod.Get, $"api/audit/labourmarkettests/cases-{id[0]}/verify") { Headers = { Authorization = running.Approver } };
        Assert.Contains("\"iswhole\":true", (await (await running.Host.Http.SendAsync(verified)).Content.ReadAsStringAsync()).Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_referred_case_is_no_override_and_does_not_stand_in_the_rate()
    {
        var (_, before) = await running.SendAsync("GET", "/statistics");
        var (_, lodged) = await running.LodgeAsync(With("O-1", g => g with { PermitClass = "V4" }));
        var (id, seen) = (Text(lodged, "id"), Text(lodged, "recommendation.recordSha256"));
        Assert.Equal("Refer", Text(lodged, "recommendation.recommendation"));
        var (status, decided) = await running.SendAsync("PUT", $"/{id}/decision", new { outcome = "Approve", reason = "ReferredToOfficer", record = seen, permitClass = "H2", validityMonths = 24 });
        Assert.Equal((200, "False"), (status, $"{decided.GetProperty("decisions")[0].GetProperty("isOverride")}"));
        var (_, after) = await running.SendAsync("GET", "/statistics");
        int Referred(JsonElement of) => of.GetProperty("rows").EnumerateArray().Sum(r => r.GetProperty("referred").GetInt32());
        Assert.Equal(Referred(before) + 1, Referred(after));
        Assert.Equal($"{before.GetProperty("overrideRate")}", $"{after.GetProperty("overrideRate")}");
    }

    [Fact]
    public async Task A_citizen_of_a_partner_state_is_refused_for_a_reason_of_the_protocol_only()
    {
        var (_, lodged) = await running.LodgeAsync(With("E-1", g => g with { Nationalities = ["KEN"], Post = g.Post! with { PublicService = true } }));
        var (id, seen) = (Text(lodged, "id"), Text(lodged, "recommendation.recordSha256"));
        var (status, problem) = await running.SendAsync("PUT", $"/{id}/decision", new { outcome = "Refuse", reason = "AsRecommended", record = seen });
        Assert.Equal(400, status);
        Assert.Contains("PublicService", Text(problem, "expected"), StringComparison.Ordinal);
        Assert.Equal(200, (await running.SendAsync("PUT", $"/{id}/decision", new { outcome = "Refuse", reason = "PublicService", record = seen })).Status);
    }

    [Fact]
    public async Task The_employer_sees_the_status_with_the_key_alone_and_late_cases_are_alerts()
    {
        var (_, lodged) = await running.LodgeAsync(With("S-1", g => g with { Nationalities = ["TZA"], EntryDate = new(2025, 3, 3) }));
        var (id, key) = (Text(lodged, "id"), Text(lodged, "statusKey"));
        using var status = await running.AskAsync("GET", $"/{id}/status", null, null, ("Status-Key", key));
        var told = JsonElement.Parse(await status.Content.ReadAsStringAsync());
        Assert.Equal(("Open", "2025-07-20"), (Text(told, "state"), Text(told, "decisionDue")));
        Assert.DoesNotContain("TZA", $"{told}", StringComparison.Ordinal);
        foreach (var wrong in (string[])[new('0', 32), "x"])
        {
            using var refused = await running.AskAsync("GET", $"/{id}/status", null, null, ("Status-Key", wrong));
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }
        var (_, alerts) = await running.SendAsync("GET", "/alerts");
        var own = alerts.GetProperty("alerts").EnumerateArray().Where(a => Text(a, "id") == id).Select(a => Text(a, "kind")).Order(StringComparer.Ordinal);
        Assert.Equal(["DecisionOverdue", "FiledLate"], own);
    }

    [Fact]
    public async Task A_simulation_says_what_would_change_and_changes_nothing()
    {
        var (_, lodged) = await running.LodgeAsync(With("W-1", g => g with { SubmittedAt = new(2025, 6, 19), Adverts = [g.Adverts![0] with { To = new(2025, 5, 21) }, g.Adverts[1]] }));
        Assert.Equal("Refuse", Text(lodged, "recommendation.recommendation"));
        using var shipped = await running.AskAsync("GET", "/rule-sets?name=RW-LMT@0.1.0", null, null);
        var document = (await shipped.Content.ReadAsStringAsync()).Replace("\"minDays\": 28", "\"minDays\": 21", StringComparison.Ordinal).Replace("\"minDays\":28", "\"minDays\":21", StringComparison.Ordinal)
            .Replace("\"0.1.0\"", "\"0.2.0\"", StringComparison.Ordinal);
        var (status, report) = await running.SendAsync("POST", "/simulations", new { document = JsonElement.Parse(document), from = "2025-06-19", to = "2025-06-19" });
        Assert.Equal((200, "1", "0"), (status, Text(report, "cases"), Text(report, "same")));
        var way = report.GetProperty("changed")[0];
        Assert.Equal(("Refuse", "ApproveWithConditions", "1"), (Text(way, "from"), Text(way, "to"), Text(way, "goneReasons.ADVERT_TOO_SHORT")));
        Assert.Equal(("Rule AD-110 (ADVERT_TOO_SHORT): params.minDays changes from 28 to 21.", "La règle AD-110 (ADVERT_TOO_SHORT) : params.minDays passe de 28 à 21."),
            (Text(report.GetProperty("rules")[0], "en"), Text(report.GetProperty("rules")[0], "fr")));
        (_, report) = await running.SendAsync("POST", "/simulations", new { list = "2025-06-21", from = "2025-06-19", to = "2025-06-19" });
        Assert.Equal(("Exempt", "1"), (Text(report.GetProperty("changed")[0], "to"), Text(report.GetProperty("changed")[0], "newReasons.ODL_LISTED")));
        var (_, after) = await running.SendAsync("GET", $"/{Text(lodged, "id")}");
        Assert.Equal(("Refuse", "1"), (Text(after, "recommendation.recommendation"), Text(after, "assessments")));
        Assert.Equal(400, (await running.SendAsync("POST", "/simulations", new { document = new { ruleSetId = "RW-LMT" } })).Status);
        var (_, diff) = await running.SendAsync("GET", "/rule-sets/diff?from=RW-LMT@0.1.0&to=RW-EAC@0.1.0");
        Assert.True(diff.GetProperty("changes").GetArrayLength() > 5);
        Assert.Equal(7, (await running.SendAsync("GET", "/outbound?occupation=2512&on=2026-01-01")).Body.GetProperty("states").GetArrayLength());
    }

    [Fact]
    public async Task The_employer_register_is_evidence_that_is_kept_and_replayed()
    {
        Application Of(string id, string number) => With(id, g => g with { Employer = g.Employer! with { Number = number } });
        var (_, without) = await running.LodgeAsync(Of("ER-0", "100000000"));
        Assert.Contains(without.GetProperty("recommendation").GetProperty("absent").EnumerateArray(), a => $"{a}" == EmployerRegister.None);
        var sample = await File.ReadAllTextAsync(Repository.PathOf("protocols", "rssb", "employers", "samples", "2026-10", "clean.csv"));
        await running.DeliverEmployersAsync(sample);

        var (_, lodged) = await running.LodgeAsync(Of("ER-1", "100000000"));
        Assert.Equal(("2026-10", "True", "True", "303", "P", "PRI", "2026-11-06"), (Text(lodged, "record.evidence.employer.period"), Text(lodged, "record.evidence.employer.isListed"),
            Text(lodged, "record.evidence.employer.isActive"), Text(lodged, "record.evidence.employer.employees"), Text(lodged, "record.evidence.employer.industry"),
            Text(lodged, "record.evidence.employer.sector"), Text(lodged, "record.evidence.employer.declaredOn")));
        Assert.Empty(lodged.GetProperty("record").GetProperty("evidence").GetProperty("employer").GetProperty("contradicts").EnumerateArray());
        Assert.Matches("^rssb/employers/2026-10@[0-9a-f]{64}$", Text(lodged, "record.employerRegister"));
        var (_, unknown) = await running.LodgeAsync(Of("ER-2", "199999999"));
        Assert.Equal(("False", "/employer/registered"), (Text(unknown, "record.evidence.employer.isListed"), $"{unknown.GetProperty("record").GetProperty("evidence").GetProperty("employer").GetProperty("contradicts")[0]}"));
        // What no rule judges by changes no outcome.
        Assert.Equal(Text(lodged, "recommendation.recommendation"), Text(unknown, "recommendation.recommendation"));

        await running.DeliverEmployersAsync(sample.Replace("100000000,P,PRI,11,2018-06-02,ACT,,303,2026-11-06", "100000000,P,PRI,11,2018-06-02,DOR,,0,", StringComparison.Ordinal));
        var (_, later) = await running.LodgeAsync(Of("ER-3", "100000000"));
        Assert.Equal(("False", "DOR"), (Text(later, "record.evidence.employer.isActive"), Text(later, "record.evidence.employer.status")));
        var (_, replayed) = await running.SendAsync("GET", $"/{Text(lodged, "id")}/replay");
        Assert.Equal(("True", Text(replayed, "kept")), (Text(replayed, "isSame"), Text(replayed, "anew")));
        var (status, problem) = await running.LodgeAsync(Of("ER-4", "12345"));
        Assert.Equal((400, "***"), (status, Text(problem.GetProperty("faults")[0], "value")));
    }

    [Fact]
    public async Task A_file_that_is_to_be_lodged_makes_each_row_a_case_once()
    {
        const string Header = "applicationId,submittedAt,identityEstablished,nationalities,employer/registered,post/occupation,candidates\r\n", First = "BL-1,2025-06-20,true,IND,true,2512,none\r\n",
            Second = "BL-2,2025-06-20,true,KEN,true,2512,none\r\n", Faulty = "BL-3,20-06-2025,true,IND,true,2512,none\r\n";
        async Task<string[][]> SendAsync(string rows)
        {
            using var answer = await running.AskAsync("POST", "?lodge=true&lang=en", new StringContent(Header + rows, Encoding.UTF8, "text/csv"), running.Officer);
            return [.. (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))];
        }

        var sent = await SendAsync(First + Second + Faulty);
        Assert.Equal(["Lodged", "Lodged", ""], sent.Select(row => row[^3]));
        Assert.All(sent[..2], row => Assert.Equal((CaseId.For(row[0]), 32), (row[^2], row[^1].Length)));
        var (_, found) = await running.SendAsync("GET", $"/{sent[0][^2]}");
        Assert.Equal(("BL-1", sent[0][7]), (Text(found, "applicationId"), Text(found, "recommendation.recommendation")));
        using var told = await running.AskAsync("GET", $"/{sent[0][^2]}/status", null, null, ("Status-Key", sent[0][^1]));
        Assert.Equal(HttpStatusCode.OK, told.StatusCode);

        var again = await SendAsync(First + Second.Replace("KEN", "UGA", StringComparison.Ordinal));
        Assert.Equal(["AlreadyOnRecord", "AssessedAgain"], again.Select(row => row[^3]));
        Assert.Equal(sent[0][7..11], again[0][7..11]);
        Assert.All(again, row => Assert.Equal("", row[^1]));
        Assert.Equal("1", Text((await running.SendAsync("GET", $"/{sent[0][^2]}")).Body, "assessments"));
        await running.SendAsync("PUT", $"/{sent[1][^2]}/decision", new { outcome = "Refuse", reason = "FalseInformation", record = Text((await running.SendAsync("GET", $"/{sent[1][^2]}")).Body, "recommendation.recordSha256") });
        using var late = await running.AskAsync("POST", "?lodge=true", new StringContent(Header + First + Second + Faulty, Encoding.UTF8, "text/csv"), running.Officer, ("Accept", "application/json"));
        var summary = JsonElement.Parse(await late.Content.ReadAsStringAsync());
        Assert.Equal(("3", "1", "1", "1"), (Text(summary, "rows"), Text(summary, "faulty"), Text(summary, "kept.AlreadyOnRecord"), Text(summary, "kept.NotKept")));
        using var unclear = await running.AskAsync("POST", "?lodge=perhaps", new StringContent(Header, Encoding.UTF8, "text/csv"), running.Officer);
        Assert.Equal(HttpStatusCode.BadRequest, unclear.StatusCode);
    }

    [Fact]
    public async Task A_file_comes_back_with_outcome_and_reasons_beside_each_row()
    {
        const string File = "applicationId,submittedAt,identityEstablished,nationalities,employer/registered,post/occupation,candidates\r\n"
            + "B-1,2025-06-20,true,IND,true,2512,none\r\nB-2,2025-06-20,true,KEN|UGA,true,2512,none\r\nB-3,20-06-2025,yes,Joe,true,2512,none\r\n";
        using var answer = await running.AskAsync("POST", "?lang=en", new StringContent(File, Encoding.UTF8, "text/csv"), running.Officer);
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n");
        Assert.Equal(("text/csv", 5), (answer.Content.Headers.ContentType!.MediaType, lines.Length));
        Assert.EndsWith(",outcome,track,permit_class,validity_months,reasons,explanations", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("B-1,2025-06-20,true,IND,true,2512,none,Incomplete,General,,,", lines[1], StringComparison.Ordinal);
        Assert.Contains("Not given: /adverts", lines[1], StringComparison.Ordinal);
        Assert.Contains(",Eac,", lines[2], StringComparison.Ordinal);
        Assert.Contains("Faulty,,,,/submittedAt|/identityEstablished|/nationalities", lines[3], StringComparison.Ordinal);

        using var summed = await running.AskAsync("POST", "", new StringContent(File, Encoding.UTF8, "text/csv"), running.Officer, ("Accept", "application/json"));
        var summary = JsonElement.Parse(await summed.Content.ReadAsStringAsync());
        Assert.Equal(("3", "1", "2"), (Text(summary, "rows"), Text(summary, "faulty"), Text(summary, "outcomes.Incomplete")));
        Assert.Equal(404, (await running.SendAsync("GET", $"/{CaseId.For("B-1")}")).Status);
        using var header = await running.AskAsync("POST", "", new StringContent("applicationId,post/ocupation,adverts/1/from\r\n", Encoding.UTF8, "text/csv"), running.Officer);
        Assert.Equal((HttpStatusCode.BadRequest, 2), (header.StatusCode, JsonElement.Parse(await header.Content.ReadAsStringAsync()).GetProperty("faults").GetArrayLength()));
    }
}
