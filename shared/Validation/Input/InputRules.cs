using Pipeline.Protocols;
using static Pipeline.Validation.InputProblemKind;

namespace Pipeline.Validation;

/// <summary>The words for everything that can be wrong with the file that carries a drop.</summary>
static class InputRules
{
    static readonly Wording ExportAgain = new(
        "Export again; if that does not help, check the program that wrote it.",
        "Exportez de nouveau ; si cela n'aide pas, vérifiez le programme qui l'a écrit.");
    static readonly Wording OneFile = new("Send the one file with the rows, alone.", "Envoyez seulement le fichier qui contient les lignes.");
    static readonly Wording SaveUtf8 = new(
        "Save it as \"CSV UTF-8\" and send that file; do not replace letters by hand.",
        "Enregistrez-le comme « CSV UTF-8 » et envoyez ce fichier ; ne remplacez pas les lettres à la main.");
    static readonly Wording Utf8 = new("text in UTF-8", "du texte en UTF-8");
    static readonly Wording FileInArchive = new("an archive with exactly one file", "une archive avec un seul fichier");

    public static InputProblem Empty() => Fatal(InputProblemKind.Empty, "source-error", new("a header and rows", "un en-tête et des lignes"),
        new("The file is empty.", "Le fichier est vide."),
        new("Check the export and send the file again.", "Vérifiez l'exportation et renvoyez le fichier."));

    public static InputProblem TooLarge(long maxBytes) => Fatal(InputProblemKind.TooLarge, "byte-count",
        new($"at most {maxBytes} bytes when unpacked", $"au plus {maxBytes} octets une fois décompressé"),
        new($"The file is larger than {maxBytes} bytes.", $"Le fichier dépasse {maxBytes} octets."),
        new("Check that it covers one period only, or agree on a higher limit.",
            "Vérifiez qu'il ne couvre qu'une période, ou convenez d'une limite plus élevée."));

    public static InputProblem InflateRatio(int most) => Fatal(InputProblemKind.InflateRatio, "compression-error",
        new($"at most {most} bytes from each packed byte", $"au plus {most} octets pour chaque octet compressé"),
        new($"The archive unpacks to more than {most} times its size, as no table does.",
            $"L'archive décompressée fait plus de {most} fois sa taille, ce qu'aucun tableau ne fait."),
        new("Send the file unpacked.", "Envoyez le fichier sans le compresser."));

    public static InputProblem DamagedArchive(Wording what) => Fatal(InputProblemKind.DamagedArchive, "compression-error",
        new("a whole archive", "une archive complète"),
        new($"The archive is damaged: {what.En}.", $"L'archive est endommagée : {what.Fr}."),
        new("Pack the file again, and check that the transfer was not cut off.",
            "Compressez de nouveau le fichier, et vérifiez que le transfert n'a pas été coupé."));

    public static InputProblem EncryptedArchive() => Fatal(InputProblemKind.EncryptedArchive, "compression-error",
        new("an archive without password", "une archive sans mot de passe"),
        new("The archive is locked with a password.", "L'archive est protégée par un mot de passe."),
        new("Pack the file without a password; the transfer itself is protected.",
            "Compressez le fichier sans mot de passe ; le transfert lui-même est protégé."));

    /// <param name="names">The first members.</param>
    public static InputProblem SeveralMembers(IReadOnlyList<string> names, long count) => Fatal(InputProblemKind.SeveralMembers, "compression-error",
        FileInArchive,
        new($"The archive has {count} entries: {Listed(names, count)}.", $"L'archive a {count} entrées : {Listed(names, count)}."),
        new($"{OneFile.En} Folders, and the hidden entries that some computers add, count too: pack the file itself, not its folder.",
            $"{OneFile.Fr} Les dossiers, et les entrées cachées que certains ordinateurs ajoutent, comptent aussi : compressez le fichier même, pas son dossier."));

