using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>
/// Finds expressions that make no sense over an accepted drop, where personal identifiers are pseudonyms: whether there is one can be told,
/// and whether it is the same as another of its domain, but nothing of its text.
/// </summary>
static class PersonalUse
{
    /// <summary>Why the expressions cannot be put to an accepted drop, or null when they can.</summary>
    public static Wording? Find(IEnumerable<Expression> expressions, Protocol protocol)
    {
        var personal = protocol.Columns.Where(c => c.Classification == Classification.PersonalIdentifier).ToDictionary(c => c.Name, c => c.PseudonymDomain);
        return expressions.Select(e => FindIn(e, personal)).FirstOrDefault(name => name is not null) is { } found
            ? new($"Accepted drops hold pseudonyms in the column {found}; its text cannot be read there.",
                $"Les livraisons acceptées contiennent des pseudonymes dans la colonne {found} ; son texte ne peut pas y être lu.")
            : null;
    }

    static string? FindIn(Expression expression, Dictionary<string, string?> personal) => expression switch
    {
        Expression.IsNull { Operand: Expression.Column or Expression.PreviousColumn } => null,
        Expression.Compare { Operator: Comparison.Equal or Comparison.NotEqual } compare when
            NameOf(compare.Left) is { } left && NameOf(compare.Right) is { } right
            && personal.TryGetValue(left, out var domain) && personal.TryGetValue(right, out var other) && domain == other => null,
        Expression.Column or Expression.PreviousColumn => personal.ContainsKey(NameOf(expression)!) ? NameOf(expression) : null,
        _ => Parts(expression).Select(part => FindIn(part, personal)).FirstOrDefault(name => name is not null),
    };

    static IEnumerable<Expression> Parts(Expression expression) => expression switch
    {
        Expression.Not not => [not.Operand],
        Expression.IsNull isNull => [isNull.Operand],
        Expression.Like like => [like.Operand],
        Expression.And and => [and.Left, and.Right],
        Expression.Or or => [or.Left, or.Right],
        Expression.Compare compare => [compare.Left, compare.Right],
        Expression.Arithmetic arithmetic => [arithmetic.Left, arithmetic.Right],
        Expression.In list => [list.Operand, .. list.Values],
        Expression.Call call => call.Arguments,
        _ => [],
    };

    static string? NameOf(Expression expression) => expression switch
    {
        Expression.Column column => column.Name,
        Expression.PreviousColumn column => column.Name,
        _ => null,
    };
}
