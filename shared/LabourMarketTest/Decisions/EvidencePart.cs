using System.Text.Json;
using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Assessing;
using Pipeline.LabourMarketTest.Law;
using Pipeline.Reference;

namespace Pipeline.LabourMarketTest.Decisions;

/// <summary>The part of a decision record that is shown beside the recommendation and had no part in it.</summary>
static class EvidencePart
{
    public static void Write(Utf8JsonWriter json, Assessment assessment, MarketTightness? tightness)
    {
        TightnessCell? cell = tightness is { } known && Isco08.TryParse(assessment.Application.Post?.Occupation, null, out var code) && code.Level == 4 ? known.Of(code) : null;
        if (cell is null && assessment.Employer is null) return;
        json.WriteStartObject("evidence");
        if (cell is { } found) WriteTightness(json, found, tightness!.Period);
        if (assessment.Employer is { } employer) WriteEmployer(json, employer, assessment.Application.Employer);
        json.WriteEndObject();
    }

    static void WriteTightness(Utf8JsonWriter json, TightnessCell cell, string period)
    {
        json.WriteString("minorGroup", cell.Code);
        json.WriteString("period", period);
        if (cell.Vacancies is { } vacancies) json.WriteNumber("vacancies", vacancies);
        if (cell.JobSeekers is { } seekers) json.WriteNumber("jobSeekers", seekers);
        if (cell.Ratio is { } ratio) json.WriteNumber("vacanciesPerJobSeeker", ratio);
    }

    static void WriteEmployer(Utf8JsonWriter json, RegisteredEmployer employer, Employer? declared)
    {
        json.WriteStartObject("employer");
        json.WriteString("period", employer.Period);
        json.WriteBoolean("isListed", employer.IsListed);
        if (employer.IsListed) json.WriteBoolean("isActive", employer.IsActive);
        if (employer.Status is { } status) json.WriteString("status", status);
        if (employer.Employees is { } employees) json.WriteNumber("employees", employees);
        if (employer.Industry is { } industry) json.WriteString("industry", industry);
        if (employer.Sector is { } sector) json.WriteString("sector", sector);
        if (employer.DeclaredOn is { } declaredOn) json.WriteDay("declaredOn", declaredOn);
        json.WriteStartArray("contradicts");
        foreach (var place in employer.Contradicts(declared)) json.WriteStringValue(place);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
