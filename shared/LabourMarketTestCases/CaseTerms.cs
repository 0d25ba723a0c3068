using System.Text.Json;

namespace Pipeline.LabourMarketTestCases;

/// <summary>The same words in the two languages of letters.</summary>
public sealed record TermWords(string En, string Fr);

/// <summary>The days of the procedure that no rule set lays down. Data, since they are proposals.</summary>
/// <param name="Agency">Short name of the agency whose officers decide: notices of clocks are to it, and holds on case files name it.</param>
/// <param name="DaysToAppeal">Calendar days after the decision.</param>
/// <param name="DaysOfReminder">Alerts begin so many days before a clock runs out.</param>
/// <param name="DaysBeforeValidityEnds">The follow-up date before a permit's end.</param>
/// <param name="MonthsToKeep">After the month in which a case closed its files are destroyed so much later.</param>
/// <param name="AppealTo">To whom an appeal goes.</param>
public sealed record CaseTerms(string Agency, int DaysToAppeal, int DaysToDecideAppeal, int DaysOfReminder, int DaysBeforeValidityEnds,
    int MonthsToKeep, TermWords AppealTo, string Status, string Ref, bool IsConfirmed)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <exception cref="JsonException">The file that comes with the program is malformed.</exception>
    public static CaseTerms ReadDefault() => JsonSerializer.Deserialize<CaseTerms>(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "parameters", "labour-market-test.json")), Json)!;
}
