namespace Pipeline.Validation;

/// <summary>
/// Findings on their way out, in the order of the rows, no more than <paramref name="most"/>. One that is withheld holds up those after it
/// until it is known whether it is told. They are handed over, one at a time, while the next ones are made.
/// </summary>
sealed class FindingQueue(IFindings sink, int most) : IAsyncDisposable
{
    readonly List<(Finding Finding, Rule? Withheld, long Detail)> _waiting = [];
    Task _handing = Task.CompletedTask;
    long _made;
    int _withheld;

    /// <summary>Findings handed over.</summary>
    public long Passed { get; private set; }

    /// <summary>No more findings are taken.</summary>
    public bool IsFull => _made >= most;

    public void Add(Finding finding)
    {
        if (IsFull) return;
        _made++;
        _waiting.Add((finding, null, 0));
    }

    /// <summary>Takes a finding that may be told later, or never.</summary>
    public void Withhold(Finding finding, Rule rule, long detail)
    {
        if (IsFull || _withheld == most) return;
        _withheld++;
        _waiting.Add((finding, rule, detail));
    }

    /// <summary>Settles what was withheld of the rule: some are told where they stand, the others never.</summary>
    /// <param name="which">Those told, by their detail.</param>
    public void Release(Rule rule, Func<long, bool> which)
    {
        _waiting.RemoveAll(w => w.Withheld == rule && !which(w.Detail));
        for (var i = 0; i < _waiting.Count; i++)
            if (_waiting[i].Withheld == rule) _waiting[i] = (_waiting[i].Finding, null, 0);
    }

    /// <summary>Begins to hand over all that nothing holds up, once those before are handed over. An error of the sink comes with a later call.</summary>
    public async ValueTask PassOnAsync(CancellationToken ct)
    {
        var held = _waiting.FindIndex(w => w.Withheld is not null);
        var free = (int)Math.Min(held < 0 ? _waiting.Count : held, most - Passed);
        await _handing;
        if (free <= 0) return;
        var going = _waiting.GetRange(0, free);
        _waiting.RemoveRange(0, free);
        Passed += free;
        if (Passed == most) _waiting.Clear();
        _handing = Task.Run(() => HandAsync(going, ct), CancellationToken.None);
    }

    /// <summary>Hands over all that nothing holds up.</summary>
    public async ValueTask FlushAsync(CancellationToken ct)
    {
        await PassOnAsync(ct);
        await _handing;
    }

    /// <summary>Waits until nothing is being handed over any more, whatever becomes of it.</summary>
    public async ValueTask DisposeAsync() => await _handing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    async Task HandAsync(List<(Finding Finding, Rule?, long)> going, CancellationToken ct)
    {
        foreach (var (finding, _, _) in going) await sink.AddAsync(finding, ct);
    }
}
