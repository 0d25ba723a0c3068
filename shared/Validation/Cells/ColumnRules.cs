using System.Globalization;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Validation;

/// <summary>The rules that a column's options amount to, with their texts.</summary>
static class ColumnRules
{
    const string TypeError = "type-error";
    const string ConstraintError = "constraint-error";

    /// <summary>The codes of a list that has no more are all named.</summary>
    const int MostCodesNamed = 20;

    public static Rule Required(ColumnSlot slot) => Make(slot, "required", ConstraintError,
        new("a value", "une valeur"),
        new($"{slot.Column.Name} is empty.", $"{slot.Column.Name} est vide."),
        new("Fill the cell, or deliver the row once the value is known.", "Remplissez la cellule, ou livrez la ligne une fois la valeur connue."),
        tally: false);

    public static Rule Type(ColumnSlot slot, Dialect dialect)
    {
        var column = slot.Column;
        var expected = TypeOf(column, dialect);
        return Make(slot, "type", TypeError, expected,
            new($"{column.Name} is not {expected.En}.", $"{column.Name} n'est pas {expected.Fr}."),
            new($"Write {expected.En}.", $"Écrivez {expected.Fr}."),
            value => FormatHints.For(column, dialect, value), observes: column.Type switch
            {
                LogicalType.Date => DateLayouts.Sets,
                LogicalType.Number => DecimalStyle.Agreed + 1,
                _ => 0,
            },
            remark: column.Type is LogicalType.Number or LogicalType.Integer
                ? value => FormRemark.OfNumber(value, dialect.Decimal, column.Type == LogicalType.Integer ? 0 : column.Scale)
                : null);
    }

    public static Rule MixedDecimals(ColumnSlot slot, Dialect dialect) =>
        new($"{slot.Column.Name}.decimals", "mixed-decimals", Severity.Warning, 1,
            new($"'{dialect.Decimal}' before the decimals of every number", $"« {dialect.Decimal} » comme séparateur décimal de tous les nombres"),
            new($"{slot.Column.Name} has numbers with a point and numbers with a comma before their decimals.",
                $"{slot.Column.Name} a des nombres avec un point et d'autres avec une virgule comme séparateur décimal."),
            new("Check whether parts of the file come from computers with different settings, and export all of them alike.",
                "Vérifiez si des parties du fichier viennent d'ordinateurs réglés différemment, et exportez-les toutes de la même façon."))
        {
            Column = slot.Column,
            IsAboutFile = true,
        };

    public static Rule Length(ColumnSlot slot)
    {
        var expected = (slot.Column.MinLength, slot.Column.MaxLength) switch
        {
            ({ } least, { } most) when least == most => new Wording($"exactly {least} characters", $"exactement {least} caractères"),
            ({ } least, { } most) => new($"{least} to {most} characters", $"de {least} à {most} caractères"),
            ({ } least, null) => new($"at least {least} characters", $"au moins {least} caractères"),
            var (_, most) => new($"at most {most} characters", $"au plus {most} caractères"),
        };
        return Make(slot, "length", ConstraintError, expected,
            new($"{slot.Column.Name} does not have {expected.En}.", $"{slot.Column.Name} doit avoir {expected.Fr}."),
            new("Correct the value.", "Corrigez la valeur."),
            FormatHints.ForText);
    }

    public static Rule Pattern(ColumnSlot slot)
    {
        var pattern = slot.Column.Pattern!;
        var form = FormWords.Of(pattern);
        // Of several forms, one example would look like the only one.
        var (example, exampleFr) = FirstExample(slot.Column) is { } first && !pattern.Contains('|') ? ($", such as {first}", $", par exemple {first}") : ("", "");
        return Make(slot, "pattern", ConstraintError,
            new($"{form?.En ?? $"text of the form {pattern}"}{example}", $"{form?.Fr ?? $"un texte de la forme {pattern}"}{exampleFr}"),
            new($"{slot.Column.Name} does not have the agreed form.", $"{slot.Column.Name} n'a pas la forme convenue."),
            new($"Write {form?.En ?? "it as agreed"}{example}.", $"Écrivez {form?.Fr ?? "la valeur comme convenu"}{exampleFr}."),
            FormatHints.ForText, remark: FormRemark.OfPattern(pattern));
    }

    public static Rule Checksum(ColumnSlot slot) => Make(slot, "checksum", ConstraintError,
        slot.Column.Checksum == Protocols.Checksum.Luhn
            ? new("digits of which the last fits the others (Luhn)", "des chiffres dont le dernier s'accorde avec les autres (Luhn)")
            : new("text whose check digits fit (ISO 7064, MOD 97-10)", "un texte dont les chiffres de contrôle sont justes (ISO 7064, MOD 97-10)"),
        new($"The check digits of {slot.Column.Name} do not fit the others.", $"Les chiffres de contrôle de {slot.Column.Name} ne s'accordent pas avec les autres."),
        new("A character is wrong, missing or in another's place: compare it with the source.",
            "Un caractère est faux, manque ou a pris la place d'un autre : comparez avec la source."),
        FormatHints.ForText);

