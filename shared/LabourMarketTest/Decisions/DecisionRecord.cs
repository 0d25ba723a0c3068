using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Assessing;
using Pipeline.LabourMarketTest.Questions;

namespace Pipeline.LabourMarketTest.Decisions;

/// <summary>
/// Writes an assessment as the record that is kept: members in a fixed order, numbers in one form, the hash of everything it rests on. The same
/// inputs give the same bytes.
/// </summary>
/// <remarks>Not for several threads at once: it writes into a buffer of its own.</remarks>
public sealed class DecisionRecord(Inputs inputs, ReasonTexts texts) : IDisposable
{
    /// <summary>Changes whenever the same inputs could give another record.</summary>
    public const string EngineVersion = "1.2.0";

    readonly ArrayBufferWriter<byte> _bytes = new(16 * 1024);
    readonly Utf8JsonWriter _json = new(Stream.Null, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The record's bytes, valid until the next one is written.</summary>
    public ReadOnlySpan<byte> Write(Assessment assessment)
    {
        _bytes.ResetWrittenCount();
        _json.Reset(_bytes);
        _json.WriteStartObject();
        WriteWhatItRestsOn(assessment);
        RecommendationPart.Write(_json, assessment, inputs.Law, texts);
        EvidencePart.Write(_json, assessment, inputs.Tightness);
        WriteResults(assessment);
        WriteReasons(assessment);
        _json.WriteEndObject();
        _json.Flush();
        return _bytes.WrittenSpan;
    }

    public void Dispose() => _json.Dispose();

    void WriteWhatItRestsOn(Assessment assessment)
    {
        _json.WriteString("applicationId", assessment.Application.ApplicationId);
        _json.WriteString("applicationHash", ApplicationJson.Hash(assessment.Application));
        _json.WriteDay("asOfDate", assessment.AsOf);
        _json.WriteDay("decidedAt", assessment.DecidedAt);
        var rules = assessment.RuleSet;
        _json.WriteStartObject("ruleSet");
        _json.WriteString("id", rules.RuleSetId);
        _json.WriteString("version", rules.Version);
        _json.WriteString("status", rules.Status.ToString());
        _json.WriteString("hash", rules.Hash);
        _json.WriteEndObject();
        _json.WriteStartArray("lists");
        foreach (ref readonly var result in assessment.Results.AsSpan()) WriteList(result, assessment);
        _json.WriteEndArray();
        if (inputs.Wages is { } wages) _json.WriteString("wageTable", wages.Version);
        if (inputs.Unemployment is { } unemployment) _json.WriteString("unemployment", unemployment.Version);
        if (inputs.Tightness is { } tightness) _json.WriteString("marketTightness", tightness.Version);
        if (assessment.Employer is { } employer) _json.WriteString("employerRegister", employer.Version);
        _json.WriteStartObject("law");
        foreach (var (file, hash) in inputs.Law.Versions) _json.WriteString(file, hash);
        _json.WriteEndObject();
        _json.WriteString("occupations", inputs.Occupations.Version);
        _json.WriteString("workingCalendar", inputs.Clock.Version);
        _json.WriteString("texts", texts.Hash);
        _json.WriteString("engineVersion", EngineVersion);
    }

    void WriteList(in RuleResult result, Assessment assessment)
    {
        if (result.Rule.Test is not OccupationOnList { List: var id, Scope: var scope }) return;
        var day = scope == ListScope.ApplicationDate ? assessment.Application.SubmittedAt : assessment.DecidedAt;
        if (day is not { } on || inputs.Lists.InForce(id, on) is not { } list) return;
        _json.WriteStartObject();
        _json.WriteString("id", list.Id);
        _json.WriteString("version", list.Version);
        _json.WriteEndObject();
    }

    void WriteResults(Assessment assessment)
    {
        _json.WriteStartArray("results");
        foreach (ref readonly var result in assessment.Results.AsSpan())
        {
            var (rule, finding) = (result.Rule, result.Finding);
            _json.WriteStartObject();
            _json.WriteString("ruleId", rule.Id);
            _json.WriteString("ruleVersion", assessment.RuleSet.Version);
            _json.WriteNumber("step", (int)rule.Step);
            _json.WriteString("result", Name(finding.Verdict));
            if (finding.Gap != Gap.None) _json.WriteString("gap", finding.Gap.ToString());
            finding.Observed.Write(_json, "observed");
            finding.Threshold.Write(_json, "threshold");
            if (finding.Level > 0) _json.WriteNumber("level", finding.Level);
            _json.WriteString("inputPath", finding.InputPath);
            if (result.Speaks) _json.WriteString("reason", rule.Reason);
            if (result.Effect is { } effect) _json.WriteString("effect", effect.ToString());
            if (result.Excused) _json.WriteBoolean("excused", true);
            _json.WriteString("ref", rule.Ref);
            _json.WriteString("status", rule.Status.ToString());
            _json.WriteBoolean("isConfirmed", rule.IsConfirmed);
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
    }

    void WriteReasons(Assessment assessment)
    {
        _json.WriteStartObject("reasonTexts");
        Language("en", assessment, t => t.En);
        Language("fr", assessment, t => t.Fr);
        Language("rw", assessment, t => t.Rw);
        _json.WriteEndObject();
        _json.WriteStartArray("languagesToReview");
        foreach (var language in texts.Review) _json.WriteStringValue(language);
        _json.WriteEndArray();
    }

    void Language(string language, Assessment assessment, Func<ReasonText, string> of)
    {
        _json.WriteStartArray(language);
        foreach (ref readonly var result in assessment.Results.AsSpan())
        {
            if (!result.Speaks) continue;
            _json.WriteStringValue(texts.Explain(result, of));
        }
        _json.WriteEndArray();
    }

    static string Name(Verdict verdict) => verdict switch
    {
        Verdict.Pass => nameof(Verdict.Pass),
        Verdict.Fail => nameof(Verdict.Fail),
        Verdict.NotApplicable => nameof(Verdict.NotApplicable),
        _ => nameof(Verdict.Unknown),
    };
}
