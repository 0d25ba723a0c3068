using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Validation;

/// <summary>What can be wrong with a file as a whole, or worth knowing of it.</summary>
static class FileRules
{
    public static Rule Deprecated(Protocol protocol) => About("file.protocol", "deprecated-protocol", Severity.Information,
        new("the newest version", "la version la plus récente"),
        new($"{protocol} is deprecated.", $"{protocol} est périmé."),
        new("Ask which version follows it, and move to that one.", "Demandez quelle version le remplace, et passez à celle-là."));

    public static Rule NoCodelist(string name, ReferencePeriod period) => About("file.period", "codelist-expired", Severity.Fatal,
        new($"a period in which codelist {name} is in force", $"une période où la nomenclature {name} est en vigueur"),
        new($"No version of codelist {name} is in force on {period.End:yyyy-MM-dd}, the last day of {period}.",
            $"Aucune version de la nomenclature {name} n'est en vigueur le {period.End:yyyy-MM-dd}, dernier jour de {period}."),
        new("Check the period in the file's path. If it is right, ask for the codelist of that time.",
            "Vérifiez la période dans le chemin du fichier. Si elle est juste, demandez la nomenclature de cette époque."));

    public static Rule NoRows() => About("file.no-rows", "row-count", Severity.Error, new("at least one row", "au moins une ligne de données"),
        new("The file has a header but no rows.", "Le fichier a un en-tête mais aucune ligne de données."),
        new("Check the filter and period of the export. If there is truly nothing to report, send a nil return for the period instead of a file.",
            "Vérifiez le filtre et la période de l'exportation. S'il n'y a vraiment rien à déclarer, envoyez une déclaration « néant » pour la période au lieu d'un fichier."));

    public static Rule MixedLineEnds() => About("file.line-ends", "mixed-line-endings", Severity.Warning,
        new("one kind of line end", "une seule sorte de fin de ligne"),
        new("The file mixes kinds of line end, as files put together by hand do.",
            "Le fichier mélange plusieurs sortes de fin de ligne, comme les fichiers assemblés à la main."),
        new("Check that no part was pasted in by mistake, and export again.",
            "Vérifiez qu'aucune partie n'a été collée par erreur, et exportez de nouveau."));

    public static Wording LineEnds(LineEndTally found) => new(
        $"The file mixes line ends: {found.CrLf} CRLF, {found.Lf} LF and {found.Cr} CR.",
        $"Le fichier mélange les fins de ligne : {found.CrLf} CRLF, {found.Lf} LF et {found.Cr} CR.");

    public static Rule TrailingBlank() => About("file.trailing-blank", "blank-row", Severity.Information,
        new("nothing after the last row", "rien après la dernière ligne de données"),
        new("There are blank lines after the last row.", "Il y a des lignes vides après la dernière ligne de données."),
        new("Nothing needs to be done.", "Il n'y a rien à faire."));

    public static Rule TrailingDelimiters() => About("file.trailing-delimiters", "extra-cell", Severity.Warning,
        new("as many cells as the header has", "autant de cellules que l'en-tête"),
        new("Rows have empty cells after the last column.", "Des lignes ont des cellules vides après la dernière colonne."),
        new("Remove the empty columns at the right before exporting.", "Supprimez les colonnes vides à droite avant d'exporter."));

    public static Rule UnreadableHeader() => About("header.quotes", "unterminated-quote", Severity.Fatal,
        new("a first line of column names", "une première ligne de noms de colonnes"),
        new("The header does not end: a quote in it is never closed, or line ends are missing.",
            "L'en-tête ne finit pas : un guillemet n'y est jamais fermé, ou les fins de ligne manquent."),
        new("Put the column names on the first line, without quotes.", "Mettez les noms des colonnes sur la première ligne, sans guillemets."));

    public static Rule RepeatedHeader(long count) => About("file.repeated-header", "repeated-header", Severity.Warning,
        new("one header, on the first line", "un seul en-tête, sur la première ligne"),
        new($"The header stands {count} more time(s) among the rows: the file was put together from parts.",
            $"L'en-tête se trouve encore {count} fois parmi les lignes : le fichier a été assemblé à partir de plusieurs parties."),
        new("Join the parts without their headers, and check that no part is there twice.",
            "Réunissez les parties sans leurs en-têtes, et vérifiez qu'aucune ne s'y trouve deux fois."));

