using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Hands on the rows with errors, as long as a drop that has so many of them can still be accepted.</summary>
/// <param name="rows">Null when nobody wants them.</param>
sealed class RejectedRowFeed(IRejectedRows? rows, Protocol protocol, Header header)
{
    readonly RejectedRow _row = new(protocol, header);
    readonly double _most = protocol.ErrorRate * protocol.Limits.MaxRows;
    long _count;
    volatile bool _isClosed = rows is null;

    /// <summary>Once false it stays so. May be asked from any thread.</summary>
    public bool IsOpen => !_isClosed;

    /// <summary>Hands on the rows of a chunk.</summary>
    /// <param name="hits">All that failed in it, in the order of the rows.</param>
    /// <param name="before">What was read before it.</param>
    public async ValueTask AddAsync(List<Hit> hits, RowPlace before, CancellationToken ct)
    {
        for (int first = 0, end; IsOpen && first < hits.Count; first = end)
        {
            end = EndOfRow(hits, first);
            if (Take(hits, first, end, before)) await HandOnAsync(ct);
        }
    }

    /// <summary>Hands on a row that was still open when the reading ended.</summary>
    public async ValueTask AddAsync(Rule rule, RowFault fault, CancellationToken ct)
    {
        if (!IsOpen) return;
        _row.Begin(fault.Place, fault.Text);
        _row.Add(rule);
        await HandOnAsync(ct);
    }

    static int EndOfRow(List<Hit> hits, int first)
    {
        var record = hits[first].Place.Record;
        var end = first + 1;
        while (end < hits.Count && hits[end].Place.Record == record) end++;
        return end;
    }

    /// <summary>Turns to a row; false when it has no error.</summary>
    bool Take(List<Hit> hits, int first, int end, RowPlace before)
    {
        var isBegun = false;
        for (var i = first; i < end; i++)
        {
            var hit = hits[i];
            // Blank lines and trailers are told of with the row that follows them.
            if (hit.Fault is { } fault ? !fault.IsRow : !hit.Rule.RefusesRows) continue;
            if (isBegun) { }
            else if (hit.Fault is { } broken) _row.Begin(before + hit.Place, broken.Text);
            else _row.Begin(before + hit.Place, hit.Block, hit.Row);
            isBegun = true;
            _row.Add(hit.Rule);
        }
        return isBegun;
    }

    async ValueTask HandOnAsync(CancellationToken ct)
    {
        if (++_count > _most) _isClosed = true;
        else await rows!.AddAsync(_row, ct);
    }
}
