using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Puts rules over whole drops, and what broke them, into the report's form.</summary>
static class DropRuleWords
{
    const string RevisionEnd = ".revision";

    public static Rule RuleOf(DropRule rule)
    {
        var terms = rule.Terms;
        return new(terms.Id, CodeOf(rule), terms.Severity, terms.Level, terms.Expected, terms.Message.En, terms.Fix.En)
        {
            MessageFr = terms.Message.Fr,
            FixFr = terms.Fix.Fr,
            IsAboutFile = true,
            Tolerate = rule switch
            {
                PreviousRule previous => previous.Tolerate,
                DisappearedRule disappeared => disappeared.Tolerate,
                CrossFileRule crossFile => CrossFileCheck.ToleranceOf(crossFile),
                RatioRule ratio => ratio.Tolerate,
                NearDuplicateRule nearDuplicate => nearDuplicate.Tolerate,
                _ => null,
            },
        };
    }

    /// <summary>The rule that what was delivered before for the same period is not changed beyond the tolerance of <paramref name="rule"/>.</summary>
    public static Rule RevisionOf(AggregateRule rule) => new(
        rule.Terms.Id + RevisionEnd, "revision-too-large", Severity.Warning, 2, rule.Terms.Expected,
        $"The figures differ from those delivered before for the same period ({rule.Measure.Text}).",
        "Confirm the revision and give its reason, or send the file that was meant.")
    {
        MessageFr = $"Les chiffres diffèrent de ceux livrés auparavant pour la même période ({rule.Measure.Text}).",
        FixFr = "Confirmez la révision et donnez-en la raison, ou envoyez le fichier voulu.",
        IsAboutFile = true,
    };

    public static Finding FindingOf(Rule rule, Breach breach) => new(
        rule.Id, rule.Code, breach.Row is null ? rule.Severity : rule.RowSeverity, rule.Level, breach.Row?.Line, breach.Row?.Record, breach.Row?.Cell, breach.Row?.Column, breach.Row?.Key,
        breach.Found ?? breach.Subject, breach.Expected ?? rule.Expected, Message(rule.Message, breach, English, breach.Detail?.En), rule.Fix)
    {
        Difference = breach.Difference,
        MessageFr = rule.MessageFr is { } french ? Message(french, breach, French, breach.Detail?.Fr ?? breach.Detail?.En) : null,
        FixFr = rule.FixFr,
    };

    static string Message(string message, Breach breach, Func<Breach, string> figures, string? detail)
    {
        if (detail is not null) return $"{message} {detail}";
        return breach.Row is not null ? message : $"{message} {figures(breach)}";
    }

    static string English(Breach b) => b.Found is null
        ? $"{b.Subject}."
        : $"{(b.Subject is null ? "Found" : $"{b.Subject}: found")} {b.Found}, expected {b.Expected}{(b.Difference is null ? "" : $", difference {b.Difference}")}.";

    static string French(Breach b) => b.Found is null
        ? $"{b.Subject}."
        : $"{(b.Subject is null ? "Trouvé" : $"{b.Subject} : trouvé")} {b.Found}, attendu {b.Expected}{(b.Difference is null ? "" : $", écart {b.Difference}")}.";

    static string CodeOf(DropRule rule) => rule switch
    {
        MetricRule { Metric: Metric.RowCount } => "row-count",
        MetricRule { Metric: Metric.NullValues or Metric.MissingValues } => "required-value",
        MetricRule { Metric: Metric.InvalidValues } => "constraint-error",
        MetricRule => "unique-error",
        AggregateRule => "ratio-break",
        StockFlowRule => "stock-flow",
        PreviousRule => "previous-row",
        DisappearedRule => "disappeared-key",
        CrossFileRule => "cross-file-orphan",
        ExternalRule => "external-mismatch",
        NearDuplicateRule => "duplicate-row",
        RatioRule => "deviated-cell",
        _ => "deviated-value",
    };
}
