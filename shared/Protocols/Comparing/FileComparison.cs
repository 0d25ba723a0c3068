using System.Globalization;
using System.Text.RegularExpressions;

namespace Pipeline.Protocols.Comparing;

/// <summary>Differences in how files may be written, named and how big they may be.</summary>
static class FileComparison
{
    const string Place = "file";

    public static void Add(Protocol before, Protocol after, Changes changes)
    {
        var (old, now) = (before.Dialect, after.Dialect);
        changes.Choices(Place, "the delimiter", old.Delimiters, now.Delimiters);
        changes.Choices(Place, "the encoding", old.Encodings, now.Encodings);
        changes.Choices(Place, "the format", old.Formats, now.Formats);
        changes.Differs(ChangeKind.Major, Place, "the decimal separator", old.Decimal, now.Decimal);
        Nulls(before, after, changes);
        Trailer(old.Trailer, now.Trailer, changes);
        changes.Differs(now.ExtraColumns == ExtraColumns.Error ? ChangeKind.Major : ChangeKind.Minor, Place, "for unknown columns", old.ExtraColumns, now.ExtraColumns);
        changes.Differs(now.Match == ColumnMatch.ByPosition ? ChangeKind.Major : ChangeKind.Minor, Place, "columns", old.Match, now.Match);
        changes.Demand(Place, "the name", before.FileName?.Text, after.FileName?.Text);
        changes.Bound(Place, "bytes at most", before.Limits.MaxBytes, after.Limits.MaxBytes);
        changes.Bound(Place, "rows at most", before.Limits.MaxRows, after.Limits.MaxRows);
        changes.Bound(Place, "characters in a cell at most", before.Limits.MaxFieldChars, after.Limits.MaxFieldChars);
        changes.Bound(Place, "a ratio of unpacked to packed at most", before.Limits.MaxInflateRatio, after.Limits.MaxInflateRatio);
        changes.Differs(ChangeKind.Minor, Place, "errors stored at most", before.Limits.MaxErrorsStored, after.Limits.MaxErrorsStored);
    }

    static void Nulls(Protocol before, Protocol after, Changes changes)
    {
        foreach (var gone in before.Dialect.Nulls.Except(after.Dialect.Nulls))
            changes.Add(ChangeKind.Major, Place, $"no longer takes '{gone}' for no value");
        foreach (var fresh in after.Dialect.Nulls.Except(before.Dialect.Nulls))
            // A text that was a value somewhere leaves that cell empty now, which a required column or a rule may refuse.
            changes.Add(before.Columns.Any(c => MayHold(c, fresh) && MayMiss(after, c.Name)) ? ChangeKind.Major : ChangeKind.Minor, Place, $"now takes '{fresh}' for no value");
    }

    static bool MayMiss(Protocol protocol, string column) =>
        protocol.Columns.Any(c => c.Name == column && c.Required)
        || protocol.RowRules.Any(r => r.Severity >= Severity.Error && r.Fields.Contains(column))
        || protocol.DropRules.Any(r => r.Terms.Severity >= Severity.Error && r is not MetricRule { Metric: Metric.RowCount });

    static bool MayHold(Column column, string text) => column.Type switch
    {
        LogicalType.Boolean => text is "true" or "false",
        LogicalType.Date => DateOnly.TryParseExact(text, column.DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        LogicalType.Integer or LogicalType.Number => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        _ => (column.ValidValues?.Contains(text) ?? true) && text.Length >= (column.MinLength ?? 0) && text.Length <= (column.MaxLength ?? int.MaxValue)
            && (column.Pattern is null || Regex.IsMatch(text, column.Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)),
    };

    static void Trailer(Trailer before, Trailer after, Changes changes)
    {
        // Where no trailer is known any more, its line is a row, and a bad one.
        var narrower = after.Use == TrailerUse.Required || after.Use == TrailerUse.None;
        changes.Differs(narrower ? ChangeKind.Major : ChangeKind.Minor, Place, "a trailer", before.Use, after.Use);
        if (before.Use != TrailerUse.None && after.Use != TrailerUse.None) changes.Differs(ChangeKind.Major, Place, "a trailer marked", before.Marker, after.Marker);
    }
}
