namespace Pipeline.Protocols.Comparing;

/// <summary>What changed in one column.</summary>
static class ColumnComparison
{
    public static void Add(Column before, Column after, string place, Changes changes)
    {
        if (before.Required != after.Required)
            changes.Add(after.Required ? ChangeKind.Major : ChangeKind.Minor, place, after.Required ? "is now required" : "is no longer required");
        // Every whole number is a number too.
        var wider = before.Type == LogicalType.Integer && after.Type == LogicalType.Number;
        changes.Differs(wider ? ChangeKind.Minor : ChangeKind.Major, place, "the type", before.Type, after.Type);
        changes.Choices(place, "the header", before.Aliases, after.Aliases);
        Value(before, after, place, changes);
        Guard(before, after, place, changes);
        changes.Differs(ChangeKind.Patch, place, "the description", before.Description, after.Description);
        changes.Differs(ChangeKind.Patch, place, "the examples", List(before.Examples), List(after.Examples));
        changes.Differs(ChangeKind.Patch, place, "the labels", Labels(before), Labels(after));
    }

    static void Value(Column before, Column after, string place, Changes changes)
    {
        changes.Demand(place, "the date format", before.DateFormat, after.DateFormat);
        changes.Demand(place, "the pattern", before.Pattern, after.Pattern);
        changes.Demand(place, "codes of", before.Codelist, after.Codelist);
        changes.Demand(place, "the checksum", Name(before.Checksum), Name(after.Checksum));
        changes.Bound(place, "a least length of", before.MinLength, after.MinLength, least: true);
        changes.Bound(place, "a greatest length of", before.MaxLength, after.MaxLength);
        Limit(place, "a minimum of", (before.Minimum, before.MinimumIsExclusive), (after.Minimum, after.MinimumIsExclusive), least: true, changes);
        Limit(place, "a maximum of", (before.Maximum, before.MaximumIsExclusive), (after.Maximum, after.MaximumIsExclusive), least: false, changes);
        if (after.Type == LogicalType.Number && before.Type == LogicalType.Number) changes.Bound(place, "decimals at most", before.Scale, after.Scale);
        if (before.ValidValues is not null && after.ValidValues is not null) changes.Choices(place, "the value", before.ValidValues, after.ValidValues);
        else changes.Demand(place, "a value of", List(before.ValidValues), List(after.ValidValues));
    }

    static void Limit(string place, string what, (decimal? Value, bool IsExclusive) before, (decimal? Value, bool IsExclusive) after, bool least, Changes changes)
    {
        changes.Bound(place, what, before.Value, after.Value, least);
        if (before.Value != after.Value || before.Value is null || before.IsExclusive == after.IsExclusive) return;
        changes.Add(after.IsExclusive ? ChangeKind.Major : ChangeKind.Minor, place, $"has {what} {after.Value} that is {(after.IsExclusive ? "no longer" : "now")} taken itself");
    }

    static void Guard(Column before, Column after, string place, Changes changes)
    {
        foreach (var fresh in (after.HiddenNulls ?? []).Except(before.HiddenNulls ?? [])) changes.Add(ChangeKind.Major, place, $"now counts '{fresh}' as a hidden empty cell");
        foreach (var gone in (before.HiddenNulls ?? []).Except(after.HiddenNulls ?? [])) changes.Add(ChangeKind.Minor, place, $"no longer counts '{gone}' as a hidden empty cell");
        var guarded = after.DirectIdentifiers == DirectIdentifiers.Forbidden ? ChangeKind.Major : ChangeKind.Minor;
        changes.Differs(
            guarded, place, "direct identifiers", before.DirectIdentifiers, after.DirectIdentifiers);
        changes.Differs(ChangeKind.Minor, place, "the classification", before.Classification, after.Classification);
        changes.Differs(ChangeKind.Minor, place, "the pseudonym", before.PseudonymDomain, after.PseudonymDomain);
        changes.Differs(ChangeKind.Minor, place, "the mask", Name(before.Mask), Name(after.Mask));
    }

    static string? Name<T>(T? value) where T : struct, Enum => value?.ToString();

    static string? List(IReadOnlyList<string>? texts) => texts is null ? null : string.Join(", ", texts);

    static string Labels(Column column) => string.Join(", ",
        (column.ValueLabels ?? new Dictionary<string, string>()).OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key} {l.Value}"));
}
