using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Protocols.Tests;

/// <summary>Versions tell the truth: in the shipped catalog, and in copies that were tampered with.</summary>
public sealed class VersionHistoryTests : IDisposable
{
    const string Published = "dgie/work-permits/published/1.0.0.yaml";
    const string Sla = "  - {property: timeToNotify";

    readonly CatalogCopy _catalog = new();

    public void Dispose() => _catalog.Dispose();

    [Fact]
    public void The_shipped_protocols_are_what_was_published() => Assert.Empty(VersionHistory.Problems(Repository.PathOf("protocols")));

    [Theory]
    [InlineData("maximum: 1}", "maximum: 0.9}", "1.0.0", "version 2.0.0")]
    [InlineData("maximum: 1}", "maximum: 1.1}", "1.0.0", "version 1.1.0")]
    [InlineData("Day of the decision.", "Day on which it was decided.", "1.0.0", "version 1.0.1")]
    [InlineData("# The agreement", "# This agreement", "1.0.0", "version 1.0.1")]
    [InlineData("maximum: 1}", "maximum: 0.9}", "1.1.0", "version 2.0.0")]
    [InlineData("maximum: 1}", "maximum: 0.9}", "2.0.0", "published/2.0.0.yaml")]
    public void An_unpublished_change_names_the_version_it_needs(string old, string replacement, string version, string expected)
    {
        _catalog.Replace(RuleYaml.File, old, replacement);
        if (version != "1.0.0") _catalog.Replace(RuleYaml.File, "version: 1.0.0", $"version: {version}");
        var problems = VersionHistory.Problems(_catalog.Folder);
        Assert.All(problems, p => Assert.Equal((RuleYaml.File, "version"), (p.File, p.Path)));
        Assert.Contains(expected, problems[0].Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_published_version_that_reaches_too_far_is_found()
    {
        Publish("1.1.0", ("maximum: 1}", "maximum: 0.9}"));
        var problem = Assert.Single(VersionHistory.Problems(_catalog.Folder));
        Assert.Equal(("dgie/work-permits/published/1.1.0.yaml", "version 2.0.0 or later"), (problem.File, problem.Expected));
        Assert.Contains("Major: column coding_conf has a maximum of 0.9 instead of 1", problem.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_published_file_bears_its_version()
    {
        File.Move(_catalog.PathOf(Published), _catalog.PathOf("dgie/work-permits/published/1.0.1.yaml"));
        Assert.Equal("the one that the file is named after", Assert.Single(_catalog.Problems()).Expected);
    }

    [Fact]
    public void An_earlier_version_is_taken_beside_the_present_one_until_its_support_ends()
    {
        _catalog.Replace(Published, Sla, $"  - {{property: endOfSupport, value: \"2027-06-30\"}}\n{Sla}");
        Publish("2.0.0", ("maximum: 1}", "maximum: 0.9}"));
        var supported = ProtocolCatalog.Load(_catalog.Folder, new(2027, 6, 30));
        Assert.Equal(["2.0.0 Active", "1.0.0 Deprecated"], Permits(supported));
        Assert.Equal("2.0.0", $"{supported.Find(AgencyId.Parse("dgie"), DatasetId.Parse("work-permits"))!.Version}");
        Assert.Equal(["2.0.0 Active"], Permits(ProtocolCatalog.Load(_catalog.Folder, new(2027, 7, 1))));
        Assert.Equal(1 + ProtocolCatalog.Load(Repository.PathOf("protocols")).Published.Count, supported.Published.Count);

        _catalog.Replace(RuleYaml.File, "status: active", "status: retired");
        Assert.Equal(["2.0.0 Retired"], Permits(ProtocolCatalog.Load(_catalog.Folder, new(2027, 6, 30))));
    }

    [Fact]
    public void Without_an_end_an_earlier_version_is_not_taken_any_more()
    {
        Publish("2.0.0", ("maximum: 1}", "maximum: 0.9}"));
        Assert.Equal(["2.0.0 Active"], Permits(ProtocolCatalog.Load(_catalog.Folder)));
    }

    // Makes a further version, in force and published.
    void Publish(string version, params (string Old, string New)[] changes)
    {
        _catalog.Replace(RuleYaml.File, "version: 1.0.0", $"version: {version}");
        foreach (var (old, replacement) in changes) _catalog.Replace(RuleYaml.File, old, replacement);
        File.Copy(_catalog.PathOf(RuleYaml.File), _catalog.PathOf($"dgie/work-permits/published/{version}.yaml"));
    }

    static IEnumerable<string> Permits(ProtocolCatalog catalog) =>
        catalog.Protocols.Where(p => p.Dataset.ToString() == "work-permits").Select(p => $"{p.Version} {p.Status}");
}
