using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>What can be wrong with the first line.</summary>
static class HeaderRules
{
    public static Rule Delimiter(IReadOnlyList<char> agreed, char found)
    {
        var (names, other, first) = (Listed(agreed), Name(found), Name(agreed[0]));
        return About("file.delimiter", "delimiter-mismatch", Severity.Fatal,
            new($"cells separated by {names.En}", $"des cellules séparées par {names.Fr}"),
            new($"The file separates cells by {other.En}, but the protocol says {names.En}.",
                $"Le fichier sépare les cellules par {other.Fr}, mais le protocole dit {names.Fr}."),
            new($"Export again with {first.En} as separator.", $"Exportez de nouveau avec {first.Fr} comme séparateur."));
    }

    public static Rule NoHeader(Protocol protocol)
    {
        var names = string.Join(", ", protocol.Columns.Select(c => c.Name));
        return About("header.required", "missing-label", Severity.Fatal,
            new($"a first line with {names}", $"une première ligne avec {names}"),
            new("The first line names none of the protocol's columns: the header is missing, or something stands above it.",
                "La première ligne ne nomme aucune colonne du protocole : l'en-tête manque, ou quelque chose se trouve au-dessus."),
            new("Put the column names on the first line, and nothing above them.",
                "Mettez les noms des colonnes sur la première ligne, et rien au-dessus."));
    }

    /// <param name="line">Where the header seems to be.</param>
    public static Rule Below(long line) => About("header.place", "header-error", Severity.Fatal,
        new("the column names on the first line, and once", "les noms des colonnes sur la première ligne, une seule fois"),
        new($"The header seems to be on line {line}, but it must be on line 1.",
            $"L'en-tête semble être à la ligne {line}, mais il doit être à la ligne 1."),
        new($"Remove the {line - 1} line(s) above it; a title, a note or a second row of headings does not belong into the file.",
            $"Supprimez les {line - 1} ligne(s) au-dessus ; un titre, une note ou une deuxième rangée d'en-têtes n'a pas sa place dans le fichier."));

    public static Rule OutOfPlace(Column column, int place) => About("header.place", "incorrect-label", Severity.Fatal,
        new($"{column.Name} as column {place + 1}", $"{column.Name} comme colonne {place + 1}"),
        new($"{column.Name} is not column {place + 1}: this protocol tells columns by their place.",
            $"{column.Name} n'est pas la colonne {place + 1} : ce protocole reconnaît les colonnes à leur place."),
        new("Put the columns in the order of the protocol.", "Mettez les colonnes dans l'ordre du protocole."), column);

    public static Rule Missing(Column column) => About("header.required", "missing-label", Severity.Fatal,
        new($"a column {column.Name}", $"une colonne {column.Name}"),
        new($"The required column {column.Name} is missing.", $"La colonne obligatoire {column.Name} manque."), Names(column), column);

    public static Rule Blank() => About("header.blank", "blank-label", Severity.Fatal, new("a name for every column", "un nom pour chaque colonne"),
        new("A column has no name.", "Une colonne n'a pas de nom."),
        new("Name the column, or remove it with its cells.", "Nommez la colonne, ou supprimez-la avec ses cellules."));

    public static Rule Duplicate(Column? column) => About("header.duplicate", "duplicate-label", Severity.Fatal,
        new("every name once", "chaque nom une seule fois"),
        column is null
            ? new("Two columns have the same name.", "Deux colonnes ont le même nom.")
            : new($"Two columns are named {column.Name} or an alias of it.", $"Deux colonnes portent le nom {column.Name} ou l'un de ses synonymes."),
        new("Remove or rename one of them.", "Supprimez ou renommez l'une d'elles."), column);

    public static Rule Alias(Column column) => About("header.alias", "incorrect-label", Severity.Information, new(column.Name, column.Name),
        new($"The column was taken for {column.Name}.", $"La colonne a été prise pour {column.Name}."),
        new($"Nothing needs to be done; {column.Name} is the agreed name.", $"Il n'y a rien à faire ; {column.Name} est le nom convenu."), column);

    /// <summary>A column that was not agreed on, or null where such columns do not matter.</summary>
    public static Rule? Unknown(ExtraColumns meaning) => meaning switch
    {
        ExtraColumns.Error => Unknown(Severity.Error, new(
            "Remove the column and its cells: what was not agreed on must not be sent.",
            "Supprimez la colonne et ses cellules : ce qui n'a pas été convenu ne doit pas être envoyé.")),
        ExtraColumns.Warn => Unknown(Severity.Warning, new(
            "Remove the column, or have it agreed on. Its cells are not kept.",
            "Supprimez la colonne, ou faites-la convenir. Ses cellules ne sont pas conservées.")),
        _ => null,
    };

    public static Wording NoSuch(string label) => new($"The protocol has no column '{label}'.", $"Le protocole n'a pas de colonne « {label} ».");

    static Rule Unknown(Severity severity, Wording fix) => About("header.unknown", "extra-label", severity,
        new("agreed columns only", "seulement les colonnes convenues"),
        new("The protocol has no such column.", "Le protocole n'a pas cette colonne."), fix);

    static Wording Names(Column column)
    {
        if (column.Aliases.Count == 0) return new($"Add the column {column.Name}.", $"Ajoutez la colonne {column.Name}.");
        var aliases = string.Join(", ", column.Aliases);
        return new($"Add the column {column.Name}; {aliases} is understood too.", $"Ajoutez la colonne {column.Name} ; {aliases} est compris aussi.");
    }

    static Wording Listed(IReadOnlyList<char> delimiters) => new(
        string.Join(" or ", delimiters.Select(d => Name(d).En)), string.Join(" ou ", delimiters.Select(d => Name(d).Fr)));

    static Wording Name(char delimiter) => delimiter switch
    {
        '\t' => new("tab", "tabulation"),
        _ => new($"'{delimiter}'", $"« {delimiter} »"),
    };

    static Rule About(string id, string code, Severity severity, Wording expected, Wording message, Wording fix, Column? column = null) =>
        new(id, code, severity, 0, expected, message, fix) { IsAboutFile = true, Column = column };
}
