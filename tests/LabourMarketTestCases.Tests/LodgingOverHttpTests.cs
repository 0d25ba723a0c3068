using System.Text.Json;
using Pipeline.LabourMarketTest.Applications;
using Pipeline.Testing;

namespace Pipeline.LabourMarketTestCases.Tests;

/// <summary>An application is lodged, and what is recommended on it.</summary>
[Collection(RunningTests.Collection)]
public sealed class LodgingOverHttpTests(RunningTests running)
{
    [Fact]
    public async Task The_worked_cases_come_out_as_worked()
    {
        var (status, golden) = await running.LodgeAsync(RunningTests.Golden("G-1"));
        Assert.Equal((201, "ApproveWithConditions", "H2"), (status, RunningTests.Text(golden, "recommendation.recommendation"), RunningTests.Text(golden, "recommendation.permitClass")));
        var wage = golden.GetProperty("record").GetProperty("results").EnumerateArray().Single(r => RunningTests.Text(r, "ruleId") == "WG-210");
        Assert.Equal(("Pass", "900000", "850000", "3"), (RunningTests.Text(wage, "result"), RunningTests.Text(wage, "observed"), RunningTests.Text(wage, "threshold"), RunningTests.Text(wage, "level")));
        Assert.Equal(("251", "0.25"), (RunningTests.Text(golden, "record.evidence.minorGroup"), RunningTests.Text(golden, "record.evidence.vacanciesPerJobSeeker")));
        Assert.All((string[])["en", "fr", "rw"], language => Assert.Equal(1, golden.GetProperty("record").GetProperty("reasonTexts").GetProperty(language).GetArrayLength()));
        foreach (var hash in (string[])["applicationHash", "ruleSet.hash", "law.commitments", "workingCalendar"]) Assert.Equal(64, RunningTests.Text(golden.GetProperty("record"), hash).Length);
        Assert.Matches("^run-1@[0-9a-f]{64}$", RunningTests.Text(golden, "record.wageTable"));
        Assert.Matches("^2013-04-04@[0-9a-f]{64}$", $"{golden.GetProperty("record").GetProperty("lists")[0].GetProperty("version")}");

        var (outcome, reasons) = await running.OutcomeAsync(RunningTests.With("G-2", g => g with { Adverts = [g.Adverts![0] with { To = new(2025, 5, 27) }, g.Adverts[1]] }));
        Assert.Equal(("Refuse", true), (outcome, reasons.Contains("ADVERT_TOO_SHORT")));
        (outcome, reasons) = await running.OutcomeAsync(RunningTests.With("G-3", g => g with { SubmittedAt = new(2025, 6, 21) }));
        Assert.Equal(("Exempt", true), (outcome, reasons.Contains("ODL_LISTED")));
        (outcome, reasons) = await running.OutcomeAsync(RunningTests.With("G-4", g => g with { Nationalities = ["KEN"] }));
        Assert.Equal(("Exempt", true), (outcome, reasons.Contains("EAC_SCHEDULED")));
        foreach (var (day, track) in ((DateOnly, string)[])[(new(2024, 3, 3), "General"), (new(2024, 3, 4), "Eac")])
            Assert.Equal(track, RunningTests.Text((await running.LodgeAsync(RunningTests.With($"G-5-{day.Day}", g => g with { Nationalities = ["SOM"], SubmittedAt = day }))).Case, "recommendation.track"));
    }

