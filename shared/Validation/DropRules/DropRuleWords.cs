using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Puts rules over whole drops, and what broke them, into the report's form.</summary>
static class DropRuleWords
{
    const string RevisionEnd = ".revision";

    public static Rule RuleOf(DropRule rule)
    {
        var terms = rule.Terms;
        return new(terms.Id, CodeOf(rule), terms.Severity, terms.Level, terms.Expected, terms.Message, terms.Fix)
        {
            IsAboutFile = true,
            Tolerate = rule switch
            {
                PreviousRule previous => previous.Tolerate,
                DisappearedRule disappeared => disappeared.Tolerate,
                CrossFileRule crossFile => CrossFileCheck.ToleranceOf(crossFile),
                MirrorRule mirror => MirrorCheck.ToleranceOf(mirror),
                RatioRule ratio => ratio.Tolerate,
                NearDuplicateRule nearDuplicate => nearDuplicate.Tolerate,
                _ => null,
            },
        };
    }

    /// <summary>The rule that what was delivered before for the same period is not changed beyond the tolerance of <paramref name="rule"/>.</summary>
    public static Rule RevisionOf(AggregateRule rule) => new(
        rule.Terms.Id + RevisionEnd, "revision-too-large", Severity.Warning, 2, rule.Terms.Expected,
        new($"The figures differ from those delivered before for the same period ({rule.Measure.Text}).",
            $"Les chiffres diffèrent de ceux livrés auparavant pour la même période ({rule.Measure.Text})."),
        new("Confirm the revision and give its reason, or send the file that was meant.",
            "Confirmez la révision et donnez-en la raison, ou envoyez le bon fichier."))
    {
        IsAboutFile = true,
    };

    public static Finding FindingOf(Rule rule, Breach breach) => rule.Tell(breach.Row?.Line, MessageOf(rule.Message, breach)) with
    {
        Severity = breach.Row is null ? rule.Severity : rule.RowSeverity,
        Record = breach.Row?.Record,
        Cell = breach.Row?.Cell,
        Column = breach.Row?.Column,
        Key = breach.Row?.Key,
        Value = breach.Found ?? breach.Subject,
        Expected = breach.Expected is { } expected ? Wording.Neutral(expected) : rule.Expected,
        Difference = breach.Difference,
    };

    /// <summary>The rule's own message with what is told of the breach. In French only where both are.</summary>
    static Wording MessageOf(Wording message, Breach breach)
    {
        if ((breach.Detail ?? (breach.Row is null ? FiguresOf(breach) : null)) is not { } told) return message;
        return new($"{message.En} {told.En}", message.Fr is null ? null : $"{message.Fr} {told.Fr ?? told.En}");
    }

    static Wording FiguresOf(Breach b)
    {
        if (b.Found is null) return Wording.Neutral($"{b.Subject}.");
        var (off, offFr) = b.Difference is null ? ("", "") : ($", difference {b.Difference}", $", écart {b.Difference}");
        return new(
            $"{(b.Subject is null ? "Found" : $"{b.Subject}: found")} {b.Found}, expected {b.Expected}{off}.",
            $"{(b.Subject is null ? "Trouvé" : $"{b.Subject} : trouvé")} {b.Found}, attendu {b.Expected}{offFr}.");
    }

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
        MirrorRule => "mirror-mismatch",
        ExternalRule => "external-mismatch",
        NearDuplicateRule => "duplicate-row",
        RatioRule => "deviated-cell",
        _ => "deviated-value",
    };
}
