using System.Text;
using System.Text.Json;
using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Applications.Reading;
using Pipeline.LabourMarketTest.Assessing;
using Pipeline.LabourMarketTest.Bulk;
using Pipeline.LabourMarketTest.Decisions;

namespace Pipeline.LabourMarketTest.Tests;

/// <summary>
/// Every worked case by every way that an application can take: as the form gives it, as a row of a file, into a decision record, and judged again from what was kept.
/// Each way has to come to the outcome that was worked out by hand.
/// </summary>
public sealed class DeepGoldenTests
{
    static readonly Application Golden = World.Golden;

    public static TheoryData<string, Application, string[], Outcome, string[]> Cases => new()
    {
        { "28 days, a wage of the minor group, no understudy", Golden, [], Outcome.ApproveWithConditions, ["UNDERSTUDY_MISSING"] },
        { "an understudy", World.Open, [], Outcome.Approve, [] },
        { "27 days", Golden with { Adverts = [World.Pes(new(2025, 5, 1), new(2025, 5, 27)), Golden.Adverts![1]] }, [], Outcome.Refuse, ["ADVERT_TOO_SHORT", "UNDERSTUDY_MISSING"] },
        { "listed", Golden, ["2512"], Outcome.Exempt, ["ODL_LISTED", "UNDERSTUDY_MISSING"] },
        { "a Partner State, scheduled", Golden with { Nationalities = ["KEN"] }, [], Outcome.Exempt, ["EAC_SCHEDULED", "UNDERSTUDY_MISSING"] },
        { "the better of two nationalities", Golden with { Nationalities = ["IND", "KEN"] }, [], Outcome.Exempt, ["EAC_SCHEDULED", "UNDERSTUDY_MISSING"] },
        { "Somalia before its first day", Golden with { Nationalities = ["SOM"], SubmittedAt = new(2024, 3, 3) }, [], Outcome.Refuse, ["ADVERT_TOO_SHORT", "FURTHER_CHANNEL_MISSING", "UNDERSTUDY_MISSING"] },
        { "two weeks and two weeks", Golden with { Adverts = [World.Pes(new(2025, 5, 1), new(2025, 5, 14)), World.Pes(new(2025, 5, 20), new(2025, 6, 2)), Golden.Adverts![1]] }, [], Outcome.Refuse, ["ADVERT_TOO_SHORT", "UNDERSTUDY_MISSING"] },
        { "overlapping adverts are one", Golden with { Adverts = [World.Pes(new(2025, 5, 1), new(2025, 5, 20)), World.Pes(new(2025, 5, 15), new(2025, 5, 28)), Golden.Adverts![1]] }, [], Outcome.ApproveWithConditions, ["UNDERSTUDY_MISSING"] },
        { "a franc below the floor", Golden with { Post = Golden.Post! with { MonthlyPay = 849_999 } }, [], Outcome.Refuse, ["WAGE_BELOW_FLOOR", "UNDERSTUDY_MISSING"] },
        { "a suitable local", Golden with { Candidates = [new(true, true, true, true, true, false)] }, [], Outcome.Refuse, ["SUITABLE_LOCAL_AVAILABLE", "UNDERSTUDY_MISSING"] },
        { "a national", Golden with { Nationalities = ["RWA", "IND"] }, [], Outcome.Inadmissible, ["NOT_A_FOREIGN_WORKER", "UNDERSTUDY_MISSING"] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_way_comes_to_what_was_worked_out(string name, Application application, string[] listed, Outcome outcome, string[] reasons)
    {
        var inputs = World.Inputs with { Lists = World.Lists(listed) };
        var assessor = World.Rwanda(inputs);
        var assessment = assessor.Assess(application, World.Decided);
        Assert.Equal((name, outcome), (name, assessment.Outcome));
        Assert.Equal(reasons, assessment.Reasons());

        var bytes = ApplicationJson.Write(application);
        var (read, faults) = ApplicationReader.Read(bytes);
        Assert.Empty(faults);
        using var records = new DecisionRecord(inputs, World.Texts);
        var record = records.Write(assessment).ToArray();
        Assert.Equal(record, records.Write(assessor.Assess(read!, World.Decided)).ToArray());
        Assert.True(new Replay(World.Rwanda(inputs), World.Texts).Of(bytes, World.Decided, record).IsSame);
        using var json = JsonDocument.Parse(record);
        Assert.Equal($"{outcome}", json.RootElement.GetProperty("recommendation").GetString());
        foreach (var language in (string[])["en", "fr", "rw"]) Assert.Equal(reasons.Length, json.RootElement.GetProperty("reasonTexts").GetProperty(language).GetArrayLength());

        var (bulkOutcome, bulkReasons) = await InBulkAsync(application, assessor);
        Assert.Equal(outcome, bulkOutcome);
        Assert.Equal(reasons, bulkReasons);
    }

    /// <summary>The application as the only row of a file: each fact in the column of its place.</summary>
    static async Task<(Outcome Outcome, string[] Reasons)> InBulkAsync(Application application, Assessor assessor)
    {
        var cells = new List<(string Column, string Text)>();
        using (var json = JsonDocument.Parse(ApplicationJson.Write(application))) Flatten(json.RootElement, "", cells);
        var file = $"{string.Join(',', cells.Select(c => c.Column))}\r\n{string.Join(',', cells.Select(c => c.Text))}\r\n";
        using var result = new MemoryStream();
        var (summary, faults) = await new BulkAssessment(_ => assessor, World.Texts, "en", World.Decided).RunAsync(new MemoryStream(Encoding.UTF8.GetBytes(file)), result, null, default);
        Assert.Empty(faults);
        Assert.Equal((1, 0), (summary!.Rows, summary.Faulty));
        var row = Encoding.UTF8.GetString(result.ToArray()).Split("\r\n")[1].Split(',')[cells.Count..];
        return (Enum.Parse<Outcome>(row[0]), row[7].Split('|', StringSplitOptions.RemoveEmptyEntries));
    }

    static void Flatten(JsonElement fact, string place, List<(string, string)> cells)
    {
        if (fact.ValueKind == JsonValueKind.Object)
            foreach (var member in fact.EnumerateObject()) Flatten(member.Value, place.Length == 0 ? member.Name : $"{place}/{member.Name}", cells);
        else if (fact.ValueKind != JsonValueKind.Array) cells.Add((place, fact.ValueKind is JsonValueKind.True or JsonValueKind.False ? fact.GetRawText() : $"{fact}"));
        else if (fact.GetArrayLength() == 0) cells.Add((place, "none"));
        else if (fact[0].ValueKind == JsonValueKind.Object)
            for (var i = 0; i < fact.GetArrayLength(); i++) Flatten(fact[i], $"{place}/{i}", cells);
        else cells.Add((place, string.Join('|', fact.EnumerateArray())));
    }
}
