using Pipeline.Intake.Receipts;
using Pipeline.Protocols;
using Pipeline.Protocols.Expressions;
using Pipeline.Reference;
using Pipeline.Testing;
using Pipeline.Validation;

namespace Pipeline.Intake.Tests;

/// <summary>Drops are put beside the accepted drops that the lake really holds.</summary>
public sealed class DropRulesTests(Storage storage) : IClassFixture<Storage>
{
    static readonly Protocol Permits = Storage.Catalog.Find(AgencyId.Parse("dgie"), DatasetId.Parse("work-permits"))!;

    static readonly Protocol Ruled = Permits with
    {
        DropRules =
        [
            new PreviousRule(Terms("T-PREVIOUS"), ["permit_id"], Condition("person_id = previous.person_id and nationality = previous.nationality"), ["nationality", "person_id"], null),
            new AggregateRule(Terms("T-AGGREGATE"), new(MeasureKind.Sum, ExpressionParser.ParseValue("monthly_wage", Permits.Columns), "sum(monthly_wage)"), null,
                [new("nationality", ExpressionParser.ParseValue("nationality", Permits.Columns))], Baseline.PreviousPeriod, new(0.5m, 2m), null, 1, true),
            new CrossFileRule(Terms("T-CROSS"), ["employer_id"], AgencyId.Parse("rssb"), DatasetId.Parse("employers"), ["employer_id"], null, 1, OtherDrop.Latest),
        ],
    };

    static readonly ProtocolCatalog Catalog = new([.. Storage.Catalog.Protocols.Where(p => p != Permits), Ruled], Storage.Catalog.Codelists)
    {
        References = Storage.Catalog.References,
    };

    [Fact]
    public async Task The_second_month_is_put_beside_the_first_and_beside_another_agencys_dataset()
    {
        await TakeAsync("rssb/employers/2026-10/employers.csv", Employers());
        var first = await TakeAsync("dgie/work-permits/2026-11/first.csv", PermitFile(1, 20));
        Assert.Contains(first.Report!.NotEvaluated, n => (n.RuleId, n.Reason.En) == ("T-AGGREGATE", "There is no accepted drop of this dataset for 2026-10."));
        Assert.Contains(first.Report.NotEvaluated, n => n.RuleId == "T-PREVIOUS");

        // Permit 3 is another person's now, permit 4 of another nationality; permits 21 to 60 are new, with an employer that is not known.
        var second = PermitFile(1, 20).Replace("WP0000000003,KEN-A0000003", "WP0000000003,KEN-A9999999", StringComparison.Ordinal)
            .Replace("KEN-A0000004,100000001,KEN", "KEN-A0000004,100000001,UGA", StringComparison.Ordinal)
            + string.Concat(Enumerable.Range(21, 40).Select(i => Testing.Permits.Row(i).Replace("100000001", "199999999", StringComparison.Ordinal) + "\r\n"));
        var receipt = await TakeAsync("dgie/work-permits/2026-12/second.csv", second);

        Assert.Equal(nameof(Outcome.AcceptedWithWarnings), receipt.Outcome);
        Assert.Equal(["T-AGGREGATE", "T-CROSS", "T-PREVIOUS"], receipt.Report!.DecidedBy.Order());
        Assert.Equal([4L, 5L], receipt.Findings.Where(f => f.RuleId == "T-PREVIOUS").Select(f => f.Line!.Value));
        Assert.Equal((20L, 2L), Counts("T-PREVIOUS"));
        // 59 Kenyan wages of 850000 beside 20, and one Ugandan beside none.
        Assert.Contains(receipt.Findings, f => f is { RuleId: "T-AGGREGATE", Value: "50150000", Expected.En: "8500000–34000000" });
        Assert.Contains(receipt.Findings, f => f is { RuleId: "T-AGGREGATE", Value: "1", Expected.En: "0" });
        Assert.Equal((60L, 40L), Counts("T-CROSS"));
        Assert.DoesNotContain(receipt.Findings, f => $"{f.Value}{f.Key}{f.Message.En}".Contains("199999999", StringComparison.Ordinal));

        (long, long) Counts(string id) => receipt.Report.Rules.Where(r => r.RuleId == id).Select(r => (r.Evaluated, r.Failed)).Single();
    }

