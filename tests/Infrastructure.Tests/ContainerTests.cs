using System.Text.RegularExpressions;
using Pipeline.Testing;

namespace Pipeline.Infrastructure.Tests;

/// <summary>The image is made of what is there, holds the package that Azure gets, and runs as the manifests say.</summary>
public partial class ContainerTests
{
    static readonly string[] Lines = [.. File.ReadAllText(Repository.PathOf("infra", "container", "Dockerfile")).Replace("\\\n", " ", StringComparison.Ordinal)
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')];

    [Fact]
    public void What_is_copied_is_there_and_the_last_stage_is_the_official_image()
    {
        foreach (var copy in Lines.Where(l => l.StartsWith("COPY ", StringComparison.Ordinal) && !l.Contains("--from=", StringComparison.Ordinal)))
            Assert.All(copy.Split(' ')[1..^1], source => Assert.True(Path.Exists(Repository.PathOf(source.Split('/'))), $"{source} is not there."));
        Assert.Equal(["${NODE} AS dashboard", "${SDK} AS build", "${BASE}"], Lines.Where(l => l.StartsWith("FROM ", StringComparison.Ordinal)).Select(l => l[5..]));
        Assert.Contains(Lines, l => l.StartsWith("ARG BASE=mcr.microsoft.com/azure-functions/dotnet-isolated:4-", StringComparison.Ordinal));
        Assert.Empty(Lines.SelectMany(l => From().Matches(l)).Select(m => m.Groups[1].Value).Except(["dashboard", "build"]));
    }

    /// <summary>Everything that decides the build: a file at the root that the projects read and the image lacks would end it there and nowhere else.</summary>
    [Fact]
    public void The_files_that_decide_a_build_are_copied()
    {
        var copied = Lines.Where(l => l.StartsWith("COPY ", StringComparison.Ordinal)).SelectMany(l => l.Split(' ')).ToHashSet();

        Assert.Superset((HashSet<string>)["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", ".editorconfig", "host.json", "functions", "shared", "protocols"], copied);
        Assert.DoesNotContain("standins", copied);
    }

    [Fact]
    public void The_package_is_published_as_it_is_for_Azure_and_has_the_runtime_inside()
    {
        const string Publish = "dotnet publish functions/Functions.csproj -c Release -r linux-x64 -p:OfficialPackages=true";

        Assert.Contains(Lines, l => l.StartsWith($"RUN {Publish} -p:WithRuntime=true -o /package", StringComparison.Ordinal));
        foreach (var other in (string[][])[["docs", "deployment.md"], [".github", "workflows", "deliver.yml"], [".github", "workflows", "build.yml"]])
            Assert.Contains(Publish, File.ReadAllText(Repository.PathOf(other)), StringComparison.Ordinal);
        Assert.Contains(Lines, l => l.EndsWith("/package /home/site/wwwroot", StringComparison.Ordinal) && l.Contains("--from=build", StringComparison.Ordinal));
    }

    [Fact]
    public void It_runs_as_nobody_on_the_port_that_the_probes_ask()
    {
        Assert.Equal("USER 1654:1654", Lines.Single(l => l.StartsWith("USER ", StringComparison.Ordinal)));
        Assert.True(Array.FindIndex(Lines, l => l.StartsWith("USER ", StringComparison.Ordinal)) > Array.FindLastIndex(Lines, l => l.StartsWith("COPY ", StringComparison.Ordinal)), "Files belong to the user who runs.");
        var port = Assert.Single(Lines, l => l.StartsWith("EXPOSE ", StringComparison.Ordinal))[7..];
        Assert.Contains(Lines, l => l.Contains($"ASPNETCORE_URLS=http://+:{port}", StringComparison.Ordinal));
        foreach (var app in (string[])["intake", "public"])
        {
            var container = Yaml.Documents("infra", "kubernetes", $"{app}.yaml").Single(d => d.Text("kind") == "Deployment").At("spec", "template", "spec").Items("containers").Single();
            var named = container.Items("ports").Single();
            Assert.Equal(port, named.Text("containerPort"));
            foreach (var probe in (string[])["startupProbe", "livenessProbe", "readinessProbe"]) Assert.Equal(named.Text("name"), container.Text(probe, "httpGet", "port"));
        }
    }

    [GeneratedRegex(@"--from=(\w+)")]
    private static partial Regex From();
}