    public static InputProblem NestedArchive(Wording name) => Fatal(InputProblemKind.NestedArchive, "compression-error",
        new("a file with rows in the archive", "un fichier avec des lignes dans l'archive"),
        new($"The archive holds {name.En}, not the rows themselves.", $"L'archive contient {name.Fr}, et non les lignes elles-mêmes."),
        new("Unpack it and send what is inside.", "Décompressez-la et envoyez ce qu'elle contient."));

    public static InputProblem NoMember(string? folder) => Fatal(InputProblemKind.NoMember, "compression-error", FileInArchive,
        folder is null
            ? new("The archive is empty.", "L'archive est vide.")
            : new($"The archive holds nothing but the folder {folder}.", $"L'archive ne contient rien d'autre que le dossier {folder}."),
        OneFile);

    public static InputProblem ForeignFormat(Wording name, Wording fix) => Fatal(InputProblemKind.ForeignFormat, "format-error",
        new("a CSV file", "un fichier CSV"), new($"The file is {name.En}.", $"Le fichier est {name.Fr}."), fix);

    public static InputProblem FormatNotAgreed(Wording name, Wording fix) => Fatal(InputProblemKind.FormatNotAgreed, "format-error",
        new("a file in a format that the protocol names", "un fichier dans un format que le protocole nomme"),
        new($"The file is {name.En}, which the protocol does not allow.", $"Le fichier est {name.Fr}, ce que le protocole n'admet pas."), fix);

    public static InputProblem PackingNotAgreed(string container, IEnumerable<FileFormat> agreed) => Fatal(InputProblemKind.FormatNotAgreed, "compression-error",
        new($"a file that is {string.Join(" or ", agreed)}", $"un fichier {string.Join(" ou ", agreed)}"),
        new($"The file is packed with {container}, which the protocol does not allow.",
            $"Le fichier est compressé avec {container}, ce que le protocole n'admet pas."),
        new("Unpack it and send the file itself.", "Décompressez-le et envoyez le fichier lui-même."));

    public static InputProblem JsonDocument(Wording name) => Fatal(InputProblemKind.JsonDocument, "format-error",
        new("one JSON object on each line", "un objet JSON sur chaque ligne"),
        new($"The file is {name.En}, not JSON Lines.", $"Le fichier est {name.Fr}, et non du JSON Lines."),
        new("Export one object per row, each on a line of its own, without brackets or commas around them.",
            "Exportez un objet par ligne de données, chacun sur sa propre ligne, sans crochets ni virgules autour."));

    public static InputProblem InvalidUtf8(long offset, long line, string bytes) => Fatal(InputProblemKind.InvalidUtf8, "encoding-error", Utf8,
        new($"Byte {offset} on line {line} (0x{bytes}) is not UTF-8.", $"L'octet {offset} à la ligne {line} (0x{bytes}) n'est pas de l'UTF-8."),
        SaveUtf8).At(offset, line, bytes);

    public static InputProblem MixedEncoding(long offset, long line, string bytes) => Fatal(InputProblemKind.MixedEncoding, "encoding-error",
        new("one encoding from beginning to end", "un seul encodage du début à la fin"),
        new($"Byte {offset} on line {line} (0x{bytes}) is not UTF-8, but the text before it is.",
            $"L'octet {offset} à la ligne {line} (0x{bytes}) n'est pas de l'UTF-8, alors que le texte qui précède en est."),
        new("The file was put together from parts in different encodings. Save every part as \"CSV UTF-8\" before joining them.",
            "Le fichier a été assemblé à partir de parties d'encodages différents. Enregistrez chaque partie comme « CSV UTF-8 » avant de les réunir."))
        .At(offset, line, bytes);

    public static InputProblem UndefinedByte(long offset, long line, string bytes) => Fatal(InputProblemKind.UndefinedByte, "encoding-error",
        new("text in UTF-8 or Windows-1252", "du texte en UTF-8 ou Windows-1252"),
        new($"Byte {offset} on line {line} (0x{bytes}) is neither UTF-8 nor Windows-1252.",
            $"L'octet {offset} à la ligne {line} (0x{bytes}) n'est ni de l'UTF-8 ni du Windows-1252."),
        SaveUtf8).At(offset, line, bytes);

