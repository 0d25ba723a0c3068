using Pipeline.LabourMarketTest.Law;
using Pipeline.LabourMarketTest.Questions;
using Pipeline.LabourMarketTest.Tracks;

namespace Pipeline.LabourMarketTest.Rules;

/// <summary>Reads rule sets strictly: what a rule set says is understood to the last member, or it is not used at all.</summary>
public static class RuleSetReader
{
    /// <summary>Where the rule sets that come with the program lie.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "rulesets");

    /// <param name="name">How errors name the file.</param>
    /// <exception cref="InvalidDataException">Something is unknown, missing or out of range. The message names the file, the rule and the place; all faulty
    /// rules are named at once.</exception>
    public static RuleSet Read(string name, ReadOnlyMemory<byte> json)
    {
        var file = DataFile.Read<RuleSetFile>(name, json.Span);
        List<string> problems = [.. Problems(file)];
        List<Rule> rules = [];
        for (var i = 0; i < file.Rules.Count; i++)
        {
            try
            {
                rules.Add(Build(file.Rules[i]));
                if (rules[^1].Test is OnTrackRow { Rows: var rows } && rows.Except(file.Tracks?.Rows.Select(r => r.Row) ?? []).FirstOrDefault() is { } odd)
                    problems.Add($"rules[{i}] ({file.Rules[i].Id}) params of OnTrackRow: the track table has no row {odd}.");
            }
            catch (InvalidDataException problem)
            {
                problems.Add($"rules[{i}] ({file.Rules[i].Id}) {problem.Message}");
            }
        }
        if (problems.Count > 0) throw new InvalidDataException($"{name}: {string.Join(" ", problems)}");
        return new(file.RuleSetId, file.Version, file.Status, file.Track, file.Host, file.EffectiveFrom, file.EffectiveTo, file.ApprovedBy, file.LegalBasis,
            file.CaseDateField, file.Procedure, file.Tracks, file.NotCovered ?? [], [.. rules.OrderBy(r => r.Step)], Canonical.Hash(json));
    }

    /// <summary>Every rule set of a folder, by file name.</summary>
    /// <inheritdoc cref="Read"/>
    public static IReadOnlyList<RuleSet> ReadFolder(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(f => Read(Path.GetFileName(f), File.ReadAllBytes(f)))];

    static IEnumerable<string> Problems(RuleSetFile file)
    {
        if (file.EffectiveTo < file.EffectiveFrom) yield return "effectiveTo is before effectiveFrom.";
        if (file.Status == RuleSetStatus.Approved && file.ApprovedBy is null)
            yield return "approvedBy is missing: an approved rule set names the decision that approved it.";
        if (file.Rules.Count == 0) yield return "rules is empty.";
        foreach (var twice in file.Rules.GroupBy(r => r.Id).Where(g => g.Count() > 1)) yield return $"rule id {twice.Key} is used {twice.Count()} times.";
        if (Unconfirmable(file.Procedure.Status, file.Procedure.IsConfirmed)) yield return "procedure: isConfirmed needs status Published.";
        foreach (var row in file.Rules.SelectMany(r => r.When?.TrackRows ?? []).Except(file.Tracks?.Rows.Select(r => r.Row) ?? []).Distinct())
            yield return $"when.trackRows names {row}, which the track table does not have.";
        if (file.Tracks is { } tracks && TrackProblem(tracks) is { } problem) yield return problem;
    }

    static string? TrackProblem(TrackSettings tracks)
    {
        if (tracks.Rows.FirstOrDefault(r => Unconfirmable(r.Status, r.IsConfirmed)) is { } row) return $"tracks row {row.Row}: isConfirmed needs status Published.";
        if (tracks.Rows.Count > 31) return "tracks has more than 31 rows.";
        try
        {
            _ = new TrackTable(tracks.Rows);
            return null;
        }
        catch (InvalidDataException problem)
        {
            return problem.Message;
        }
    }

    static Rule Build(RuleEntry entry)
    {
        if (Problem(entry) is { } problem) throw new InvalidDataException(problem);
        var test = TestCatalogue.Read((entry.Hit ?? entry.Test)!, entry.Params);
        return new(entry.Id, entry.Kind, test, entry.When, entry.OnFail, entry.OnUnknown, entry.Reason,
            entry.PermitClass, entry.ValidityMonths, entry.DueDays, entry.Status, entry.Ref, entry.IsConfirmed);
    }

    static string? Problem(RuleEntry entry) =>
        entry.Reason.Length == 0 ? "reason: is empty; every rule has a reason code."
        : entry.Ref.Length == 0 ? "ref: is empty; a rule names its legal reference, or what a proposal leans on."
        : Unconfirmable(entry.Status, entry.IsConfirmed) ? "isConfirmed: only what is Published can be confirmed."
        : entry.OnUnknown > Effect.Incomplete ? $"onUnknown: {entry.OnUnknown} would decide on missing data; expected Note, ApproveWithCondition, Refer or Incomplete."
        : entry.When?.Problem() is { } when ? when
        : entry.Kind == RuleKind.Exemption ? ExemptionProblem(entry)
        : RuleProblem(entry);

    static string? ExemptionProblem(RuleEntry entry) =>
        entry.Hit is null || entry.Test is not null ? "an exemption has hit, and no test."
        : entry.Effect != Outcome.Exempt ? "effect: an exemption's is Exempt."
        : entry.OnFail is not null ? "onFail: an exemption has none."
        : entry.DueDays is not null ? "dueDays: an exemption has none."
        : null;

    static string? RuleProblem(RuleEntry entry) =>
        entry.Test is null || entry.Hit is not null ? $"a {entry.Kind} has test, and no hit."
        : entry.Effect is not null ? "effect: only an exemption has one."
        : entry.OnFail is not { } onFail ? "onFail: is missing."
        : entry.PermitClass is not null || entry.ValidityMonths is not null ? "permitClass and validityMonths are only for an exemption."
        : entry.Kind == RuleKind.Condition && onFail > Effect.ApproveWithCondition ? "onFail: a condition's is ApproveWithCondition or Note."
        : null;

    static bool Unconfirmable(SourceStatus status, bool isConfirmed) => isConfirmed && status != SourceStatus.Published;
}
