using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Testing;

namespace Pipeline.Infrastructure.Tests;

/// <summary>A package that the host could not load, or that lacks a function, is not delivered.</summary>
public sealed class PackageTests : IDisposable
{
    readonly string _package = Directory.CreateTempSubdirectory("package-").FullName;

    public PackageTests()
    {
        string[] files = ["host.json", "extensions.json", "dashboard/index.html", "protocols/purposes.yaml", "Pipeline.Functions.dll", ".azurefunctions/function.deps.json"];
        foreach (var name in files) Write(name, "{}");
        Write("worker.config.json", """{"description": {"defaultWorkerPath": "Pipeline.Functions.dll"}}""");
        Write("functions.metadata", Metadata(ProductCode.Functions));
    }

    public void Dispose() => Directory.Delete(_package, recursive: true);

    [Fact]
    public void A_whole_package_is_let_through() => Assert.Equal((0, ""), Check());

    [Theory]
    [InlineData("host.json", "host.json is missing.")]
    [InlineData("functions.metadata", "functions.metadata is missing.")]
    [InlineData("worker.config.json", "worker.config.json is missing.")]
    [InlineData("Pipeline.Functions.dll", "Pipeline.Functions.dll is missing, which worker.config.json starts.")]
    [InlineData(".azurefunctions/function.deps.json", ".azurefunctions is missing: the host would know no trigger.")]
    [InlineData("dashboard/index.html", "dashboard/index.html is missing.")]
    public void What_is_not_in_it_is_named(string file, string said)
    {
        File.Delete(Path.Combine(_package, file));

        Assert.Equal((1, said), Check());
    }

    [Fact]
    public void What_runs_the_program_must_be_there_and_runnable_where_the_package_brings_it()
    {
        const string Wrong = "Pipeline.Functions, which worker.config.json runs the program with, is missing or may not be run.";
        Write("worker.config.json", """{"description": {"defaultWorkerPath": "Pipeline.Functions.dll", "defaultExecutablePath": "{WorkerRoot}Pipeline.Functions"}}""");
        Assert.Equal((1, Wrong), Check());

        Write("Pipeline.Functions", "");
        Assert.Equal((1, Wrong), Check());

        using (var allowed = Process.Start("chmod", ["u+x", Path.Combine(_package, "Pipeline.Functions")])) allowed.WaitForExit();
        Assert.Equal((0, ""), Check());
    }

    [Fact]
    public void A_function_too_few_and_one_too_many_and_settings_of_a_laptop_are_named()
    {
        Write("functions.metadata", Metadata([.. ProductCode.Functions.Except(["ApplyRetention"]), "Later"]));
        Write("local.settings.json", "{}");

        Assert.Equal(
            (1, "local.settings.json holds what is of one machine.\nApplyRetention is in functions.json and not in the package.\nLater is in the package and not in functions.json."),
            Check());
    }

    [Fact]
    public void An_inbox_that_would_be_looked_through_is_named()
    {
        Write("functions.metadata", Metadata(ProductCode.Functions).Replace("EventGrid", "LogsAndContainerScan", StringComparison.Ordinal));

        Assert.Equal((1, "ValidateDrop is not told of files by Event Grid, and this plan knows no other way."), Check());
    }

    [Theory]
    [InlineData("build.yml")]
    [InlineData("deliver.yml")]
    public void No_package_goes_on_unchecked(string workflow)
    {
        var text = File.ReadAllText(Repository.PathOf(".github", "workflows", workflow));
        var check = text.IndexOf("infra/delivery/check-package artifacts/package", StringComparison.Ordinal);

        Assert.InRange(check, text.IndexOf("dotnet publish", StringComparison.Ordinal), text.LastIndexOf("upload-artifact", StringComparison.Ordinal));
    }

    /// <summary>As the official SDK writes it: found by publishing with it.</summary>
    static string Metadata(IEnumerable<string> functions) => JsonSerializer.Serialize(functions.Select(name => new JsonObject
    {
        ["name"] = name,
        ["bindings"] = new JsonArray(new JsonObject { ["type"] = name == "ValidateDrop" ? "blobTrigger" : "httpTrigger", ["source"] = "EventGrid" }),
    }));

    void Write(string name, string text)
    {
        var file = new FileInfo(Path.Combine(_package, name));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
    }

    (int ExitCode, string Said) Check()
    {
        var start = new ProcessStartInfo(Repository.PathOf("infra", "delivery", "check-package"), [_package]) { RedirectStandardError = true, RedirectStandardOutput = true };
        using var check = Process.Start(start)!;
        var said = check.StandardError.ReadToEnd();
        check.WaitForExit();
        return (check.ExitCode, said.TrimEnd());
    }
}
