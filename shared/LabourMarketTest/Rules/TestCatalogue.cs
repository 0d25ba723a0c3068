using System.Collections.Frozen;
using System.Text.Json;
using Pipeline.LabourMarketTest.Law;
using Pipeline.LabourMarketTest.Questions;

namespace Pipeline.LabourMarketTest.Rules;

/// <summary>The tests a rule may name, and how their parameters are read.</summary>
static class TestCatalogue
{
    static readonly FrozenDictionary<string, Type> Types = new[]
    {
        typeof(IsTrue), typeof(NumberWithin), typeof(ForeignNational), typeof(Filed), typeof(KnownOccupation), typeof(ContractComplete), typeof(TrackKnown),
        typeof(ScheduleClear), typeof(OnTrackRow), typeof(FiledSoonAfterEntry), typeof(OccupationOnList), typeof(OccupationIn), typeof(NationalityIn),
        typeof(AdvertDuration), typeof(AdvertChannels), typeof(AdvertOngoing), typeof(AdvertAfterRedundancy), typeof(AdvertFields), typeof(MatchesInvited),
        typeof(CandidatePreference), typeof(PayAtLeast), typeof(RegionalUnemploymentBelow), typeof(ForeignShareAtMost), typeof(RegulatedProfession),
        typeof(SkillsTransferPlan), typeof(PointsAtLeast), typeof(PermitClassKnown),
    }.ToFrozenDictionary(t => t.Name);

    public static IEnumerable<string> Names => Types.Keys.Order(StringComparer.Ordinal);

    /// <exception cref="InvalidDataException">The test or a parameter is unknown, missing or out of range; the message says which.</exception>
    public static RuleTest Read(string name, JsonElement? parameters)
    {
        if (!Types.TryGetValue(name, out var type)) throw new InvalidDataException($"test: '{name}' is not known; tests are {string.Join(", ", Names)}.");
        try
        {
            var json = parameters?.GetRawText() ?? "{}";
            var test = (RuleTest)(JsonSerializer.Deserialize(json, type, DataFile.Json) ?? throw new InvalidDataException("params: null."));
            return test.Problem() is { } problem ? throw new InvalidDataException($"params of {name}: {problem}") : test;
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"params of {name}, at {problem.Path ?? "$"}: {problem.Message}", problem);
        }
    }
}