    /// <summary>What is wrong with the trailer at the end of the file; null when all is well.</summary>
    /// <param name="found">The last record, if it is a trailer.</param>
    public static Rule? Trailer(Trailer agreed, TrailerMark? found, long rows) => found switch
    {
        null when agreed.Use == TrailerUse.Required => BadTrailer(agreed,
            new($"The last record is not the agreed trailer \"{agreed.Marker}\".",
                $"La dernière ligne n'est pas la ligne de contrôle convenue « {agreed.Marker} »."),
            new("Check whether the end of the file is missing, and send it whole.", "Vérifiez si la fin du fichier manque, et envoyez-le entier.")),
        { Rows: < 0 } => BadTrailer(agreed,
            new("The trailer does not say how many rows there are.", "La ligne de contrôle finale ne dit pas combien il y a de lignes."),
            new("Write the number of rows into its second cell.", "Écrivez le nombre de lignes dans sa deuxième cellule.")),
        { Rows: var told } when told != rows => BadTrailer(agreed,
            new($"The trailer says {told} rows, but the file has {rows}.",
                $"La ligne de contrôle finale annonce {told} lignes, mais le fichier en a {rows}."),
            new("Rows were lost or added on the way: export the file again.",
                "Des lignes ont été perdues ou ajoutées en chemin : exportez de nouveau le fichier.")),
        _ => null,
    };

    public static Rule TooManyRows(Limits limits) => About("file.rows", "row-count", Severity.Fatal,
        new($"at most {limits.MaxRows} rows", $"au plus {limits.MaxRows} lignes"),
        new($"The file has more than {limits.MaxRows} rows.", $"Le fichier a plus de {limits.MaxRows} lignes."),
        new("Check that it covers one period only, or agree on a higher limit.",
            "Vérifiez qu'il ne couvre qu'une période, ou convenez d'une limite plus élevée."));

    /// <summary>What was found about the file before its rows.</summary>
    public static Rule Of(InputProblem problem) => About(IdOf(problem.Kind), problem.Code, problem.Severity, problem.Expected, problem.Message, problem.Fix);

    /// <summary>Why a row could not become cells, before the reader came to it.</summary>
    public static Rule OfRow(InputProblem problem) => new(
        IdOf(problem.Kind), problem.Code, problem.Severity, 0, problem.Expected,
        new("The line could not be read as a row.", "La ligne n'a pas pu être lue comme une ligne de données."), problem.Fix);

    static Rule BadTrailer(Trailer agreed, Wording message, Wording fix) => About("file.trailer", "row-count", Severity.Error,
        new($"a last record \"{agreed.Marker}\" with the number of rows", $"une dernière ligne « {agreed.Marker} » avec le nombre de lignes"), message, fix);

    static string IdOf(InputProblemKind kind) => kind switch
    {
        InputProblemKind.Empty or InputProblemKind.EmptyWorkbook => "file.empty",
        InputProblemKind.TooLarge or InputProblemKind.WorkbookTooLarge => "file.size",
        InputProblemKind.InflateRatio or InputProblemKind.DamagedArchive or InputProblemKind.EncryptedArchive or InputProblemKind.SeveralMembers
            or InputProblemKind.NestedArchive or InputProblemKind.NoMember => "file.archive",
        InputProblemKind.ForeignFormat or InputProblemKind.FormatNotAgreed or InputProblemKind.JsonDocument or InputProblemKind.DamagedWorkbook
            or InputProblemKind.SeveralSheets => "file.format",
        InputProblemKind.InvalidUtf8 or InputProblemKind.MixedEncoding or InputProblemKind.UndefinedByte or InputProblemKind.UnpairedSurrogate => "file.encoding",
        InputProblemKind.NulByte => "file.nul",
        InputProblemKind.ByteOrderMark => "file.bom",
        InputProblemKind.InnerByteOrderMark => "file.inner-bom",
        InputProblemKind.ReadAsUtf16 or InputProblemKind.ReadAsWindows1252 => "file.transcoded",
        InputProblemKind.DoubleEncoding => "file.mojibake",
        InputProblemKind.EndOfFileMark or InputProblemKind.ControlCharacter => "file.control-characters",
        InputProblemKind.UnknownKey => "header.unknown",
        InputProblemKind.MangledNumber => "file.mangled-numbers",
        InputProblemKind.MergedCells => "file.merged-cells",
        InputProblemKind.FormulaWithoutValue => "file.formulas",
        InputProblemKind.InvalidJson => "row.json",
        InputProblemKind.NestedValue => "row.nested",
        InputProblemKind.DuplicateKey => "row.duplicate-key",
        _ => "row.length",
    };

    static Rule About(string id, string code, Severity severity, Wording expected, Wording message, Wording fix) =>
        new(id, code, severity, 0, expected, message, fix) { IsAboutFile = true };
}