    public static InputProblem UnpairedSurrogate(long offset, long line, string bytes) => Fatal(InputProblemKind.UnpairedSurrogate, "encoding-error",
        new("whole characters in UTF-16", "des caractères entiers en UTF-16"),
        new($"Bytes from {offset} on line {line} (0x{bytes}) are half a character of UTF-16.",
            $"Les octets à partir de {offset} à la ligne {line} (0x{bytes}) sont la moitié d'un caractère UTF-16."),
        ExportAgain).At(offset, line, bytes);

    public static InputProblem NulByte(long offset, long line) => Fatal(InputProblemKind.NulByte, "nul-byte",
        new("text without NUL bytes", "du texte sans octets NUL"),
        new($"Byte {offset} on line {line} is NUL: the file is damaged or no text.",
            $"L'octet {offset} à la ligne {line} est NUL : le fichier est endommagé ou n'est pas du texte."),
        ExportAgain).At(offset, line, "00");

    public static InputProblem DamagedWorkbook(Wording what) => Fatal(InputProblemKind.DamagedWorkbook, "format-error",
        new("a workbook that Excel opens", "un classeur qu'Excel ouvre"),
        new($"The workbook cannot be read: {what.En}.", $"Le classeur ne peut pas être lu : {what.Fr}."),
        new("Open it in Excel, save it under a new name and send that file, or save it as \"CSV UTF-8\".",
            "Ouvrez-le dans Excel, enregistrez-le sous un nouveau nom et envoyez ce fichier, ou enregistrez-le comme « CSV UTF-8 »."));

    public static InputProblem UnfittingWorkbook() => DamagedWorkbook(new("its parts do not fit together", "ses parties ne vont pas ensemble"));

    public static InputProblem WorkbookTooLarge(Wording what) => Fatal(InputProblemKind.WorkbookTooLarge, "byte-count",
        new("a workbook of ordinary size", "un classeur de taille ordinaire"),
        new($"The workbook is too large: {what.En}.", $"Le classeur est trop grand : {what.Fr}."),
        new("Save the sheet as \"CSV UTF-8\" and send that file.", "Enregistrez la feuille comme « CSV UTF-8 » et envoyez ce fichier."));

    public static InputProblem SeveralSheets(IReadOnlyList<string> names) => Fatal(InputProblemKind.SeveralSheets, "format-error",
        new("a workbook with one sheet of data", "un classeur avec une seule feuille de données"),
        new($"{names.Count} sheets hold data: {Listed(names, names.Count)}.", $"{names.Count} feuilles contiennent des données : {Listed(names, names.Count)}."),
        new("Keep the sheet with the rows and remove the others.", "Gardez la feuille qui contient les lignes et supprimez les autres."));

    public static InputProblem EmptyWorkbook() => Fatal(InputProblemKind.EmptyWorkbook, "source-error",
        new("a sheet with a header and rows", "une feuille avec un en-tête et des lignes"),
        new("No visible sheet of the workbook holds data.", "Aucune feuille visible du classeur ne contient de données."),
        new("Check the export; unhide the sheet if it is hidden.", "Vérifiez l'exportation ; affichez la feuille si elle est masquée."));