    /// <summary>Nobody is named directly. Its values are never shown, not even in part.</summary>
    public static Rule Identifier(ColumnSlot slot) => Make(slot, "identifier", "direct-identifier",
        new("text that names nobody: no e-mail address, telephone or passport number",
            "un texte qui ne désigne personne : ni adresse électronique, ni numéro de téléphone ou de passeport"),
        new($"{slot.Column.Name} names a person: there is an e-mail address, a telephone or a passport number in it.",
            $"{slot.Column.Name} désigne une personne : on y trouve une adresse électronique, un numéro de téléphone ou de passeport."),
        new("Do not send the file again. Take the names out at the source, and tell the steward of the data that this file was sent.",
            "Ne renvoyez pas le fichier. Retirez ces indications à la source, et prévenez le responsable des données que ce fichier a été envoyé."),
        tally: false, severity: Severity.Fatal);

    /// <param name="form">What a text of the column must be.</param>
    public static Rule Excel(ColumnSlot slot, Wording expected, TextRule[] form) => Make(slot, "excel", "excel-mangled-value", expected,
        new($"Excel changed {slot.Column.Name}.", $"Excel a modifié {slot.Column.Name}."), ExcelDamages.Fix(slot.Column), value => ExcelDamages.Suggest(slot.Column, form, value),
        describe: damage => ExcelDamages.Describe((ExcelDamage)damage, slot.Column));

    /// <summary>A code of the list that should no longer be used.</summary>
    public static Rule Withdrawn(ColumnSlot slot, Codelist list, DateOnly day) => Make(slot, "withdrawn", "codelist-expired",
        new($"a code of {list.Name} {list.Version} that is in use on {day:yyyy-MM-dd}",
            $"un code de {list.Name} {list.Version} en usage le {day:yyyy-MM-dd}"),
        new($"{slot.Column.Name} is a code that {list.Name} has withdrawn.", $"{slot.Column.Name} est un code que {list.Name} a retiré."),
        new("Use the code that has taken its place.", "Utilisez le code qui l'a remplacé."),
        code => Successor(list, code), severity: Severity.Warning);

    public static Rule HiddenNull(ColumnSlot slot) => Make(slot, "hidden-null", "hidden-null",
        new("a value, or an empty cell where there is none", "une valeur, ou une cellule vide s'il n'y en a pas"),
        new($"{slot.Column.Name} holds what passes for a value but means that there is none.",
            $"{slot.Column.Name} contient ce qui ressemble à une valeur mais signifie qu'il n'y en a pas."),
        new("Leave the cell empty where the value is not known.", "Laissez la cellule vide si la valeur n'est pas connue."),
        severity: Severity.Warning);

    /// <summary>A spreadsheet that opens the file would run the text.</summary>
    public static Rule Formula(ColumnSlot slot) => Make(slot, "formula", "formula-prefix",
        new("text that does not begin with =, +, -, @, a tab or a line end",
            "un texte qui ne commence pas par =, +, -, @, une tabulation ou une fin de ligne"),
        new($"{slot.Column.Name} begins like a formula, which a spreadsheet would run.",
            $"{slot.Column.Name} commence comme une formule, qu'un tableur exécuterait."),
        new("Remove the first character where the text is kept.", "Supprimez le premier caractère là où le texte est tenu."),
        severity: Severity.Warning);

    public static Rule Minimum(ColumnSlot slot) =>
        Bound(slot, "minimum", slot.Column.MinimumIsExclusive ? MoreThan(slot) : AtLeast(slot), slot.Column.Minimum!.Value);

    public static Rule Maximum(ColumnSlot slot) =>
        Bound(slot, "maximum", slot.Column.MaximumIsExclusive ? LessThan(slot) : AtMost(slot), slot.Column.Maximum!.Value);

    public static Rule Codelist(ColumnSlot slot, Codelist list)
    {
        var name = $"{list.Name} {list.Version}";
        string[] codes = [.. list.Items.Keys.Order(StringComparer.Ordinal)];
        var which = codes.Length <= MostCodesNamed
            ? new Wording($": {string.Join(", ", codes)}", $" : {string.Join(", ", codes)}")
            : new($", such as {FirstExample(slot.Column) ?? codes[0]}", $", par exemple {FirstExample(slot.Column) ?? codes[0]}");
        return Make(slot, "codelist", ConstraintError,
            new($"a code of {name}{which.En}", $"un code de {name}{which.Fr}"),
            new($"{slot.Column.Name} is not a code of {name}.", $"{slot.Column.Name} n'est pas un code de {name}."),
            new($"Use a code of {name} exactly as listed, with capitals and leading zeros{which.En}.",
                $"Utilisez un code de {name} exactement comme dans la liste, avec les majuscules et les zéros du début{which.Fr}."),
            new CodeSuggester([.. list.Items.Values.Select(i => (i.Code, i.Name))]).Suggest, remark: FormRemark.OfLengths(codes));
    }

