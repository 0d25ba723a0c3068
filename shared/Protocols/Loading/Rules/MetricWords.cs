namespace Pipeline.Protocols.Loading;

/// <summary>What a metric says to people when the contract leaves it to the metric.</summary>
static class MetricWords
{
    public static string Expected(Metric metric, IReadOnlyList<string> columns, Threshold threshold, CountUnit unit)
    {
        var of = string.Join(", ", columns);
        return metric switch
        {
            Metric.RowCount => $"{threshold} rows",
            Metric.NullValues or Metric.MissingValues => $"{threshold}{Unit(unit)} empty cells in {of}",
            Metric.InvalidValues => $"{threshold}{Unit(unit)} invalid values in {of}",
            _ => $"{threshold}{Unit(unit)} repeated values in {of}",
        };
    }

    public static Wording Message(Metric metric, IReadOnlyList<string> columns)
    {
        var of = string.Join(", ", columns);
        return metric switch
        {
            Metric.RowCount => new("The file has an unusual number of rows.", "Le fichier a un nombre inhabituel de lignes."),
            Metric.NullValues or Metric.MissingValues => new($"Too many or too few cells of {of} are empty.", $"Trop ou trop peu de cellules de {of} sont vides."),
            Metric.InvalidValues => new($"Too many values of {of} are invalid.", $"Trop de valeurs de {of} ne sont pas valables."),
            _ => new($"Too many values of {of} are repeated.", $"Trop de valeurs de {of} sont répétées."),
        };
    }

    public static Wording Fix(Metric metric) => metric switch
    {
        Metric.RowCount => new("Check the filter and the period of the export.", "Vérifiez le filtre et la période de l'exportation."),
        Metric.NullValues or Metric.MissingValues => new("Check that the export holds the whole column.", "Vérifiez que l'exportation contient toute la colonne."),
        Metric.InvalidValues => new("Correct the values, or ask for the codes that are missing.", "Corrigez les valeurs, ou demandez les codes qui manquent."),
        _ => new("Check that no row was exported twice.", "Vérifiez qu'aucune ligne n'a été exportée deux fois."),
    };

    static string Unit(CountUnit unit) => unit == CountUnit.Percent ? " %" : "";
}
