using System.Diagnostics;
using System.Text.Json;

namespace Pipeline.Testing;

/// <summary>What a reader of the public interface collects, as <c>tests/Attacker/attack.mjs</c> describes it.</summary>
public sealed record Crawl(IReadOnlyList<CrawledSource> Sources)
{
    /// <summary>By dimension: a code's parent.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Hierarchies { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    public string Total { get; init; } = "_T";

    /// <summary>How many small leaves of each population are audited.</summary>
    public int Sample { get; init; } = 40;

    public int Seed { get; init; } = 1;
}

/// <summary>
/// The cells of one dataflow and release; <paramref name="Method"/> is <c>rounded</c> or <c>suppressed</c>. Each cell is a key and a figure or null.
/// </summary>
public sealed record CrawledSource(string Name, string Population, int Release, string Method, IReadOnlyList<object?[]> Cells)
{
    public int Base { get; init; }
    public bool Headline { get; init; }
    public bool AtLeast { get; init; }
    public int? Within { get; init; }
    public string? Table { get; init; }
    public IReadOnlyDictionary<string, string[]>? Codes { get; init; }
    public bool Rebased { get; init; }
    public bool RevisedBefore { get; init; }
    public bool Zeros { get; init; } = true;
    public bool Integer { get; init; }
    public double WidthAtLeast { get; init; } = 1;
}

public sealed record AttackReport(IReadOnlyList<AttackedPopulation> Populations, IReadOnlyList<AttackViolation> Violations);

public sealed record AttackedPopulation(string Population, string Method, int Cells, int Leaves, int Audited, double? LeastWidth, IReadOnlyList<AttackInterval>? Intervals);

/// <summary>How closely a suppressed cell is known; a null maximum is none.</summary>
public sealed record AttackInterval(string Cell, int Release, double Min, double? Max);

public sealed record AttackViolation(string Population, string Kind, string Text);

/// <summary>Runs the attack in a Node process of its own.</summary>
public static class Attacker
{
    /// <exception cref="InvalidOperationException">The attack did not come to a report.</exception>
    public static async Task<AttackReport> RunAsync(Crawl crawl)
    {
        using var node = Process.Start(new ProcessStartInfo("node")
        {
            ArgumentList = { Repository.PathOf("tests", "Attacker", "attack.mjs") },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, error) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await JsonSerializer.SerializeAsync(node.StandardInput.BaseStream, crawl, JsonSerializerOptions.Web);
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        return node.ExitCode is 0 or 1 && await output is { Length: > 0 } text
            ? JsonSerializer.Deserialize<AttackReport>(text, JsonSerializerOptions.Web)!
            : throw new InvalidOperationException($"The attack ended with {node.ExitCode}: {await error}");
    }
}
