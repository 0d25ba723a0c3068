using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Validation.Tests;

/// <summary>What the agreed protocols check across the cells of a row, shown by one clean row with one cell changed.</summary>
public class ProtocolCheckTests
{
    static readonly ProtocolCatalog Catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"));

    [Theory]
    [Trait("Check", "14")]
    [InlineData("dgie/work-permits", "monthly_wage", "-1", "monthly_wage.minimum")]
    [InlineData("dgie/work-permits", "birth_year", "1890", "birth_year.minimum")]
    public Task Values_stay_in_their_range(string protocol, string column, string cell, string rule) => BreaksAsync(protocol, column, cell, rule);

    [Theory]
    [Trait("Check", "16")]
    [InlineData("dgie/work-permits", "valid_to", "2001-01-01", "WP-R-01")]
    [InlineData("dgie/work-permits", "issued_on", "2099-01-01", "WP-R-11")]
    public Task Dates_follow_each_other_and_none_is_after_the_period(string protocol, string column, string cell, string rule) =>
        BreaksAsync(protocol, column, cell, rule);

    [Theory]
    [Trait("Check", "17")]
    [InlineData("dgie/work-permits", "isco08", "", "WP-R-05")]
    [InlineData("dgie/work-permits", "employer_id", "", "WP-R-06")]
    public Task What_one_cell_says_another_must_have(string protocol, string column, string cell, string rule) => BreaksAsync(protocol, column, cell, rule);

    [Theory]
    [Trait("Check", "18")]
    [InlineData("dgie/work-permits", "nationality", "RWA", "WP-R-07")]
    public Task What_cannot_go_together_does_not(string protocol, string column, string cell, string rule) => BreaksAsync(protocol, column, cell, rule);

    /// <summary>Changes the cell in each row of the clean sample: at least one row breaks the rule, and none did before.</summary>
    static async Task BreaksAsync(string name, string column, string cell, string rule)
    {
        var (agency, dataset) = (name.Split('/')[0], name.Split('/')[1]);
        var protocol = Catalog.Find(AgencyId.Parse(agency), DatasetId.Parse(dataset))!;
        var sample = SampleFolder.All.First(s => (s.Agency, s.Dataset) == (agency, dataset));
        var lines = await File.ReadAllLinesAsync(sample.PathOf("clean.csv"));
        var at = Array.IndexOf(lines[0].Split(','), column);
        var changed = lines.Select((line, i) => i == 0 ? line : string.Join(',', line.Split(',').Select((c, n) => n == at ? cell : c)));
        Assert.DoesNotContain((await FindingsAsync(string.Join('\n', lines))), f => f.RuleId == rule);
        Assert.Contains((await FindingsAsync(string.Join('\n', changed))), f => f.RuleId == rule && f.Line > 1);

        async Task<List<Finding>> FindingsAsync(string text)
        {
            var sink = new Drop();
            await new DropValidator(protocol, Catalog, ReferencePeriod.Parse(sample.Period), TimeProvider.System)
                .ValidateAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text + '\n')), sink, sink, null, CancellationToken.None);
            return sink.Findings;
        }
    }
}
