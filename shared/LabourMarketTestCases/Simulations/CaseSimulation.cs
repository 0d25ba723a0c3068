using System.Collections.Concurrent;
using Pipeline.LabourMarketTest;
using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Assessing;
using Pipeline.LabourMarketTest.Decisions;
using Pipeline.LabourMarketTest.Rules;
using Pipeline.OccupationsInDemand;

namespace Pipeline.LabourMarketTestCases;

/// <summary>What is to be different.</summary>
/// <param name="RuleSets">Rule sets in place of those of their tracks.</param>
/// <param name="List">The one version of the list that is to hold on every day; null for the lists of the cases.</param>
/// <param name="From">First day of filing; null for all.</param>
/// <param name="To">Last day of filing; null for all.</param>
public sealed record WhatIf(IReadOnlyList<ShelvedRuleSet> RuleSets, PublishedVersion? List, DateOnly? From, DateOnly? To);

/// <summary>One way in which cases would have come out otherwise.</summary>
/// <param name="NewReasons">Codes that the changed cases get and did not have, with how many of them.</param>
/// <param name="GoneReasons">Codes that they had and lose.</param>
public sealed record ChangedOutcomes(Outcome From, Outcome To, int Cases, IReadOnlyDictionary<string, int> NewReasons, IReadOnlyDictionary<string, int> GoneReasons);

/// <summary>What a simulation found. Nothing of any case was touched.</summary>
/// <param name="Unreadable">Cases whose stored inputs this version of the program cannot open; they are in no other number.</param>
/// <param name="ChangedCases">Ids, the first thousand.</param>
/// <param name="Rules">What is different in the rules, in words.</param>
public sealed record SimulationReport(int Cases, int Same, int Unreadable, IReadOnlyDictionary<string, int> Before, IReadOnlyDictionary<string, int> After,
    IReadOnlyList<ChangedOutcomes> Changed, IReadOnlyList<string> ChangedCases, IReadOnlyList<RuleSetChange> Rules);

/// <summary>Judges past cases again with something changed, each otherwise by what it was judged by, and says what would have come out otherwise.</summary>
public sealed class CaseSimulation(CaseRows rows, CaseTexts texts, InputShelf shelf, RuleSetShelf ruleSets)
{
    const int AtOnce = 4, MostNamed = 1000;

    sealed record Compared(string Id, Outcome Before, Outcome After, IReadOnlyList<string> Was, IReadOnlyList<string> Becomes);

    public async Task<SimulationReport> RunAsync(WhatIf change, CancellationToken ct)
    {
        var (found, unreadable, assessors) = (new ConcurrentBag<Compared>(), 0, new ConcurrentDictionary<string, Assessor>(StringComparer.Ordinal));
        await Parallel.ForEachAsync(rows.ListAsync(null, ct), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (one, token) =>
        {
            // A case without a day of filing is in no span of days.
            var filed = one.Newest.SubmittedAt;
            if ((change.From is { } from && !(filed >= from)) || (change.To is { } to && !(filed <= to))) return;
            try
            {
                found.Add(await CompareAsync(one, change, assessors, token));
            }
            catch (InvalidDataException)
            {
                Interlocked.Increment(ref unreadable);
            }
        });
        return Report([.. found.OrderBy(c => c.Id, StringComparer.Ordinal)], unreadable, change);
    }

    async Task<Compared> CompareAsync(TestCase one, WhatIf change, ConcurrentDictionary<string, Assessor> assessors, CancellationToken ct)
    {
        var kept = one.Newest;
        if (!assessors.TryGetValue(kept.InputsSha256, out var assessor))
            assessor = assessors.GetOrAdd(kept.InputsSha256, Changed((await shelf.OpenAsync(kept.InputsSha256, ct)).Stored, change).Open().Assessor);
        var assessment = assessor.Assess(ApplicationJson.Parse(await texts.ApplicationAsync(one.Id, kept, ct)), kept.AssessedOn);
        return new(one.Id, kept.Recommendation, assessment.Outcome, kept.Reasons, [.. assessment.Reasons]);
    }

    static StoredInputs Changed(StoredInputs stored, WhatIf change)
    {
        foreach (var set in change.RuleSets)
            stored = set.RuleSet.Track == Track.Eac ? stored with { Eac = set.Text } : stored with { General = set.Text };
        return change.List is not { } list ? stored : stored with
        {
            Lists = [new(InputsOfTheDay.List, $"{list.List.Id}@{list.Sha256}", DateOnly.MinValue, null, [.. list.List.Entries.Select(e => e.Isco08)])],
        };
    }

    SimulationReport Report(IReadOnlyList<Compared> cases, int unreadable, WhatIf change)
    {
        var changed = cases.Where(c => c.Before != c.After).ToList();
        var ways = changed.GroupBy(c => (c.Before, c.After)).OrderBy(g => g.Key)
            .Select(g => new ChangedOutcomes(g.Key.Before, g.Key.After, g.Count(), Count(g.SelectMany(c => c.Becomes.Except(c.Was))), Count(g.SelectMany(c => c.Was.Except(c.Becomes)))));
        var rules = change.RuleSets.SelectMany(to => ruleSets.All.Where(s => s.RuleSet.RuleSetId == to.RuleSet.RuleSetId).MaxBy(s => s.RuleSet.EffectiveFrom) is { } from
            ? RuleSetDifference.Between(from.Bytes, to.Bytes) : []);
        return new(cases.Count, cases.Count - changed.Count, unreadable, Count(cases.Select(c => $"{c.Before}")), Count(cases.Select(c => $"{c.After}")), [.. ways],
            [.. changed.Take(MostNamed).Select(c => c.Id)], [.. rules]);
    }

    static SortedDictionary<string, int> Count(IEnumerable<string> codes) => new(codes.GroupBy(c => c).ToDictionary(g => g.Key, g => g.Count()), StringComparer.Ordinal);
}
