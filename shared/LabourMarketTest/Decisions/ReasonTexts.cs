using System.Collections.Frozen;
using Pipeline.LabourMarketTest.Assessing;
using Pipeline.LabourMarketTest.Law;

namespace Pipeline.LabourMarketTest.Decisions;

/// <summary>One text in the three languages, with {observed}, {threshold} and {path} where the facts go.</summary>
public sealed record ReasonText(string En, string Fr, string Rw);

/// <param name="Review">Languages whose texts a speaker still has to review.</param>
public sealed record ReasonTextsFile(string Version, IReadOnlyList<string> Review, IReadOnlyDictionary<string, ReasonText> Texts);

/// <summary>What reasons and outcomes are called, from one data file.</summary>
public sealed class ReasonTexts
{
    /// <summary>Texts for a rule without an answer, by why it has none.</summary>
    public static string GapCode(Gap gap) => gap switch
    {
        Gap.Contradictory => "FACT_CONTRADICTORY",
        Gap.NoReference => "REFERENCE_MISSING",
        _ => "FACT_MISSING",
    };

    readonly FrozenDictionary<string, ReasonText> _texts;

    ReasonTexts(ReasonTextsFile file, string hash) => (_texts, Hash, Review) = (file.Texts.ToFrozenDictionary(), hash, file.Review);

    public static string DefaultPath => Path.Combine(AppContext.BaseDirectory, "texts", "reasons.json");

    public IReadOnlyList<string> Review { get; }

    public string Hash { get; }

    public IEnumerable<string> Codes => _texts.Keys.Order(StringComparer.Ordinal);

    /// <exception cref="InvalidDataException">The file is malformed; the message names the place.</exception>
    public static ReasonTexts Read(string path) => Of(Path.GetFileName(path), File.ReadAllBytes(path));

    /// <inheritdoc cref="Read"/>
    public static ReasonTexts Of(string name, byte[] json) => new(DataFile.Read<ReasonTextsFile>(name, json), Canonical.Hash(json));

    public ReasonText? Find(string code) => _texts.GetValueOrDefault(code);

    /// <summary>The code whose text explains a result: the rule's own, or that of the gap.</summary>
    public static string CodeOf(in RuleResult result) => result.Finding.Verdict == Verdict.Unknown ? GapCode(result.Finding.Gap) : result.Rule.Reason;

    /// <summary>A template with its facts filled in.</summary>
    public static string Fill(string template, in Finding finding)
    {
        if (!template.Contains('{')) return template;
        var text = template;
        if (text.Contains("{observed}", StringComparison.Ordinal)) text = text.Replace("{observed}", finding.Observed.ToString(), StringComparison.Ordinal);
        if (text.Contains("{threshold}", StringComparison.Ordinal)) text = text.Replace("{threshold}", finding.Threshold.ToString(), StringComparison.Ordinal);
        return text.Contains("{path}", StringComparison.Ordinal) ? text.Replace("{path}", finding.InputPath, StringComparison.Ordinal) : text;
    }
}