    /// <summary>Why a line of JSON is no row.</summary>
    public static InputProblem Of(RowProblem problem)
    {
        var (kind, line, name, number) = problem;
        return kind switch
        {
            InvalidJson => Row(kind, "type-error", line, new("one flat JSON object", "un objet JSON simple"),
                new($"Line {line} is no JSON object; it goes wrong at byte {number} of the line.",
                    $"La ligne {line} n'est pas un objet JSON ; le défaut est à l'octet {number} de la ligne."),
                new("Write one whole object per line.", "Écrivez un objet complet par ligne.")),
            NestedValue => Row(kind, "type-error", line,
                new("a text, number, true, false or null", "un texte, un nombre, true, false ou null"),
                new($"'{name}' on line {line} holds a list or an object.", $"« {name} » à la ligne {line} contient une liste ou un objet."),
                new("Write one plain value for each column.", "Écrivez une valeur simple pour chaque colonne.")),
            DuplicateKey => Row(kind, "duplicate-label", line,
                new("every column once in an object", "chaque colonne une seule fois dans un objet"),
                new($"Line {line} names '{name}' twice, or under two names.", $"La ligne {line} nomme « {name} » deux fois, ou sous deux noms."),
                new("Keep one of them.", "Gardez-en une seule.")),
            LineTooLong => Row(kind, "row-error", line, new($"at most {number} bytes in a line", $"au plus {number} octets par ligne"),
                new($"Line {line} is longer than {number} bytes.", $"La ligne {line} dépasse {number} octets."),
                new("Check that every object stands on a line of its own.", "Vérifiez que chaque objet se trouve sur sa propre ligne.")),
            _ => Row(kind, "nul-byte", line, new("text without NUL", "du texte sans NUL"),
                new($"'{name}' on line {line} holds a NUL character.", $"« {name} » à la ligne {line} contient un caractère NUL."), ExportAgain),
        };
    }