    public static Rule ValidValues(ColumnSlot slot)
    {
        var values = slot.Column.ValidValues!;
        var expected = new Wording($"one of {string.Join(", ", values)}", $"l'une des valeurs {string.Join(", ", values)}");
        return Make(slot, "values", ConstraintError, expected,
            new($"{slot.Column.Name} is not {expected.En}.", $"{slot.Column.Name} n'est pas {expected.Fr}."),
            new($"Use {expected.En}.", $"Utilisez {expected.Fr}."),
            new CodeSuggester([.. values.Select(v => (v, v))]).Suggest, remark: FormRemark.OfLengths([.. values]));
    }

    static Rule Bound(ColumnSlot slot, string kind, Wording words, decimal limit)
    {
        var text = slot.Column.Type == LogicalType.Date
            ? DateOnly.FromDayNumber((int)limit).ToString(slot.Column.DateFormat, CultureInfo.InvariantCulture)
            : limit.ToString(CultureInfo.InvariantCulture);
        var expected = new Wording($"{words.En} {text}", $"{words.Fr} {text}");
        return Make(slot, kind, ConstraintError, expected,
            new($"{slot.Column.Name} must be {expected.En}.", $"{slot.Column.Name} doit être {expected.Fr}."),
            new("Check the value, its unit and its digits.", "Vérifiez la valeur, son unité et ses chiffres."),
            value => slot.Column.HiddenNulls?.Contains(value) == true
                ? new($"Leave the cell empty: {value} means that there is no value.", $"Laissez la cellule vide : {value} signifie qu'il n'y a pas de valeur.")
                : null);
    }

    static Wording AtLeast(ColumnSlot slot) => new("at least", slot.Column.Type == LogicalType.Date ? "au plus tôt le" : "supérieur ou égal à");

    static Wording AtMost(ColumnSlot slot) => new("at most", slot.Column.Type == LogicalType.Date ? "au plus tard le" : "inférieur ou égal à");

    static Wording MoreThan(ColumnSlot slot) =>
        slot.Column.Type == LogicalType.Date ? new("after", "après le") : new("more than", "supérieur à");

    static Wording LessThan(ColumnSlot slot) =>
        slot.Column.Type == LogicalType.Date ? new("before", "avant le") : new("less than", "inférieur à");

    static Wording TypeOf(Column column, Dialect dialect)
    {
        switch (column.Type)
        {
            case LogicalType.Integer:
                var number = FirstExample(column) ?? $"{column.Minimum ?? 1250:0}";
                return new($"a whole number, such as {number}", $"un nombre entier, par exemple {number}");
            case LogicalType.Number when column.Scale is { } scale:
                return new($"a number with at most {scale} decimals, {ScaledNumber.Precision} digits and '{dialect.Decimal}' as decimal separator",
                    $"un nombre avec au plus {scale} décimales, {ScaledNumber.Precision} chiffres et « {dialect.Decimal} » comme séparateur décimal");
            case LogicalType.Number:
                return new($"a number with '{dialect.Decimal}' as decimal separator, without exponent",
                    $"un nombre avec « {dialect.Decimal} » comme séparateur décimal, sans exposant");
            case LogicalType.Date:
                var day = Example(column.DateFormat!);
                return new($"a date written {column.DateFormat}, such as {day}", $"une date écrite {column.DateFormat}, par exemple {day}");
            default:
                return new("true, false, 1 or 0", "true, false, 1 ou 0");
        }
    }

    static Wording? Successor(Codelist list, string code)
    {
        if (list.Items.GetValueOrDefault(code)?.Successor is not { } successor) return null;
        var named = list.Items.TryGetValue(successor, out var item) && item.Name != successor ? $"{successor} ({item.Name})" : successor;
        return new($"Use {named} in its place.", $"Utilisez {named} à sa place.");
    }

    static string? FirstExample(Column column) => column.Examples is [var first, ..] ? first : null;

    static string Example(string format) => new DateOnly(2026, 10, 31).ToString(format, CultureInfo.InvariantCulture);

    static Rule Make(
        ColumnSlot slot, string kind, string code, Wording expected, Wording message, Wording fix, Func<string, Wording?>? suggest = null,
        bool tally = true, Severity severity = Severity.Error, Func<long, Wording>? describe = null, int observes = 0,
        Func<string, Wording?>? remark = null) =>
        new($"{slot.Column.Name}.{kind}", code, severity, 1, expected, message, fix)
        {
            Describe = describe,
            Remark = remark,
            Observed = new long[observes],
            Withholds = slot.Column.Type == LogicalType.Date && observes > 0,
            Column = slot.Column,
            Shown = [slot],
            Suggest = suggest,
            Tally = tally ? new() : null,
        };
}
