using Pipeline.LabourMarketTest.Assessing;
using Pipeline.LabourMarketTest.Law;

namespace Pipeline.LabourMarketTest.Questions;

/// <summary>What a pay floor is made of. A scheme's floor is the highest of its pay rules, since all of them have to pass.</summary>
public enum PayBasis { Amount, OccupationMedian, RegionMedian, NationalMedian }

public enum PayPeriod { Month, Year }

/// <param name="Prefix">ISCO-08 prefix it is for; empty for every occupation. The longest prefix in force decides.</param>
public sealed record PayAmount(string Prefix, decimal Amount, PayPeriod Period, DateOnly From, DateOnly? To = null);

/// <summary>Gross pay a month is at least a floor: a dated amount, or a multiple of a median of the wage table.</summary>
/// <param name="FallbackLevels">For the occupation's median: levels of ISCO-08 to try, finest first.</param>
/// <param name="MinObs">Cells with fewer observations are passed over.</param>
sealed record PayAtLeast(PayBasis Of, Step Step, decimal Multiplier = 1, string? Currency = null, IReadOnlyList<PayAmount>? Amounts = null,
    IReadOnlyList<int>? FallbackLevels = null, int MinObs = 1) : RuleTest
{
    const string PayPath = "/post/monthlyPay";

    internal override Step At => Step;

    internal override IEnumerable<SchemeParameter> Covers => [Step == Step.Exemptions ? SchemeParameter.Exemptions : SchemeParameter.WageFloor];

    public override Finding Evaluate(Case @case)
    {
        var post = @case.Application.Post;
        if (post?.MonthlyPay is not { } pay) return Finding.Missing(PayPath);
        if (pay < 0) return Finding.Contradictory(PayPath, Measure.Of(pay));
        if (post.Currency is not { } currency) return Finding.Missing("/post/currency");
        var (floor, level, expected, gap) = Floor(@case);
        if (gap is { } unknown) return unknown;
        return currency != expected ? Finding.Contradictory("/post/currency", Measure.Of(currency))
            : Finding.Of(pay >= floor, PayPath, Measure.Of(pay), Measure.Of(floor), level);
    }

    internal override string? Problem() =>
        Of == PayBasis.Amount
            ? Amounts is not { Count: > 0 } || Currency is null ? "an amount needs amounts and currency."
                : Amounts.Any(a => a.Amount <= 0) ? "an amount must be positive." : null
        : Amounts is not null || Currency is not null ? "amounts and currency are only for of: Amount."
        : Multiplier <= 0 ? "multiplier must be positive."
        : Of == PayBasis.OccupationMedian && (FallbackLevels is not { Count: > 0 } || FallbackLevels.Any(l => l is < 1 or > 4)) ? "fallbackLevels must be levels 1 to 4."
        : null;

    (decimal Floor, int Level, string? Currency, Finding? Gap) Floor(Case @case)
    {
        if (Of == PayBasis.Amount) return FixedFloor(@case);
        if (@case.Inputs.Wages is not { } table) return (0, 0, null, Finding.NoReference("/wageTable"));
        switch (Of)
        {
            case PayBasis.NationalMedian when table.NationalMedian is { } median:
                return (median * Multiplier, 0, table.Currency, null);
            case PayBasis.RegionMedian when @case.Application.Post!.Region is not { } region:
                return (0, 0, null, Finding.Missing("/post/region"));
            case PayBasis.RegionMedian when table.RegionMedians.TryGetValue(@case.Application.Post!.Region!, out var median):
                return (median * Multiplier, 0, table.Currency, null);
            case PayBasis.OccupationMedian when @case.Occupation is not { } code:
                return (0, 0, null, @case.NoOccupation);
            case PayBasis.OccupationMedian when table.Median(@case.Occupation!.Value, FallbackLevels!, MinObs) is { } found:
                return (found.Median * Multiplier, found.Level, table.Currency, null);
            default:
                return (0, 0, null, Finding.NoReference("/wageTable", Measure.Of(Of.ToString())));
        }
    }

    (decimal Floor, int Level, string? Currency, Finding? Gap) FixedFloor(Case @case)
    {
        PayAmount? best = null;
        foreach (var amount in Amounts!)
        {
            if (!new InForce(amount.From, amount.To).Contains(@case.AsOf) || amount.Prefix.Length < (best?.Prefix.Length ?? 0)) continue;
            if (amount.Prefix.Length == 0 || (@case.Occupation is { } code && code.ToString().StartsWith(amount.Prefix, StringComparison.Ordinal))) best = amount;
            else if (@case.Occupation is null) return (0, 0, null, @case.NoOccupation);
        }
        return best is null ? (0, 0, null, Finding.NoReference("/post/occupation", @case.Occupation is { } own ? Measure.Of(own.ToString()) : default))
            : ((best.Period == PayPeriod.Year ? best.Amount / 12 : best.Amount) * Multiplier, best.Prefix.Length, Currency, null);
    }
}
