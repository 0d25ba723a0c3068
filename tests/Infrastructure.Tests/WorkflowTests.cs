using System.Text.RegularExpressions;
using Pipeline.Testing;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Infrastructure.Tests;

/// <summary>The workflows name what exists, hold no secret, and say which leave each job has.</summary>
public partial class WorkflowTests
{
    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Repository.PathOf(".github", "workflows"), "*.yml").Select(f => Path.GetFileName(f)!)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_workflow_is_whole(string file)
    {
        var workflow = Yaml.Documents(".github", "workflows", file).Single();
        var jobs = ((YamlMappingNode)workflow.At("jobs")!).Children;

        Assert.NotEqual("", workflow.Text("name"));
        Assert.NotNull(workflow.At("on"));
        Assert.Equal("read", workflow.Text("permissions", "contents"));
        foreach (var (name, job) in jobs)
        {
            Assert.True(job.Text("runs-on") != "" || job.Text("uses") != "", $"{file}: {name} runs nowhere.");
            string[] needs = [.. job.Items("needs").Select(n => ((YamlScalarNode)n).Value!), .. job.Text("needs") is { Length: > 0 } one ? [one] : Array.Empty<string>()];
            Assert.All(needs, need => Assert.Contains(new YamlScalarNode(need), jobs.Keys));
            Assert.All(job.Items("steps"), step => Assert.True(step.Text("run") != "" || step.Text("uses").Contains('@', StringComparison.Ordinal), $"{file}: {name} has a step that does nothing."));
            if (job.Text("uses") is { Length: > 0 } called) Assert.True(File.Exists(Repository.PathOf([.. called.Split('/')])), $"{called} is not there.");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void What_a_workflow_names_is_there(string file)
    {
        var text = File.ReadAllText(Repository.PathOf(".github", "workflows", file));

        foreach (Match named in NamedPath().Matches(text))
            Assert.True(Path.Exists(Repository.PathOf([.. named.Value.Split('/')])), $"{file} names {named.Value}, which is not there.");
        foreach (Match listed in TestNames().Matches(text))
            Assert.All(listed.Groups[1].Value.Split(' '), name => Assert.True(Directory.Exists(Repository.PathOf("tests", $"{name}.Tests")), $"{name}.Tests is not there."));
        Assert.DoesNotContain("secrets.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stage_is_signed_in_to_without_a_secret_looked_at_before_it_changes_tried_and_taken_back()
    {
        var job = Yaml.Documents(".github", "workflows", "stage.yml").Single().At("jobs", "deploy");
        string[] steps = [.. job.Items("steps").Select(s => s.Text("name"))];

        Assert.Equal("write", job.Text("permissions", "id-token"));
        Assert.True(Array.IndexOf(steps, "What would change") < Array.IndexOf(steps, "Infrastructure"));
        Assert.True(Array.IndexOf(steps, "The package") < Array.IndexOf(steps, "Tell the app of new files"));
        Assert.True(Array.IndexOf(steps, "Tell the app of new files") < Array.IndexOf(steps, "Smoke test, with a drop of the test agency"));
        // Back only where a package was sent, and where there is one to go back to.
        Assert.Equal("failure() && steps.package.outcome != 'skipped' && hashFiles('artifacts/before/package.zip') != ''", job.Items("steps").Last().Text("if"));
        Assert.Equal("The package", job.Items("steps").Single(s => s.Text("id") == "package").Text("name"));
    }

    /// <summary>A tag of somebody else's can be moved to another program; a commit cannot.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void What_others_wrote_is_named_by_its_commit_and_gets_no_more_leave_than_it_needs(string file)
    {
        var jobs = Jobs(file);
        foreach (var (name, job) in jobs)
        {
            Assert.All(job.Items("steps").Select(s => s.Text("uses")).Where(u => u != ""), used => Assert.Matches(@"^[\w.-]+/[\w.-]+@[0-9a-f]{40}$", used));
            Assert.All(Checkouts(job), s => Assert.Equal("false", s.Text("with", "persist-credentials")));
            if (job.Text("runs-on") != "") Assert.True(int.TryParse(job.Text("timeout-minutes"), out _), $"{file}: {name} may run for ever.");
        }
        Assert.DoesNotContain("secrets: inherit", File.ReadAllText(Repository.PathOf(".github", "workflows", file)), StringComparison.Ordinal);
        // Releases alone are written to the repository, and that job builds nothing.
        foreach (var (name, job) in jobs.Where(j => j.Job.Text("permissions", "contents") == "write"))
            Assert.Equal(("release", 0), (name, Checkouts(job).Count()));
    }

    /// <summary>People and tools that look for newer versions read the comment: it says one version, and the same of the same commit everywhere.</summary>
    [Fact]
    public void Beside_a_commit_stands_the_version_that_it_is()
    {
        var text = string.Join('\n', Directory.EnumerateFiles(Repository.PathOf(".github", "workflows"), "*.yml").Select(File.ReadAllText));
        var named = Used().Matches(text).Select(m => (Action: m.Groups[1].Value, Commit: m.Groups[2].Value, Version: m.Groups[3].Value)).Distinct().ToArray();

        Assert.Equal(text.Split('\n').Count(line => line.Contains("uses: ", StringComparison.Ordinal) && !line.Contains("uses: ./", StringComparison.Ordinal)), Used().Count(text));
        Assert.Equal(named.Length, named.Select(n => n.Action).Distinct().Count());
    }

    [Fact]
    public void Every_benchmark_can_be_chosen()
    {
        var offered = Yaml.Documents(".github", "workflows", "benchmarks.yml").Single().At("on", "workflow_dispatch", "inputs", "which")
            .Items("options").Select(o => ((YamlScalarNode)o).Value!).ToHashSet();
        var code = string.Join('\n', Directory.EnumerateFiles(Repository.PathOf("tests", "Benchmarks"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var commands = BenchmarkCommand().Matches(File.ReadAllText(Repository.PathOf("docs", "benchmarks.md")));

        Assert.All(commands.SelectMany(m => Names().Matches(m.Value).Select(n => n.Value)), name => Assert.Contains(name, offered));
        Assert.All(offered, name => Assert.Contains($"\"{name}\"", code, StringComparison.Ordinal));
    }

    [Fact]
    public void A_stage_says_all_that_the_parameters_ask_for()
    {
        var said = Yaml.Documents(".github", "workflows", "stage.yml").Single().At("jobs", "deploy").Pairs("env").Select(p => p.Key).ToHashSet();
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("infra", "parameters"), "*.bicepparam"))
            Assert.All(AskedFor().Matches(File.ReadAllText(file)), asked => Assert.Contains(asked.Groups[1].Value, said));
    }

    static IEnumerable<YamlNode> Checkouts(YamlNode job) => job.Items("steps").Where(s => s.Text("uses").StartsWith("actions/checkout@", StringComparison.Ordinal));

    static (string Name, YamlNode Job)[] Jobs(string file) =>
        [.. ((YamlMappingNode)Yaml.Documents(".github", "workflows", file).Single().At("jobs")!).Children
            .Select(job => (((YamlScalarNode)job.Key).Value!, job.Value))];

    [GeneratedRegex(@"uses: ([\w.-]+/[\w.-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)$", RegexOptions.Multiline)]
    private static partial Regex Used();

    [GeneratedRegex(@"(?<=tests/Benchmarks -- )[a-z-]+|(?<=or one of )[a-z, -]+")]
    private static partial Regex BenchmarkCommand();

    [GeneratedRegex(@"[a-z][a-z-]+")]
    private static partial Regex Names();

    [GeneratedRegex(@"(?<![\w/.-])(?:infra|tests|functions|tools)/(?!node_modules)[\w./-]+\w(?![\w$]*\$)")]
    private static partial Regex NamedPath();

    [GeneratedRegex(@"for name in ([\w ]+); do")]
    private static partial Regex TestNames();

    [GeneratedRegex(@"readEnvironmentVariable\('(\w+)'\)")]
    private static partial Regex AskedFor();
}
