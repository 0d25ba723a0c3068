namespace Pipeline.SampleGenerator;

/// <summary>A nationality of foreign workers in Rwanda. The weights are plausible, not measured.</summary>
/// <param name="Region">Whether it belongs to the region, whose craft workers have a permit class of their own.</param>
sealed record Nationality(string Code, bool Region, double Weight)
{
    public static readonly Weighted<Nationality> ForeignWorkers = new(
        [
            new("KEN", true, 22), new("UGA", true, 18), new("COD", true, 14), new("BDI", true, 12), new("TZA", true, 8), new("SSD", true, 2),
            new("IND", false, 8), new("CHN", false, 6), new("USA", false, 3), new("NGA", false, 2), new("FRA", false, 2), new("GBR", false, 2),
            new("BEL", false, 2), new("ETH", false, 2), new("CMR", false, 1), new("DEU", false, 1), new("ZWE", false, 1), new("KOR", false, 1),
            new("EGY", false, 1),
        ],
        n => n.Weight);
}
