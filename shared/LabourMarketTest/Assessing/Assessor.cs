using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Rules;
using Pipeline.LabourMarketTest.Tracks;

namespace Pipeline.LabourMarketTest.Assessing;

/// <summary>Judges applications by a scheme's rules: every rule is asked and every reason collected, whatever the first ones say. Holds no state between cases.</summary>
public sealed class Assessor
{
    readonly RuleSet _general;
    readonly RuleSet? _eac;
    readonly TrackFinder? _tracks;

    /// <param name="eac">The rule set of the EAC track, which holds the track table; null for a scheme without tracks.</param>
    /// <exception cref="ArgumentException">The rule sets are not of one host, or the second has no track table.</exception>
    public Assessor(RuleSet general, RuleSet? eac, Inputs inputs)
    {
        if (eac is not null && (eac.Host != general.Host || eac.Tracks is null || eac.Track != Track.Eac))
            throw new ArgumentException($"{eac.RuleSetId} must be of track Eac, of host {general.Host}, and have tracks.", nameof(eac));
        (_general, _eac, Inputs) = (general, eac, inputs);
        _tracks = eac?.Tracks is { } settings ? new(settings, general.Host, inputs.Law) : null;
    }

    public Inputs Inputs { get; }

    /// <param name="decidedAt">The day of assessment.</param>
    public Assessment Assess(Application application, DateOnly decidedAt)
    {
        var asOf = _general.CaseDateField == CaseDate.SubmittedAt && application.SubmittedAt is { } filed ? filed : decidedAt;
        var @case = new Case(application, asOf, decidedAt, Inputs, _tracks, _general.Host);
        var rules = @case.Standing.Track == Track.Eac && _eac is not null ? _eac : _general;
        var results = new RuleResult[rules.Rules.Count];
        for (var i = 0; i < results.Length; i++)
        {
            var rule = rules.Rules[i];
            var finding = rule.Evaluate(@case);
            results[i] = new(rule, finding, rule.EffectOf(finding.Verdict), false);
        }
        var outcome = Combining.Combine(results);
        return new(application, asOf, decidedAt, rules, @case.Standing, results, outcome);
    }
}
