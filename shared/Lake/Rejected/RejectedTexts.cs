using System.Text;
using Pipeline.Protocols;
using Pipeline.Validation;

namespace Pipeline.Lake;

/// <summary>
/// What is kept of a rejected row: its cells as text, and no name of a person or employer in clear. A valid identifier becomes the pseudonym
/// that it has in accepted rows too; of a personal cell that broke a rule only a mask is left, because whatever stands there may still name somebody.
/// Of a sensitive cell nothing is left but that there was one: the lake has no sensitive values, and a rejected row's are kept in the original alone.
/// </summary>
sealed class RejectedTexts(Protocol protocol, Pseudonymiser pseudonymiser)
{
    const string Withheld = "•••";

    readonly bool _isPersonal = protocol.Columns.Any(c => IsPersonal(c) || c.DirectIdentifiers == DirectIdentifiers.Forbidden);

    /// <summary>The text of a cell, or null when it has no value.</summary>
    public string? Cell(RejectedRow row, int column)
    {
        var text = row[column];
        var of = protocol.Columns[column];
        if (text.IsEmpty) return null;
        if (of.Classification == Classification.Sensitive) return Withheld;
        if (row.IsBroken(column) && (IsPersonal(of) || HasBrokenIdentifier(row))) return row.Masked(column);
        return of.Classification == Classification.PersonalIdentifier
            ? pseudonymiser.Pseudonym(of.PseudonymDomain!, text)
            : Encoding.UTF8.GetString(text);
    }

    /// <summary>
    /// The text of a row that could not be split, or null for one that could. Under a protocol with personal columns, or with some that must name nobody, only its shape is kept, which
    /// shows what went wrong: delimiters, quotes and line ends as they are, and an asterisk for every other character.
    /// </summary>
    public string? Raw(RejectedRow row)
    {
        if (row.IsSplit) return null;
        var text = Encoding.UTF8.GetString(row.RawText);
        return _isPersonal ? string.Concat(text.Select(c => IsShape(c) ? c : '*')) : text;
    }

    static bool IsPersonal(Column column) => column.Classification is not (Classification.Public or Classification.Internal);

    /// <summary>An identifier that is none may have come from another column, and may itself stand in another.</summary>
    bool HasBrokenIdentifier(RejectedRow row)
    {
        for (var i = 0; i < protocol.Columns.Count; i++)
            if (protocol.Columns[i].Classification == Classification.PersonalIdentifier && row.IsBroken(i)) return true;
        return false;
    }

    bool IsShape(char c) => c is '"' or '\r' or '\n' || protocol.Dialect.Delimiters.Contains(c);
}
