using System.Reflection;

namespace Pipeline.StatisticsPublishing.Tests;

/// <summary>Proof obligation P9: what serves statistics has no way to what they were counted from.</summary>
public sealed class NonInterferenceTests
{
    static readonly string[] Serving = ["Pipeline.Statistics", "Pipeline.Sdmx"];
    static readonly string[] Publishing = ["PublishStatistics", "LabourMarketTestDecisions"];
    static readonly string[] Barred = ["Pipeline.Lake", "Pipeline.Disclosure", "Pipeline.StatisticsPublishing", "Pipeline.Intake", "Pipeline.Nightly", "Pipeline.Indicators"];

    [Fact]
    public void Serving_assemblies_reference_neither_the_lake_nor_what_counts_it()
    {
        var folder = AppContext.BaseDirectory;
        var found = Serving.Where(name => File.Exists(Path.Combine(folder, $"{name}.dll"))).ToList();
        Assert.Contains("Pipeline.Statistics", found);
        foreach (var name in found)
        {
            var all = Reachable(Assembly.Load(name), []);
            Assert.DoesNotContain(all, Barred.Contains);
        }
        // The check can tell: what publishes does reach the lake.
        Assert.Contains("Pipeline.Lake", Reachable(Assembly.Load("Pipeline.StatisticsPublishing"), []));
    }

    [Fact]
    public void Serving_sources_do_not_name_the_restricted_container()
    {
        foreach (var project in Serving.Select(s => Testing.Repository.PathOf("shared", s["Pipeline.".Length..])).Where(Directory.Exists))
            Assert.All(Directory.GetFiles(project, "*.cs", SearchOption.AllDirectories), file => Assert.DoesNotContain("StatisticsWork", File.ReadAllText(file)));
    }

    /// <summary>The functions that answer the public share an assembly with those that publish: by their sources.</summary>
    [Fact]
    public void Functions_that_serve_name_nothing_of_what_counts()
    {
        var serving = Directory.GetFiles(Testing.Repository.PathOf("functions", "Statistics"), "*.cs").Where(file => !Publishing.Contains(Path.GetFileNameWithoutExtension(file))).ToList();
        Assert.True(serving.Count > 15);
        Assert.All(serving, file => Assert.All(Barred.Append("Pipeline.LabourMarketTestCases"), name => Assert.DoesNotContain(name, File.ReadAllText(file))));
        // The check can tell.
        Assert.All(Publishing, name => Assert.Contains("Pipeline.StatisticsPublishing", File.ReadAllText(Testing.Repository.PathOf("functions", "Statistics", $"{name}.cs"))));
    }

    static HashSet<string> Reachable(Assembly assembly, HashSet<string> seen)
    {
        foreach (var reference in assembly.GetReferencedAssemblies().Where(r => r.Name!.StartsWith("Pipeline.", StringComparison.Ordinal)))
            if (seen.Add(reference.Name!)) Reachable(Assembly.Load(reference), seen);
        return seen;
    }
}
