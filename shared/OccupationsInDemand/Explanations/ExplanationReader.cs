using Pipeline.IndicatorReadings;
using Pipeline.Indicators;
using Pipeline.Indicators.References;
using Pipeline.Indicators.Shortage;
using Pipeline.Indicators.Tables;
using Pipeline.Reference;

namespace Pipeline.OccupationsInDemand;

/// <summary>Puts together what is known of occupations: the current run, the list, the reviews and the strategies.</summary>
public sealed class ExplanationReader(
    PublishedShortage published, ListShelf shelf, ReviewReader reviews, StrategicOccupations strategies, IndexWeights weights, TimeProvider clock)
{
    /// <param name="title">The classification's, which the code has.</param>
    public async Task<OccupationExplanation> ExplainAsync(string isco08, string title, CancellationToken ct)
    {
        var (run, day) = (await published.ReadAsync(ct), RwandaTime.DayOf(clock.GetUtcNow()));
        var score = run?.FindScore(run.Period, isco08);
        return new(
            isco08, title, run?.Period, run is null ? null : new(run.RunId, run.StartedUtc, run.Sources), score is null ? null : Of(score, run!),
            [.. run?.Indicators.Where(i => i.Isco08 == isco08 && i.Period == run.Period).OrderByDescending(i => weights.Of(i.Indicator)).ThenBy(i => i.Indicator).Select(i => Of(i, score)) ?? []],
            [.. run?.Sensitivity.Where(s => s.Isco08 == isco08 && s.Period == run.Period).Select(s => new ScenarioFacts(s.Scenario, s.Score, s.Rank, s.RankShift, s.TopShare)) ?? []],
            [.. run?.Scores.Where(s => s.Isco08 == isco08 && s.Period == run.Period).Select(s => new ProfileFacts(s.Profile, Words.Class.Of(s.Class), s.Score, s.Rank, s.Percentile, Words.Quality.Of(s.Quality))) ?? []],
            [.. run?.PastOf(isco08).Select(s => new PastScore(s.Period, s.Score, s.CiLow, s.CiHigh, s.Rank, Words.Class.Of(s.Class))) ?? []],
            Of(await shelf.ReadAsync(ct), isco08, day),
            [.. strategies.Of(isco08, day).Select(s => new StrategyFacts(s.Strategy, s.From, s.To, s.Source))], strategies.IsSupplied,
            [.. (await reviews.OfAsync(isco08, ct)).Select(Of)],
            score?.Score is null ? null : InWords(score, run!, title));
    }

    /// <summary>All occupations of the current run's newest quarter, the scarcest first; null while there is no run.</summary>
    public async Task<OccupationRanking?> RankAsync(Func<string, string?> title, CancellationToken ct)
    {
        if (await published.ReadAsync(ct) is not { } run) return null;
        var (history, day) = (await shelf.ReadAsync(ct), RwandaTime.DayOf(clock.GetUtcNow()));
        var (version, list) = (history.InForceOn(day), ListAnswer.Of(day, history, title));
        var rows = run.RankingOf(run.Period);
        return new(run.Period, new(run.RunId, run.StartedUtc, run.Sources), list.Statement, list.State, rows.Count(r => r.Rank is not null),
            [.. rows.Select(r => new RankingLine(
                r.Rank, r.RankLow, r.RankHigh, r.Isco08, title(r.Isco08), Words.Class.Of(r.Class), r.Score, r.CiLow, r.CiHigh, r.PPositive, r.Coverage,
                version is null ? null : version.List.Find(r.Isco08) is not null,
                run.FindProposal(run.Period, r.Isco08) is { } p ? Words.Action.Of(p.Action) : null, Words.Quality.Of(r.Quality)))]);
    }

    WordsFacts InWords(CompositeRow score, ShortageReadings run, string title)
    {
        var facts = new ExplanationFacts(
            title, score, run.RankingOf(score.Period).Count(r => r.Rank is not null), [.. run.Indicators.Where(i => i.Isco08 == score.Isco08 && i.Period == score.Period)],
            [.. run.Sensitivity.Where(s => s.Isco08 == score.Isco08 && s.Period == score.Period)], weights.Profile);
        return new([.. Explanation.Of(facts, Phrases.English).Lines], [.. Explanation.Of(facts, Phrases.French).Lines]);
    }

    static ScoreFacts Of(CompositeRow row, ShortageReadings run)
    {
        var told = row.Quality != Quality.Suppressed;
        return new(
            Words.Class.Of(row.Class), row.Score, row.Se, row.CiLow, row.CiHigh, row.PPositive, row.Rank, row.RankLow, row.RankHigh,
            run.RankingOf(row.Period).Count(r => r.Rank is not null), row.AverageRank, row.Percentile, told ? row.Coverage : null, told ? row.Indicators : null,
            told ? row.Votes : null, row.VoteShare, row.ScoreNoPermit, Words.Quality.Of(row.Quality), Reason(row.Missing));
    }

    IndicatorFacts Of(SubIndexRow row, CompositeRow? score) => new(
        Words.Indicator.Of(row.Indicator), weights.Of(row.Indicator), row.X, row.XTotal, row.R, row.RShrunk, row.Gamma, row.Z,
        score?.Score is null ? null : weights.Contribution(row.Indicator, row.Z, score.Coverage),
        row.EstimatedAtLevel, row.N, row.Se, row.Flat, Words.Quality.Of(row.Quality), Reason(row.Missing));

    static ListFacts Of(ListHistory history, string isco08, DateOnly day)
    {
        var answer = ListAnswer.Of(day, history, _ => null);
        return new(day, answer.State, answer.Statement, answer.Occupations?.Any(o => o.Isco08 == isco08), history.Of(isco08));
    }

    static ProposalFacts Of(ProposalCase found) => new(
        found.Proposed.Proposal.Period, found.RunId, $"{found.State}", Words.Action.Of(found.Proposed.Proposal.Action), found.Proposed.Proposal.Reasons,
        found.Review?.Recommendation is { } r ? Words.Action.Of(r.Action) : null, found.Review?.Decision?.Outcome.ToString(),
        found.Review?.Decided is { } a ? Words.Action.Of(a) : null, found.Review?.Decision?.Decision, found.Round?.PublishedAs, found.NewerRunId is not null);

    static string? Reason(MissingReason reason) => reason == MissingReason.None ? null : Words.Missing.Of(reason);
}
