using Pipeline.Reference;

namespace Pipeline.Protocols;

/// <summary>Values of this drop must be found in another dataset's accepted drop.</summary>
/// <param name="From">Columns of this drop; rows with a null among them are not judged.</param>
/// <param name="To">The columns they must be found in, together, in the same order and of the same types.</param>
/// <param name="Where">Rows of this drop that are judged; null for all.</param>
/// <param name="MinMatch">Least share of judged rows that must be found, 0 to 1.</param>
public sealed record CrossFileRule(
    RuleTerms Terms, IReadOnlyList<string> From, AgencyId Agency, DatasetId Dataset, IReadOnlyList<string> To, Expression? Where, decimal MinMatch,
    OtherDrop Drop) : DropRule(Terms);

/// <summary>Which accepted drop of the other dataset is looked in.</summary>
public enum OtherDrop
{
    /// <summary>That of the period which holds this drop's last day.</summary>
    SamePeriod,
    /// <summary>The newest that is not about a later period.</summary>
    Latest,
}
