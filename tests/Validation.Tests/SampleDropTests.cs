using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Validation.Tests;

/// <summary>The agreed protocols and their sample drops, whose faults were listed by who made them.</summary>
public class SampleDropTests
{
    static readonly ProtocolCatalog Catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"));

    public static IEnumerable<object[]> Samples => SampleFolder.All.Select(s => new object[] { s.Agency, s.Dataset, s.Period });

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_clean_sample_is_accepted_without_remark(string agency, string dataset, string period)
    {
        var (report, findings) = await ValidateAsync(agency, dataset, period, "clean.csv");
        Assert.Equal((Outcome.Accepted, 0), (report.Outcome, findings.Count));
        Assert.Equal(new SampleFolder(agency, dataset, period).Rows("clean.csv").Count, report.RowsAccepted);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_faulty_sample_has_the_findings_that_were_listed_and_no_other(string agency, string dataset, string period)
    {
        var (report, findings) = await ValidateAsync(agency, dataset, period, "faulty.csv");
        var listed = new SampleFolder(agency, dataset, period).Rows("faulty.faults.csv").Select(l => l.Split(','))
            .DistinctBy(c => c[2] == "extra-cell" ? c[2] : c[0]).Select(c => $"{c[0]} {RuleOf(c[1], c[2], c[3])}");
        Assert.Equal(listed.Order(), findings.Select(f => $"{f.Line} {Unified(f)}").Order());
        Assert.Equal(Outcome.Quarantined, report.Outcome);
        French.Holds(report, findings);
    }

    static string RuleOf(string column, string kind, string rule) => kind switch
    {
        "key" => "key.unique",
        "rule" => rule,
        "missing-cell" or "extra-cell" => $"row.{kind}",
        "scale" => $"{column}.type",
        "spreadsheet" => $"{column}.pattern",
        _ => $"{column}.{kind}",
    };

    // What a spreadsheet has done to an identifier is told as that. Empty cells after the last column are told of once for the file, under the same code.
    static string Unified(Finding finding) =>
        finding.Code == "extra-cell" ? "row.extra-cell" : finding.RuleId.Replace(".minimum", ".range").Replace(".maximum", ".range").Replace(".excel", ".pattern");

    static async Task<(ValidationReport Report, List<Finding> Findings)> ValidateAsync(string agency, string dataset, string period, string file)
    {
        var protocol = Catalog.Find(AgencyId.Parse(agency), DatasetId.Parse(dataset))!;
        var sink = new Drop();
        await using var content = File.OpenRead(new SampleFolder(agency, dataset, period).PathOf(file));
        var at = ReferencePeriod.Parse(period);
        var report = await new DropValidator(protocol, Catalog, at, TimeProvider.System) { ReceivedAt = new(protocol.DueOn(at), default, TimeSpan.Zero) }
            .ValidateAsync(content, sink, sink, null, CancellationToken.None);
        return (report, sink.Findings);
    }
}
