using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Pipeline.Testing;

namespace Pipeline.Infrastructure.Tests;

/// <summary>The compiler of the templates. It works on a copy, for it writes beside what it reads.</summary>
static class Bicep
{
    // What the owner says when deploying; made up here.
    static readonly Dictionary<string, string> Answers = new()
    {
        ["PIPELINE_NAME"] = "labmig",
        ["STORAGE_COUNTRY"] = "ZAF",
        ["NCSA_CERTIFICATE"] = "NCSA/1",
        ["NCSA_CERTIFICATE_EXPIRES"] = "2029-12-31",
        ["CONTROLLER_REGISTRATION"] = "C/1",
        ["CONTROLLER_REGISTRATION_EXPIRES"] = "2029-12-31",
        ["ACCESS_AUTHORITY"] = "https://login.example/v2.0",
        ["ACCESS_AUDIENCE"] = "api://labour-migration",
        ["DASHBOARD_ORIGINS"] = "https://data.example.org",
        ["AGENCY_ADDRESSES"] = "198.51.100.0/28",
        ["ALERT_MAIL"] = "operators@example.org",
        ["BUDGET_STARTS_ON"] = "2027-01-01",
    };

    static readonly ConcurrentDictionary<string, Lazy<string>> Snapshots = new();

    /// <summary>What would be deployed with a file of parameters, as the compiler works it out: JSON with <c>predictedResources</c>.</summary>
    public static string Snapshot(string parameters) => Snapshots.GetOrAdd(parameters, name => new(() => Snapshot(name, _ => { }))).Value;

    /// <param name="parameters">Name of the stage.</param>
    /// <param name="change">Changes the copy of the folder before it is read.</param>
    public static string Snapshot(string parameters, Action<string> change)
    {
        var folder = CopyOf(Repository.PathOf("infra"));
        try
        {
            change(folder);
            Run(folder, "snapshot", $"parameters/{parameters}.bicepparam", "--mode", "overwrite",
                "--subscription-id", "00000000-0000-0000-0000-000000000001", "--resource-group", "pipeline", "--location", "southafricanorth");
            return File.ReadAllText(Path.Combine(folder, "parameters", $"{parameters}.snapshot.json"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Compiles a template.</summary>
    /// <returns>What the compiler has to say of it: nothing, where nothing is amiss.</returns>
    public static string Complaints(string template) => Run(Repository.PathOf("infra"), "build", template, "--stdout").Complaints;

    static (string Output, string Complaints) Run(string folder, params string[] arguments)
    {
        var packaged = typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Bicep").Value!;
        var runs = RuntimeInformation.ProcessArchitecture == Architecture.X64 && File.Exists(packaged) && OperatingSystem.IsLinux();
        // Packages come without leave to run.
        if (runs && OperatingSystem.IsLinux()) File.SetUnixFileMode(packaged, File.GetUnixFileMode(packaged) | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo(runs ? packaged : "bicep", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        foreach (var (name, value) in Answers) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var complaints = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? (output, complaints.Result)
            : throw new InvalidOperationException($"bicep {string.Join(' ', arguments)} ended with {process.ExitCode}: {complaints.Result}{output}");
    }

    static string CopyOf(string folder)
    {
        var copy = Directory.CreateTempSubdirectory("infra-").FullName;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".bicep" or ".bicepparam" or ".json"))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        return copy;
    }
}
