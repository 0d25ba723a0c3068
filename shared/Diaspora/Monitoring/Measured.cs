namespace Pipeline.Diaspora;

/// <summary>What a figure is of: it decides how the figure is protected before anybody sees it.</summary>
public enum FigureOf
{
    /// <summary>Missions, requests, hours, meetings: told as it is, with its parts.</summary>
    Things,
    /// <summary>A count of persons: rounded.</summary>
    Persons,
    /// <summary>A share or mean of what persons did or are: told without its parts.</summary>
    RateOfPersons,
    /// <summary>A sum over persons: moved as far as the count of the persons is.</summary>
    SumOverPersons,
    /// <summary>An amount divided by a count of persons: divided by the count that is told.</summary>
    AmountPerPerson,
    /// <summary>A sum of what few gave: told without its parts.</summary>
    AmountOfFew,
}

/// <summary>One figure: what is divided by what.</summary>
/// <param name="Value">Null where nothing can be said; <paramref name="Reason"/> says why.</param>
/// <param name="Cell">Where persons are counted, what is counted: the same cell with the same count is always rounded the same way.</param>
/// <param name="Behind">How many persons, or givers of an amount, are behind it.</param>
public sealed record Measured(
    double? Value, double? Numerator, double? Denominator, string? Reason = null, FigureOf Of = FigureOf.Things, string Cell = "", int Behind = 0)
{
    public static Measured Share(double numerator, double denominator, double factor = 100) =>
        denominator > 0 ? new(factor * numerator / denominator, numerator, denominator) : new(null, numerator, denominator, "nothingToDivideBy");

    /// <summary>A share of which each person behind it may be seen.</summary>
    public static Measured Rate(double numerator, double denominator, int persons) => Share(numerator, denominator) with { Of = FigureOf.RateOfPersons, Behind = persons };

    public static Measured Count(double count) => new(count, count, null);

    public static Measured Persons(string cell, int count) => new(count, count, null, Of: FigureOf.Persons, Cell: cell, Behind: count);

    public static Measured None(string reason) => new(null, null, null, reason);

    /// <summary>The figure as it may be told: nothing of fewer than five persons, and of others no parts by which a rounded count could be worked out.</summary>
    /// <param name="decimals">Of rates.</param>
    public Measured Protected(CountProtection protection, int decimals)
    {
        if (Of == FigureOf.Things) return this;
        if (Value is not { } value) return None(Reason ?? "tooFew");
        if (Of == FigureOf.Persons && Behind == 0) return Count(0);
        if (Behind < CountProtection.Threshold) return None("tooFew");
        var told = protection.Protect(Cell, Behind)!.Value;
        return Of switch
        {
            FigureOf.Persons => Count(told),
            FigureOf.SumOverPersons => Count(Math.Round(value * told / Behind)),
            FigureOf.AmountPerPerson => Share(Numerator!.Value, told, 1),
            _ => new(Math.Round(value, decimals), null, null),
        };
    }
}
