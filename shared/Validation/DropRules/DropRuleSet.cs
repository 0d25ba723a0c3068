using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>
/// All rules over a whole drop, made ready for one drop. Rows count as they were read, good or not, as far as the cells that a rule reads are
/// in order; rows that could not be split into cells count in the number of rows only.
/// </summary>
sealed class DropRuleSet : IAsyncDisposable
{
    static readonly Wording Unread = new("The file could not be read to its end.", "Le fichier n'a pas pu être lu jusqu'à la fin.");

    readonly List<(Rule Rule, DropRuleCheck Check)> _checks = [];
    readonly List<(string Id, Wording Reason)> _left = [];
    readonly OtherDropShelf _others;

    DropRuleSet(OtherDropShelf others) => _others = others;

    /// <summary>Finds and reads the other drops that rows are held against, which is before the first row.</summary>
    public static async Task<DropRuleSet> PrepareAsync(DropRuleContext context, CancellationToken ct)
    {
        var set = new DropRuleSet(context.Others);
        try
        {
            foreach (var rule in context.Protocol.DropRules) await set.AddAsync(rule, context, ct);
            return set;
        }
        catch
        {
            await set.DisposeAsync();
            throw;
        }
    }

    /// <summary>What gathers on one thread.</summary>
    /// <param name="source">The drop's columns, as that thread's checkers leave them.</param>
    public Gatherer[] MakeGatherers(RowSource source) => [.. _checks.Select(c => c.Check.MakeGatherer(source)).OfType<Gatherer>()];

    /// <summary>Judges every rule, once the last chunk has settled.</summary>
    public async Task JudgeAsync(long rowsRead, RuleBook rules, FindingLog log, CancellationToken ct)
    {
        foreach (var (id, reason) in _left) rules.Leave(id, reason);
        var isWhole = !log.HasFatal;
        foreach (var (rule, check) in _checks)
            switch (isWhole ? await check.JudgeAsync(rowsRead, ct) : new Verdict.NotPut(Unread))
            {
                case Verdict.NotPut left:
                    rules.Leave(rule.Id, left.Reason);
                    break;
                case Verdict.Put put:
                    rule.Evaluated = put.Evaluated;
                    log.Report(rule, put.Failed, [.. put.Breaches.Select(b => DropRuleWords.FindingOf(rule, b))]);
                    break;
            }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var check in _checks.Select(c => c.Check).OfType<IDisposable>()) check.Dispose();
        await _others.DisposeAsync();
    }

    async Task AddAsync(DropRule rule, DropRuleContext context, CancellationToken ct)
    {
        if (DropRuleReads.Of(rule).FirstOrDefault(name => context.Header.SlotsOf([name])[0].Field < 0) is { } missing)
        {
            _left.Add((rule.Terms.Id, CheckPlan.Missing(missing)));
            return;
        }
        var (check, reason) = await MakeAsync(rule, context, ct);
        if (check is null)
        {
            _left.Add((rule.Terms.Id, reason!));
            return;
        }
        _checks.Add((DropRuleWords.RuleOf(rule), check));
        if (check is AggregateCheck aggregate && (await context.Others.FindRevisedAsync(ct)).Drop is not null)
            _checks.Add((DropRuleWords.RevisionOf((AggregateRule)rule), new RevisionCheck(aggregate, context)));
    }

    static async Task<(DropRuleCheck? Check, Wording? Reason)> MakeAsync(DropRule rule, DropRuleContext context, CancellationToken ct) => rule switch
    {
        MetricRule metric => (new MetricCheck(metric, context), null),
        AggregateRule aggregate => (new AggregateCheck(aggregate, context), null),
        StockFlowRule stockFlow => (new StockFlowCheck(stockFlow, context), null),
        PreviousRule previous => await PreviousCheck.PrepareAsync(previous, context, ct),
        DisappearedRule disappeared => await DisappearedCheck.PrepareAsync(disappeared, context, ct),
        CrossFileRule crossFile => await CrossFileCheck.PrepareAsync(crossFile, context, ct),
        MirrorRule mirror => (new MirrorCheck(mirror, context), null),
        ExternalRule external => (new ExternalCheck(external, context), null),
        DistributionRule distribution => (new DistributionCheck(distribution, context), null),
        RatioRule ratio => (new RatioCheck(ratio, context), null),
        NearDuplicateRule nearDuplicate => (new NearDuplicateCheck(nearDuplicate, context), null),
        _ => throw new ArgumentException($"Rule {rule.Terms.Id} is of an unknown kind.", nameof(rule)),
    };
}
