using System.Text.Json;
using Pipeline.LabourMarketTest.Rules;

namespace Pipeline.LabourMarketTestCases;

/// <summary>A rule set with the text it was read from.</summary>
public sealed record ShelvedRuleSet(RuleSet RuleSet, JsonElement Text, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Such as RW-LMT@0.1.0.</summary>
    public string Name => $"{RuleSet.RuleSetId}@{RuleSet.Version}";
}

/// <summary>The rule sets that come with the program, every version of them.</summary>
public sealed class RuleSetShelf
{
    public const string General = "RW-LMT", Eac = "RW-EAC";

    readonly RuleSetVersions _versions;

    /// <exception cref="InvalidDataException">A rule set is malformed; the message names the file and every place.</exception>
    public RuleSetShelf(string folder)
    {
        All = [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(f => Read(Path.GetFileName(f), File.ReadAllBytes(f)))];
        _versions = new([.. All.Select(s => s.RuleSet)]);
    }

    public IReadOnlyList<ShelvedRuleSet> All { get; }

    public static RuleSetShelf ReadDefault() => new(RuleSetReader.DefaultFolder);

    /// <exception cref="InvalidDataException">It is malformed; the message names every place.</exception>
    public static ShelvedRuleSet Read(string name, byte[] json) => new(RuleSetReader.Read(name, json), JsonElement.Parse(json), json);

    /// <param name="name">Such as RW-LMT@0.1.0.</param>
    public ShelvedRuleSet? Find(string name) => All.FirstOrDefault(s => s.Name == name);

    /// <summary>The version of a rule set that a case is judged by; null when none is in force.</summary>
    public ShelvedRuleSet? For(string id, DateOnly? submittedAt, DateOnly today) =>
        _versions.For(id, submittedAt, today) is { } found ? All.First(s => s.RuleSet == found) : null;
}
