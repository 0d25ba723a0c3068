using System.Collections.Frozen;
using Pipeline.LabourMarketTest.Assessing;
using Pipeline.LabourMarketTest.Law;

namespace Pipeline.LabourMarketTest.Decisions;

/// <summary>One text in the three languages, with {observed}, {threshold} and {path} where the facts go.</summary>
public sealed record ReasonText(string En, string Fr, string Rw);

/// <param name="Review">Languages whose texts a speaker still has to review.</param>
/// <param name="Outcomes">Sentences, by the name of the outcome.</param>
/// <param name="Places">What facts are called, by JSON pointer, with * for the number of an entry.</param>
/// <param name="Values">What codes are called that stand among the facts, such as a profession.</param>
public sealed record ReasonTextsFile(string Version, IReadOnlyList<string> Review, IReadOnlyDictionary<string, ReasonText> Texts,
    IReadOnlyDictionary<string, ReasonText>? Outcomes = null, IReadOnlyDictionary<string, ReasonText>? Places = null, IReadOnlyDictionary<string, ReasonText>? Values = null);

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

    const string Excused = "excused", Declared = "/declarations/";

    readonly FrozenDictionary<string, ReasonText> _texts, _outcomes, _places, _values;

    ReasonTexts(ReasonTextsFile file, string hash)
    {
        (_texts, Hash, Review) = (file.Texts.ToFrozenDictionary(), hash, file.Review);
        (_outcomes, _places, _values) = (Frozen(file.Outcomes), Frozen(file.Places), Frozen(file.Values));

        // Texts that were kept with a case before these parts were told have none of them.
        static FrozenDictionary<string, ReasonText> Frozen(IReadOnlyDictionary<string, ReasonText>? texts) => texts?.ToFrozenDictionary() ?? FrozenDictionary<string, ReasonText>.Empty;
    }

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

    public ReasonText? Of(Outcome outcome) => _outcomes.GetValueOrDefault(outcome.ToString());

    /// <summary>What a fact is called; null of one without a name.</summary>
    /// <param name="pointer">JSON pointer, with the number of an entry or *.</param>
    public ReasonText? Place(string pointer) => _places.GetValueOrDefault(pointer) ?? _places.GetValueOrDefault(Pattern(pointer));

    /// <summary>What a code is called; null when it stands for itself.</summary>
    public ReasonText? Value(string code) => _values.GetValueOrDefault(code);

    public IEnumerable<string> Outcomes => _outcomes.Keys.Order(StringComparer.Ordinal);

    public IEnumerable<string> Places => _places.Keys.Order(StringComparer.Ordinal);

    public IEnumerable<string> Values => _values.Keys.Order(StringComparer.Ordinal);

    /// <param name="language">en, fr or rw.</param>
    public static Func<ReasonText, string> In(string language) => language switch { "fr" => t => t.Fr, "rw" => t => t.Rw, _ => t => t.En };

    /// <summary>A result in words.</summary>
    public string Explain(in RuleResult result, Func<ReasonText, string> of)
    {
        var code = CodeOf(result);
        var sentence = Find(code) is { } text ? Fill(of(text), result.Finding, of) : code;
        return result.Excused && Value(Excused) is { } excused ? $"{sentence} ({of(excused)})" : sentence;
    }

    /// <summary>A template with its facts filled in.</summary>
    string Fill(string template, in Finding finding, Func<ReasonText, string> of)
    {
        if (!template.Contains('{')) return template;
        var text = finding.Observed.IsNone ? template.Replace(", {observed}", "", StringComparison.Ordinal) : template;
        if (text.Contains("{observed}", StringComparison.Ordinal)) text = text.Replace("{observed}", Word(finding.Observed), StringComparison.Ordinal);
        if (text.Contains("{threshold}", StringComparison.Ordinal)) text = text.Replace("{threshold}", Word(finding.Threshold), StringComparison.Ordinal);
        if (!text.Contains("{path}", StringComparison.Ordinal)) return text;
        var path = finding.InputPath;
        return text.Replace("{path}", Place(path) is { } place ? $"{of(place)} ({path})" : path, StringComparison.Ordinal);

        string Word(Measure measure) => measure.ToString() is var word && Value(word) is { } known ? of(known) : word;
    }

    /// <summary>A pointer with * for numbers and for the names of declared facts.</summary>
    static string Pattern(string pointer) => pointer.StartsWith(Declared, StringComparison.Ordinal) ? $"{Declared}*"
        : string.Join('/', pointer.Split('/').Select(part => part.Length > 0 && part.All(char.IsAsciiDigit) ? "*" : part));
}
