namespace Pipeline.Protocols.Loading;

/// <summary>What a metric says to people when the contract leaves it to the metric.</summary>
static class MetricWords
{
    public static Wording Expected(Metric metric, IReadOnlyList<string> columns, Threshold threshold, CountUnit unit)
    {
        var (of, some) = (string.Join(", ", columns), new Wording($"{threshold}{Unit(unit)}", $"{French(threshold)}{Unit(unit)}"));
        return metric switch
        {
            Metric.RowCount => new($"{some.En} rows", $"{some.Fr} lignes"),
            Metric.NullValues or Metric.MissingValues => new($"{some.En} empty cells in {of}", $"{some.Fr} cellules vides dans {of}"),
            Metric.InvalidValues => new($"{some.En} invalid values in {of}", $"{some.Fr} valeurs non valables dans {of}"),
            _ => new($"{some.En} repeated values in {of}", $"{some.Fr} valeurs répétées dans {of}"),
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

    static string French(Threshold threshold) => FormattableString.Invariant(threshold.Kind switch
    {
        ThresholdKind.MustBe => $"exactement {threshold.Value}",
        ThresholdKind.MustNotBe => $"tout sauf {threshold.Value}",
        ThresholdKind.MustBeGreaterThan => $"plus de {threshold.Value}",
        ThresholdKind.MustBeGreaterOrEqualTo => $"au moins {threshold.Value}",
        ThresholdKind.MustBeLessThan => $"moins de {threshold.Value}",
        ThresholdKind.MustBeLessOrEqualTo => $"au plus {threshold.Value}",
        ThresholdKind.MustBeBetween => $"de {threshold.Value} à {threshold.Upper}",
        _ => $"moins de {threshold.Value} ou plus de {threshold.Upper}",
    });

    static string Unit(CountUnit unit) => unit == CountUnit.Percent ? " %" : "";
}
