using Pipeline.Validation;

namespace Pipeline.ValidationReports;

/// <summary>
/// Keeps the findings about rows for an annotated copy, at most as many as the protocol stores. What concerns the file or its header is the
/// report's to tell, not a row's.
/// </summary>
public sealed class RowNotes : IFindings
{
    readonly List<RowNote> _notes = [];

    public ValueTask AddAsync(Finding finding, CancellationToken ct)
    {
        if (finding is { Line: { } line, Record: not null }) _notes.Add(new(line, finding));
        return ValueTask.CompletedTask;
    }

    /// <summary>All notes in the order of the lines; those of one line in the order they came.</summary>
    internal RowNote[] InOrder() => [.. _notes.OrderBy(n => n.Line)];
}

/// <summary>A finding and the line it is about.</summary>
readonly record struct RowNote(long Line, Finding Finding)
{
    /// <summary>The quote that opens on the line swallows what follows: the row ends with the line.</summary>
    public bool EndsWithItsLine => Finding.Code == "unterminated-quote";
}
