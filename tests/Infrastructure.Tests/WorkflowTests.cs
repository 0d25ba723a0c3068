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
        Assert.Equal("failure()", job.Items("steps").Last().Text("if"));
    }

    [Fact]
    public void A_stage_says_all_that_the_parameters_ask_for()
    {
        var said = Yaml.Documents(".github", "workflows", "stage.yml").Single().At("jobs", "deploy").Pairs("env").Select(p => p.Key).ToHashSet();
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("infra", "parameters"), "*.bicepparam"))
            Assert.All(AskedFor().Matches(File.ReadAllText(file)), asked => Assert.Contains(asked.Groups[1].Value, said));
    }

    [GeneratedRegex(@"(?<![\w/.-])(?:infra|tests|functions|tools)/(?!node_modules)[\w./-]+\w(?![\w$]*\$)")]
    private static partial Regex NamedPath();

    [GeneratedRegex(@"for name in ([\w ]+); do")]
    private static partial Regex TestNames();

    [GeneratedRegex(@"readEnvironmentVariable\('(\w+)'\)")]
    private static partial Regex AskedFor();
}