    [Fact]
    public async Task Class_H4_an_unmapped_class_and_what_there_is_no_list_for_are_said()
    {
        var (_, artisan) = await running.LodgeAsync(RunningTests.With("H-1", g => g with
        {
            Nationalities = ["KEN"],
            EntryDate = new(2025, 6, 30),
            SubmittedAt = new(2025, 7, 23),
            Post = g.Post! with { Occupation = "7212", Reference = "P-7" },
            Adverts = [g.Adverts![0] with { From = new(2025, 6, 1), To = new(2025, 6, 28) }],
            SkillsTransfer = new(1)
        }));
        Assert.Equal(("Approve", "E5", "H4"), (RunningTests.Text(artisan, "recommendation.recommendation"), RunningTests.Text(artisan, "recommendation.trackRow"), RunningTests.Text(artisan, "recommendation.permitClass")));
        Assert.Equal(("0", "RWF", "0"), (RunningTests.Text(artisan, "record.fee.amount"), RunningTests.Text(artisan, "record.fee.currency"), RunningTests.Text(artisan, "recommendation.fee.amount")));
        Assert.Equal(("2025-07-23", "True", "2025-08-22"), (RunningTests.Text(artisan, "clocks.applyBy"), RunningTests.Text(artisan, "clocks.filedOnTime"), RunningTests.Text(artisan, "clocks.decisionDue")));
        var (outcome, reasons) = await running.OutcomeAsync(RunningTests.With("H-2", g => g with { PermitClass = "V4", Post = g.Post! with { Reference = "P-7" } }));
        Assert.Equal(("Refer", true), (outcome, reasons.Contains("UNMAPPED_PERMIT_CLASS")));
        var (_, early) = await running.SendAsync("GET", "?post=P-7");
        Assert.Equal(["1", "2"], early.GetProperty("cases").EnumerateArray().Select(c => RunningTests.Text(c, "preferenceRank")));
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
        var faults = problem.GetProperty("faults").EnumerateArray().ToDictionary(f => RunningTests.Text(f, "place"));
        Assert.Equal(["/adverts/1/to", "/nationalities/0", "/post/occupation", "/post/vacancies", "/submittedAt", "/surname"], faults.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("***", RunningTests.Text(faults["/nationalities/0"], "value"));
        Assert.All(faults.Values, f => Assert.True(RunningTests.Text(f, "expected").Length > 0 && RunningTests.Text(f, "mend").Length > 0));
        Assert.DoesNotContain("Uwase", $"{problem}", StringComparison.Ordinal);
        Assert.DoesNotContain("Joe", $"{problem}", StringComparison.Ordinal);

        using var schema = JsonDocument.Parse(await (await running.AskAsync("GET", "/schema", null, null)).Content.ReadAsStringAsync());
        Assert.Equal("^[0-9]{4}$", RunningTests.Text(schema.RootElement, "properties.post.properties.occupation.pattern"));
        Assert.Equal("Incomplete", (await running.OutcomeAsync(new("F-2"))).Outcome);
    }

    [Fact]
    public async Task The_employer_register_is_evidence_that_is_kept_and_replayed()
    {
        Application Of(string id, string number) => RunningTests.With(id, g => g with { Employer = g.Employer! with { Number = number } });
        var (_, without) = await running.LodgeAsync(Of("ER-0", "100000000"));
        Assert.Contains(without.GetProperty("recommendation").GetProperty("absent").EnumerateArray(), a => $"{a}" == EmployerRegister.None);
        var sample = await File.ReadAllTextAsync(Repository.PathOf("protocols", "rssb", "employers", "samples", "2026-10", "clean.csv"));
        await running.DeliverEmployersAsync(sample);

        var (_, lodged) = await running.LodgeAsync(Of("ER-1", "100000000"));
        Assert.Equal(("2026-10", "True", "True", "303", "P", "PRI", "2026-11-06"), (RunningTests.Text(lodged, "record.evidence.employer.period"), RunningTests.Text(lodged, "record.evidence.employer.isListed"),
            RunningTests.Text(lodged, "record.evidence.employer.isActive"), RunningTests.Text(lodged, "record.evidence.employer.employees"), RunningTests.Text(lodged, "record.evidence.employer.industry"),
            RunningTests.Text(lodged, "record.evidence.employer.sector"), RunningTests.Text(lodged, "record.evidence.employer.declaredOn")));
        Assert.Empty(lodged.GetProperty("record").GetProperty("evidence").GetProperty("employer").GetProperty("contradicts").EnumerateArray());
        Assert.Matches("^rssb/employers/2026-10@[0-9a-f]{64}$", RunningTests.Text(lodged, "record.employerRegister"));
        var (_, unknown) = await running.LodgeAsync(Of("ER-2", "199999999"));
        Assert.Equal(("False", "/employer/registered"), (RunningTests.Text(unknown, "record.evidence.employer.isListed"), $"{unknown.GetProperty("record").GetProperty("evidence").GetProperty("employer").GetProperty("contradicts")[0]}"));
        // What no rule judges by changes no outcome.
        Assert.Equal(RunningTests.Text(lodged, "recommendation.recommendation"), RunningTests.Text(unknown, "recommendation.recommendation"));

        await running.DeliverEmployersAsync(sample.Replace("100000000,P,PRI,11,2018-06-02,ACT,,303,2026-11-06", "100000000,P,PRI,11,2018-06-02,DOR,,0,", StringComparison.Ordinal));
        var (_, later) = await running.LodgeAsync(Of("ER-3", "100000000"));
        Assert.Equal(("False", "DOR"), (RunningTests.Text(later, "record.evidence.employer.isActive"), RunningTests.Text(later, "record.evidence.employer.status")));
        var (_, replayed) = await running.SendAsync("GET", $"/{RunningTests.Text(lodged, "id")}/replay");
        Assert.Equal(("True", RunningTests.Text(replayed, "kept")), (RunningTests.Text(replayed, "isSame"), RunningTests.Text(replayed, "anew")));
        var (status, problem) = await running.LodgeAsync(Of("ER-4", "12345"));
        Assert.Equal((400, "***"), (status, RunningTests.Text(problem.GetProperty("faults")[0], "value")));
    }
}
