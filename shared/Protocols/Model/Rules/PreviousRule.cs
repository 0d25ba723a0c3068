namespace Pipeline.Protocols;

/// <summary>A condition over a row and the row of the same key in the previous accepted drop. Rows without such a row are not judged.</summary>
/// <param name="Key">Columns by which the rows of the two drops are matched.</param>
/// <param name="Assert">Reads this drop's columns by name and the earlier row's as <c>previous.column</c>; unknown counts as good.</param>
/// <param name="Fields">Columns of this drop the rule reads, in the order shown to the clerk.</param>
public sealed record PreviousRule(
    RuleTerms Terms, IReadOnlyList<string> Key, Expression Assert, IReadOnlyList<string> Fields, Tolerance? Tolerate) : DropRule(Terms);

/// <summary>Keys of the previous accepted drop that must still be there.</summary>
/// <param name="When">Over the columns of the earlier row: which keys may not be absent now. Unknown counts as no.</param>
public sealed record DisappearedRule(RuleTerms Terms, IReadOnlyList<string> Key, Expression When, Tolerance? Tolerate) : DropRule(Terms);