    [Fact]
    public async Task Missions_are_counted_beside_the_requests_that_have_found_an_expert()
    {
        await TakeAsync("moh/facility-requests/2026-Q3/requests.csv", Clean("facility-requests"));
        var all = await TakeAsync("moh/missions/2026-Q3/missions.csv", Clean("missions"));
        Assert.Equal((3L, 0L), Counts(all));

        var online = string.Join('\n', Clean("missions").Split('\n').Where((line, i) => i % 2 == 0 || !line.Contains(",online,", StringComparison.Ordinal)));
        var some = await TakeAsync("moh/missions/2026-Q3/some.csv", online);
        Assert.Equal((3L, 1L), Counts(some));
        Assert.Contains("MS-D-05", some.Report!.DecidedBy);
        Assert.Contains(some.Findings, f => f.RuleId == "MS-D-05" && f.Message.En.Contains(" online: found ", StringComparison.Ordinal));

        static string Clean(string dataset) => File.ReadAllText(SampleFolder.All.Single(s => s.Dataset == dataset).PathOf("clean.csv"));

        static (long, long) Counts(Receipt receipt) => receipt.Report!.Rules.Where(r => r.RuleId == "MS-D-05").Select(r => (r.Evaluated, r.Failed)).Single();
    }

    [Fact]
    public async Task A_revision_is_put_beside_the_drop_that_it_supersedes()
    {
        await TakeAsync("dgie/work-permits/2027-05/before.csv", PermitFile(1, 20));
        await TakeAsync("dgie/work-permits/2027-06/first.csv", PermitFile(1, 21));
        var again = await TakeAsync("dgie/work-permits/2027-06/again.csv", PermitFile(1, 50));
        Assert.Contains("T-AGGREGATE.revision", again.Report!.DecidedBy);
        Assert.Contains(again.Findings, f => f is { RuleId: "T-AGGREGATE.revision", Code: "revision-too-large" });
    }

    [Fact]
    public async Task A_dataset_whose_agreement_shares_no_purpose_is_not_read_and_the_report_says_why()
    {
        await TakeAsync("rssb/employers/2028-01/employers.csv", Employers());
        var apart = new ProtocolCatalog(
            [.. Catalog.Protocols.Select(p => $"{p.Dataset}" == "employers" ? p with { Agreement = p.Agreement with { Purposes = ["labour-market-test"] } } : p)], Catalog.Codelists)
        {
            References = Catalog.References,
        };
        var path = await storage.UploadAsync("dgie/work-permits/2028-01/apart.csv", PermitFile(900, 5));
        var receipt = (await storage.Intake(catalog: apart).TakeAsync(path, default))!;
        var reason = receipt.Report!.NotEvaluated.Single(n => n.RuleId == "T-CROSS").Reason;
        Assert.Equal("The agreement rssb/employers@1.1.0 does not name the purpose 'data-validation'. Add it to rw.purposes in a new version, and have that approved.", reason.En);
    }

    static string PermitFile(int first, int count) => Testing.Permits.File(first, count);

    static string Employers()
    {
        var sample = SampleFolder.All.First(s => s is { Agency: "rssb", Dataset: "employers" });
        var header = File.ReadLines(sample.PathOf("clean.csv")).First();
        var row = sample.Rows("clean.csv")[0].Split(',');
        row[Array.IndexOf(header.Split(','), "employer_id")] = "100000001";
        return $"{header}\n{string.Join(',', row)}\n";
    }

    async Task<Receipt> TakeAsync(string path, string text) =>
        (await storage.Intake(catalog: Catalog).TakeAsync(await storage.UploadAsync(path, text), default))!;

    static Expression Condition(string text) => ExpressionParser.Parse(text, Permits.Columns, withPrevious: true);

    static RuleTerms Terms(string id) => new(id, Severity.Warning, 2, null, new("It does not fit.", "Cela ne convient pas."), new("Mend it."), new("what fits"));
}
