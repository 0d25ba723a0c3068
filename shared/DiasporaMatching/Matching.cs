namespace Pipeline.DiasporaMatching;

/// <summary>
/// Brings requests and experts together: gates, score, and the assignment of the greatest Σ urgency · score. The same requests and experts in any order give the
/// same result. A proposal is no decision: a person confirms it.
/// </summary>
public sealed class Matching(MatchingRules rules, DateOnly day)
{
    const int NoRow = -1;

    readonly Gates _gates = new(rules, day);

    /// <exception cref="ArgumentException">A key stands for two experts, or an id for two requests.</exception>
    public MatchingResult Run(IEnumerable<Need> needs, IEnumerable<Candidate> experts, CancellationToken ct = default)
    {
        var ordered = needs.OrderByDescending(n => n.Urgency).ThenBy(n => n.ApprovedOn ?? DateOnly.MaxValue).ThenBy(n => n.Id, StringComparer.Ordinal).ToList();
        var prepared = experts.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => PreparedCandidate.From(e, rules)).ToList();
        EnsureOnce(ordered.Select(n => n.Id), "request");
        EnsureOnce(prepared.Select(e => e.Of.Key), "expert");

        var pools = ordered.Select(need => Pool(need, prepared, ct)).ToList();
        var (graph, firstRows) = Graph(ordered, pools, prepared.Count);
        var greedy = GreedyAssignment.Solve(graph);
        var isOptimal = graph.Pairs <= rules.MostPairs;
        var chosen = isOptimal ? OptimalAssignment.Solve(graph, ct) : greedy;
        var (value, greedyValue) = (ValueOf(graph, chosen), ValueOf(graph, greedy));
        return new(
            day, rules.Version, rules.Sha256, isOptimal ? "optimal" : "greedy", prepared.Count, pools.Sum(p => p.Pairs.Count), Points(value), Points(greedyValue),
            isOptimal && value > 0 ? (double)(value - greedyValue) / value : null,
            [.. ordered.Select((need, i) => Result(need, pools[i], prepared, firstRows[i] == NoRow ? [] : chosen[firstRows[i]..(firstRows[i] + need.Places)]))]);
    }

    /// <summary>Why an expert does not come into question for a request: each failed gate with its reason. Empty when all are passed.</summary>
    public IReadOnlyList<FailedGate> WhyNot(Need need, Candidate expert) => _gates.Explain(_gates.Prepare(need), PreparedCandidate.From(expert, rules));

    /// <summary>The score of a pair; null when a gate is failed.</summary>
    public PairScore? Score(Need need, Candidate expert)
    {
        var prepared = PreparedCandidate.From(expert, rules);
        return _gates.Check(_gates.Prepare(need), prepared) is { Passes: true } check ? new Scoring(rules, _gates).Score(need, prepared, check) : null;
    }

    /// <summary>The experts who pass, by their place, and of the others how many fail one gate only, by gate.</summary>
    sealed record CandidatePool(IReadOnlyList<(int Expert, double Total)> Pairs, int[] AloneFailed);

    CandidatePool Pool(Need need, List<PreparedCandidate> experts, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var (scoring, asked) = (new Scoring(rules, _gates), _gates.Prepare(need));
        var (pairs, alone) = (new List<(int, double)>(), new int[Enum.GetValues<Gate>().Length]);
        for (var i = 0; i < experts.Count; i++)
        {
            var check = _gates.Check(asked, experts[i]);
            if (check.Passes) pairs.Add((i, scoring.Score(need, experts[i], check).Total));
            else if (int.IsPow2(check.Failed)) alone[int.Log2(check.Failed)]++;
        }
        return new(pairs, alone);
    }

    /// <summary>A row for each place of each request that has candidates; and the first row of each request.</summary>
    static (PairGraph Graph, int[] FirstRows) Graph(List<Need> needs, List<CandidatePool> pools, int experts)
    {
        var graph = new PairGraph(Enumerable.Range(0, needs.Count).Sum(i => pools[i].Pairs.Count > 0 ? needs[i].Places : 0), experts);
        var (first, row) = (new int[needs.Count], 0);
        for (var i = 0; i < needs.Count; i++)
        {
            first[i] = pools[i].Pairs.Count > 0 ? row : NoRow;
            for (var place = 0; first[i] != NoRow && place < needs[i].Places; place++, row++)
            {
                foreach (var (expert, total) in pools[i].Pairs) graph.Add(expert, PairGraph.ValueOf(needs[i].Urgency, total));
                graph.EndRow();
            }
        }
        return (graph, first);
    }

    NeedResult Result(Need need, CandidatePool pool, List<PreparedCandidate> experts, int[] chosen)
    {
        var proposed = chosen.Where(expert => expert >= 0).ToHashSet();
        var ranked = pool.Pairs.OrderByDescending(p => p.Total).ThenBy(p => p.Expert).Select((p, i) => (Rank: i + 1, p.Expert))
            .Where(p => p.Rank <= rules.Top || proposed.Contains(p.Expert))
            .Select(p => new RankedCandidate(p.Rank, experts[p.Expert].Of.Key, proposed.Contains(p.Expert), Score(need, experts[p.Expert].Of)!)).ToList();
        var whyNot = _gates.Prepare(need).WhyNotOpen;
        var outcome = whyNot is not null ? NeedOutcome.NotOpen
            : pool.Pairs.Count == 0 ? NeedOutcome.NoCandidate
            : proposed.Count == 0 ? NeedOutcome.CandidatesServeOthers
            : proposed.Count < need.Places ? NeedOutcome.PartlyProposed
            : NeedOutcome.Proposed;
        return new(need.Id, outcome, pool.Pairs.Count, ranked, outcome is NeedOutcome.Proposed or NeedOutcome.NotOpen ? null : Binding(pool), whyNot);
    }

    /// <summary>The first gate, among equals, that keeps away the most alone.</summary>
    static BindingGate? Binding(CandidatePool pool)
    {
        var most = pool.AloneFailed.Max();
        return most == 0 ? null : new((Gate)Array.IndexOf(pool.AloneFailed, most), most);
    }

    static long ValueOf(PairGraph graph, int[] columns)
    {
        var sum = 0L;
        for (var row = 0; row < graph.Rows; row++)
            for (var pair = graph.Start(row); pair < graph.End(row); pair++)
                if (graph.Column(pair) == columns[row]) sum += graph.Value(pair);
        return sum;
    }

    static double Points(long value) => (double)value / PairGraph.PartsOfPoint;

    static void EnsureOnce(IEnumerable<string> keys, string what)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (keys.Any(key => !seen.Add(key))) throw new ArgumentException($"Two rows have the key of one {what}: give each once, the newest.");
    }
}
