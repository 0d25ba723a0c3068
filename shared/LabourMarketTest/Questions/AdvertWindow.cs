using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Assessing;

namespace Pipeline.LabourMarketTest.Questions;

/// <summary>The days before filing in which adverts count: at most so many days or calendar months before the day of filing, that day included.</summary>
public sealed record AdvertWindow(int? Days = null, int? Months = null)
{
    public DateOnly Start(DateOnly filed) => Days is { } days ? filed.AddDays(-days) : filed.AddMonths(-Months!.Value);

    internal string? Problem() => (Days is null) == (Months is null) ? "window needs either days or months."
        : Days < 1 || Months < 1 ? "window must be at least 1." : null;
}

/// <summary>The days of one advert that count.</summary>
readonly record struct AdvertDays(DateOnly From, DateOnly To, bool Exists)
{
    /// <param name="gap">What the advert does not say, or says wrongly, so that its days are not known.</param>
    public static AdvertDays Of(Advert advert, int index, DateOnly start, DateOnly filed, out Finding? gap)
    {
        gap = null;
        if (advert.From is not { } from) gap = Finding.Missing($"/adverts/{index}/from");
        else if (advert.To is null && advert.Ongoing != true) gap = Finding.Missing($"/adverts/{index}/to");
        else if (advert.To < from) gap = Finding.Contradictory($"/adverts/{index}/to", Measure.Of(advert.To!.Value));
        else
        {
            var to = advert.To is { } end && end < filed ? end : filed;
            if (from < start) from = start;
            return new(from, to, from <= to);
        }
        return default;
    }
}
