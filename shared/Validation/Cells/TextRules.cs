using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Validation;

/// <summary>Compiles what a text column must satisfy: who it names first, then its form, then what is odd about texts of the right form.</summary>
/// <param name="day">On which codes must be in use.</param>
sealed class TextRules(ColumnSlot slot, IReadOnlyDictionary<string, Codelist> codelists, DateOnly day, RuleBook rules)
{
    readonly Column _column = slot.Column;

    bool IsListed => _column.Codelist is not null || _column.ValidValues is not null;

    /// <summary>The rules in their order, and what looks closer at a text that breaks one; null where there is nothing to look for.</summary>
    public (TextRule[] Rules, CellDiagnosis? Diagnosis) Compile()
    {
        var identifier = _column.DirectIdentifiers == DirectIdentifiers.Forbidden ? rules.Add(ColumnRules.Identifier(slot)) : null;
        TextRule[] form = [.. Form()];
        TextRule[] named = identifier is null || IsSafe(form) ? [] : [new IdentifierRule(identifier, onlyAddresses: _column.Pattern is not null)];
        var diagnosis = form.Length == 0 ? null : new CellDiagnosis(rules.Add(ColumnRules.Excel(slot, form[0].Rule.Expected, form)), isDate: false)
        {
            Form = form,
            Identifier = identifier,
            CountsIdentifier = identifier is not null && named.Length == 0,
        };
        return ([.. named, .. form, .. Remarks()], diagnosis);
    }

    /// <summary>A text of that form cannot hold an e-mail address or an international telephone number.</summary>
    bool IsSafe(TextRule[] form) => IsListed || form.OfType<PatternRule>().Any(p => !p.MayHold('@') && !p.MayHold('+'));

    IEnumerable<TextRule> Form()
    {
        if (_column.MinLength is not null || _column.MaxLength is not null)
            yield return new LengthRule(rules.Add(ColumnRules.Length(slot)), _column.MinLength ?? 0, _column.MaxLength ?? int.MaxValue);
        if (_column.Pattern is { } pattern) yield return new PatternRule(rules.Add(ColumnRules.Pattern(slot)), pattern);
        if (_column.Checksum is { } checksum) yield return new ChecksumRule(rules.Add(ColumnRules.Checksum(slot)), checksum);
        if (_column.Codelist is { } name)
            yield return new MemberRule(rules.Add(ColumnRules.Codelist(slot, codelists[name])), codelists[name].Items.Keys);
        if (_column.ValidValues is { } values) yield return new MemberRule(rules.Add(ColumnRules.ValidValues(slot)), [.. values]);
    }

    IEnumerable<TextRule> Remarks()
    {
        if (_column.Codelist is { } name && codelists[name] is var list && list.Items.Values.Any(i => i.IsWithdrawn(day)))
            yield return new ExceptRule(
                rules.Add(ColumnRules.Withdrawn(slot, list, day)), [.. list.Items.Values.Where(i => i.IsWithdrawn(day)).Select(i => i.Code)]);
        if (_column.HiddenNulls is { } hidden) yield return new ExceptRule(rules.Add(ColumnRules.HiddenNull(slot)), [.. hidden]);
        if (_column.Pattern is null && !IsListed) yield return new FormulaRule(rules.Add(ColumnRules.Formula(slot)));
    }
}