    /// <param name="name">What <see cref="InputRemarks"/> tells such remarks apart by.</param>
    public static InputProblem Remark(InputProblemKind kind, long count, long? line, string name) =>
        (kind switch
        {
            ByteOrderMark => Make(kind, "byte-order-mark", Severity.Information, new("UTF-8", "UTF-8"),
                new("The file starts with a byte order mark, which was passed over.",
                    "Le fichier commence par un indicateur d'ordre des octets, qui a été ignoré."),
                new("Nothing needs to be done.", "Il n'y a rien à faire.")),
            InnerByteOrderMark => Warning(kind, "byte-order-mark",
                new("a byte order mark at the start at most", "un indicateur d'ordre des octets au début tout au plus"),
                new($"{count} byte order mark(s) inside the text were removed, the first on line {line}: the file was put together from parts.",
                    $"{count} indicateur(s) d'ordre des octets ont été retirés du texte, le premier à la ligne {line} : le fichier a été assemblé à partir de parties."),
                new("Check that no part's header is left among the rows.", "Vérifiez qu'aucun en-tête de partie n'est resté parmi les lignes.")),
            ReadAsUtf16 => Warning(kind, "encoding-error", Utf8,
                new("The file is in UTF-16 and was read as such.", "Le fichier est en UTF-16 et a été lu comme tel."), SaveUtf8),
            ReadAsWindows1252 => Warning(kind, "encoding-error", Utf8,
                new($"{count} letter(s) were read as {name}, the first on line {line}.",
                    $"{count} lettre(s) ont été lues comme {name}, la première à la ligne {line}."), SaveUtf8),
            DoubleEncoding => Warning(kind, "mojibake", new("letters such as é, not Ã©", "des lettres comme é, et non Ã©"),
                new($"{count} letter(s) look encoded twice, the first on line {line}.",
                    $"{count} lettre(s) semblent encodées deux fois, la première à la ligne {line}."),
                new("Some program read UTF-8 as Windows-1252 and saved it again. Export from the source; such letters cannot be mended safely.",
                    "Un programme a lu de l'UTF-8 comme du Windows-1252 et l'a enregistré. Exportez depuis la source ; on ne peut pas réparer ces lettres sans risque.")),
            EndOfFileMark => Warning(kind, "control-character", new("rows up to the end", "des lignes jusqu'à la fin"),
                new("The file ends with the old end-of-file mark (0x1A), which was removed.",
                    "Le fichier se termine par l'ancienne marque de fin de fichier (0x1A), qui a été retirée."),
                new("Nothing needs to be done, but a newer export would not write it.",
                    "Il n'y a rien à faire, mais une exportation plus récente ne l'écrirait pas.")),
            ControlCharacter => Warning(kind, "control-character", new("printable text", "du texte imprimable"),
                new($"{count} control character(s) were found, the first on line {line}.",
                    $"{count} caractère(s) de contrôle ont été trouvés, le premier à la ligne {line}."),
                new("Remove them where the text is kept.", "Supprimez-les là où le texte est tenu.")),
            UnknownKey => Warning(kind, "extra-label", new("agreed columns only", "seulement les colonnes convenues"),
                new($"The protocol has no column '{name}'; {count} line(s) name it, the first is line {line}.",
                    $"Le protocole n'a pas de colonne « {name} » ; {count} ligne(s) la nomment, la première est la ligne {line}."),
                new("Remove it, or have it agreed on. Its values are not kept.",
                    "Supprimez-la, ou faites-la convenir. Ses valeurs ne sont pas conservées.")),
            MangledNumber => Warning(kind, "excel-mangled-value", new("long numbers kept as text", "les longs nombres tenus en texte"),
                new($"{count} number(s) have more digits than Excel keeps (15), the first in row {line}: their last digits are lost.",
                    $"{count} nombre(s) ont plus de chiffres qu'Excel n'en garde (15), le premier à la ligne {line} : leurs derniers chiffres sont perdus."),
                new("Format such columns as text before entering or importing the values, and fill them again from the source.",
                    "Donnez à ces colonnes le format texte avant de saisir ou d'importer les valeurs, et remplissez-les de nouveau depuis la source.")),
            MergedCells => Warning(kind, "merged-cells", new("one cell for every value", "une cellule pour chaque valeur"),
                new($"{count} range(s) of cells are merged, the first in row {line}: only its first cell has a value.",
                    $"{count} plage(s) de cellules sont fusionnées, la première à la ligne {line} : seule sa première cellule a une valeur."),
                new("Unmerge the cells and fill each of them.", "Annulez la fusion des cellules et remplissez chacune d'elles.")),
            FormulaWithoutValue => Warning(kind, "formula-without-value", new("values", "des valeurs"),
                new($"{count} formula(s) have no result in the file, the first in row {line}: their cells are read as empty.",
                    $"{count} formule(s) n'ont pas de résultat dans le fichier, la première à la ligne {line} : leurs cellules sont lues comme vides."),
                new("Open the workbook in Excel and save it, or paste the values in place of the formulas.",
                    "Ouvrez le classeur dans Excel et enregistrez-le, ou collez les valeurs à la place des formules.")),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        }).Found(count, line);

    static InputProblem At(this InputProblem problem, long offset, long line, string bytes) => problem with { Offset = offset, Line = line, Bytes = bytes };

    static InputProblem Found(this InputProblem problem, long count, long? line) => problem with { Count = count, Line = line };

    static string Listed(IReadOnlyList<string> names, long count) =>
        string.Join(", ", names.Take(5).Select(n => $"'{Shorten(n)}'")) + (count > Math.Min(5, names.Count) ? ", …" : "");

    public static string Shorten(string name) => name.Length <= Mask.MostChars ? name : name[..Mask.MostChars] + "…";

    static InputProblem Fatal(InputProblemKind kind, string code, Wording expected, Wording message, Wording fix) =>
        Make(kind, code, Severity.Fatal, expected, message, fix);

    static InputProblem Warning(InputProblemKind kind, string code, Wording expected, Wording message, Wording fix) =>
        Make(kind, code, Severity.Warning, expected, message, fix);

    static InputProblem Row(InputProblemKind kind, string code, long line, Wording expected, Wording message, Wording fix) =>
        Make(kind, code, Severity.Error, expected, message, fix) with { Line = line };

    static InputProblem Make(InputProblemKind kind, string code, Severity severity, Wording expected, Wording message, Wording fix) =>
        new(kind, code, severity, expected, message, fix);
}
