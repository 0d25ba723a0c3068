using System.Text.Json;
using Pipeline.LabourMarketTest.Assessing;
using Pipeline.LabourMarketTest.Law;
using Pipeline.LabourMarketTest.Rules;

namespace Pipeline.LabourMarketTest.Decisions;

/// <summary>The part of a decision record that says what is recommended, and what of it is not confirmed.</summary>
static class RecommendationPart
{
    public static void Write(Utf8JsonWriter json, Assessment assessment, LawBook law, ReasonTexts texts)
    {
        var standing = assessment.Standing;
        json.WriteString("track", standing.Track.ToString());
        if (standing.Row is { } row) json.WriteString("trackRow", row);
        if (standing.Nationality is { } nationality) json.WriteString("nationality", nationality);
        json.WriteString("schedule", standing.Schedule.ToString());
        if (assessment.PreferenceRank is { } rank) json.WriteNumber("preferenceRank", rank);
        json.WriteString("recommendation", assessment.Outcome.ToString());
        WriteOutcome(json, assessment.Outcome, texts);
        if (assessment.PermitClass is { } permit) json.WriteString("permitClass", permit);
        if (assessment.ValidityMonths is { } months) json.WriteNumber("validityMonths", months);
        if (assessment.Fee is { } fee) WriteFee(json, fee);
        WriteLacking(json, [.. Confirmation.Lacking(assessment, law)]);
        WriteConditions(json, assessment);
    }

    static void WriteLacking(Utf8JsonWriter json, List<string> names)
    {
        json.WriteBoolean("isConfirmed", names.Count == 0);
        json.WriteStartArray("unconfirmed");
        foreach (var name in names) json.WriteStringValue(name);
        json.WriteEndArray();
    }

    static void WriteConditions(Utf8JsonWriter json, Assessment assessment)
    {
        json.WriteStartArray("conditions");
        if (assessment.IsFavourable)
            foreach (ref readonly var result in assessment.Results.AsSpan())
            {
                if (result.Effect != Effect.ApproveWithCondition || result.Excused) continue;
                json.WriteStartObject();
                json.WriteString("ruleId", result.Rule.Id);
                json.WriteString("reason", result.Rule.Reason);
                if (result.Rule.DueDays is { } days) json.WriteDay("due", assessment.DecidedAt.AddDays(days));
                json.WriteEndObject();
            }
        json.WriteEndArray();
    }

    static void WriteOutcome(Utf8JsonWriter json, Outcome outcome, ReasonTexts texts)
    {
        if (texts.Of(outcome) is not { } text) return;
        json.WriteStartObject("recommendationTexts");
        json.WriteString("en", text.En);
        json.WriteString("fr", text.Fr);
        json.WriteString("rw", text.Rw);
        json.WriteEndObject();
    }

    static void WriteFee(Utf8JsonWriter json, Fee fee)
    {
        json.WriteStartObject("fee");
        json.WriteNumber("amount", Canonical.Number(fee.Amount));
        if (fee.To is { } most) json.WriteNumber("to", Canonical.Number(most));
        json.WriteString("currency", fee.Currency);
        json.WriteString("per", fee.Per.ToString());
        json.WriteEndObject();
    }
}
