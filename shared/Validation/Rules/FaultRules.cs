using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>The rules that rows break which cannot be split into the header's cells.</summary>
sealed class FaultRules(RuleBook rules, int width, Limits limits)
{
    readonly Dictionary<FaultKind, Rule> _rules = [];
    readonly Dictionary<InputProblemKind, Rule> _rowProblems = [];

    public Rule this[FaultKind kind]
    {
        get
        {
            if (_rules.TryGetValue(kind, out var rule)) return rule;
            _rules[kind] = rule = rules.Add(Make(kind));
            // What is no row stands before the row that it is reported with.
            rule.Order = kind switch { FaultKind.TrailerWithin => -2, FaultKind.BlankRows => -1, _ => rule.Order };
            return rule;
        }
    }

    public Rule this[RowProblem problem]
    {
        get
        {
            if (!_rowProblems.TryGetValue(problem.Kind, out var rule)) _rowProblems[problem.Kind] = rule = rules.Add(FileRules.OfRow(InputRules.Of(problem)));
            return rule;
        }
    }

    /// <summary>How many rows had that fault.</summary>
    public long CountOf(FaultKind kind) => _rules.TryGetValue(kind, out var rule) ? rule.Failed : 0;

    Rule Make(FaultKind kind) => kind switch
    {
        FaultKind.MissingCell => Row("row.missing-cell", "missing-cell", Cells(),
            new("The row has fewer cells than the header.", "La ligne a moins de cellules que l'en-tête."),
            new("A cell is missing somewhere in the row: hold it against the row above, and put in the cell that is missing, empty if it has no value.",
                "Il manque une cellule dans la ligne : comparez-la à la ligne précédente et ajoutez la cellule qui manque, vide si elle n'a pas de valeur."),
            DescribeCells),
        FaultKind.ExtraCell => Row("row.extra-cell", "extra-cell", Cells(),
            new("The row has more cells than the header.", "La ligne a plus de cellules que l'en-tête."),
            new("Put a text that contains the delimiter in quotes, or remove the surplus cells.",
                "Mettez entre guillemets un texte qui contient le séparateur, ou supprimez les cellules en trop."),
            DescribeCells),
        FaultKind.StrayQuote => Row("row.stray-quote", "stray-quote",
            new("quotes around the whole cell, and two for each within", "des guillemets autour de toute la cellule, et doublés à l'intérieur"),
            new("The cell has a quote in its midst.", "La cellule a un guillemet en son milieu."),
            new("Put the cell in quotes and write every quote within twice.",
                "Mettez la cellule entre guillemets et doublez chaque guillemet à l'intérieur.")),
        FaultKind.UnterminatedQuote => Row("row.unterminated-quote", "unterminated-quote", new("a closing quote", "un guillemet fermant"),
            new("A quote is opened on this line and never closed.", "Un guillemet s'ouvre sur cette ligne et ne se ferme jamais."),
            new("Close the quote, or write it twice if it belongs to the text.", "Fermez le guillemet, ou doublez-le s'il fait partie du texte."),
            lines => lines == 0
                ? new("A quote is opened on this line and never closed.", "Un guillemet s'ouvre sur cette ligne et ne se ferme jamais.")
                : new($"A quote is opened on this line and never closed; {lines} line(s) after it could not be read as rows.",
                    $"Un guillemet s'ouvre sur cette ligne et ne se ferme jamais ; {lines} ligne(s) qui suivent n'ont pas pu être lues.")),
        FaultKind.FieldTooLong => Row("row.field-length", "field-too-long",
            new($"at most {limits.MaxFieldChars} characters in a cell", $"au plus {limits.MaxFieldChars} caractères dans une cellule"),
            new($"The cell has more than {limits.MaxFieldChars} characters.", $"La cellule a plus de {limits.MaxFieldChars} caractères."),
            new("Shorten the text, and check for a missing delimiter or quote.",
                "Raccourcissez le texte, et vérifiez s'il manque un séparateur ou un guillemet.")),
        FaultKind.RowTooLong => Row("row.length", "field-too-long",
            new($"{width} cells of at most {limits.MaxFieldChars} characters", $"{width} cellules d'au plus {limits.MaxFieldChars} caractères"),
            new("The row is far longer than its cells may be.", "La ligne est bien plus longue que ses cellules ne peuvent l'être."),
            new("Check for missing line ends.", "Vérifiez s'il manque des fins de ligne."),
            bytes => new($"The row has more than {bytes} bytes.", $"La ligne a plus de {bytes} octets.")),
        FaultKind.Truncated => Row("file.complete", "truncated-file", new("a whole last row", "une dernière ligne complète"),
            new("The file ends in the middle of a row: it was cut off.", "Le fichier s'arrête au milieu d'une ligne : il a été coupé."),
            new("Send the whole file again; the end of it has not arrived.", "Renvoyez le fichier entier ; sa fin n'est pas arrivée."),
            isAboutFile: true),
        FaultKind.RepeatedHeader => Row("row.repeated-header", "repeated-header",
            new("the header on the first line only", "l'en-tête sur la première ligne seulement"),
            new("The row is the header once more.", "La ligne est encore une fois l'en-tête."),
            new("Remove the line, and check that the rows after it belong to this file.",
                "Supprimez la ligne, et vérifiez que celles qui suivent appartiennent à ce fichier.")),
        FaultKind.Footer => Row("row.footer", "footer-row", new("rows of data only", "des lignes de données seulement"),
            new("The row is a total or a note, not data.", "La ligne est un total ou une note, et non des données."),
            new("Remove the line: totals and notes do not belong into the file.",
                "Supprimez la ligne : les totaux et les notes n'ont pas leur place dans le fichier.")),
        FaultKind.TrailerWithin => Row("file.trailer-within", "row-count",
            new("the trailer as the last record", "la ligne de contrôle à la fin du fichier"),
            new("Rows follow the trailer.", "Des lignes suivent la ligne de contrôle finale."),
            new("Check whether several files were joined, and send each by itself.",
                "Vérifiez si plusieurs fichiers ont été réunis, et envoyez chacun à part."),
            isAboutFile: true),
        _ => new("row.blank", "blank-row", Severity.Warning, 0,
            new("no blank line between rows", "aucune ligne vide entre les lignes de données"),
            new("There are blank lines between rows.", "Il y a des lignes vides entre les lignes de données."),
            new("Remove them, and check that no row was lost.", "Supprimez-les, et vérifiez qu'aucune ligne n'a été perdue."))
        {
            Describe = lines => new($"{lines} blank line(s) stand between rows.", $"{lines} ligne(s) vide(s) se trouvent entre les lignes de données."),
        },
    };

    Wording Cells() => new($"{width} cells", $"{width} cellules");

    Wording DescribeCells(long cells) =>
        new($"The row has {cells} cells and the header {width}.", $"La ligne a {cells} cellule(s) et l'en-tête {width}.");

    static Rule Row(
        string id, string code, Wording expected, Wording message, Wording fix, Func<long, Wording>? describe = null, bool isAboutFile = false) =>
        new(id, code, Severity.Error, 0, expected, message, fix) { Describe = describe, IsAboutFile = isAboutFile };
}
