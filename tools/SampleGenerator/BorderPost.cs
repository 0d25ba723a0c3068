namespace Pipeline.SampleGenerator;

/// <summary>A post as samples know it. The figures are plausible, not measured.</summary>
/// <param name="Neighbour">The country on the other side; empty at airports.</param>
/// <param name="Weight">Weight among crossings.</param>
sealed record BorderPost(string Code, string Neighbour, double Weight)
{
    public static readonly BorderPost Kigali = new("KGL", "", 12);

    public static readonly IReadOnlyList<BorderPost> All =
    [
        Kigali, new("KME", "", 0.3),
        new("PTB", "COD", 26), new("GDB", "COD", 9), new("RZ1", "COD", 8), new("RZ2", "COD", 4), new("BGR", "COD", 3), new("KBH", "COD", 1),
        new("GTN", "UGA", 7), new("CYK", "UGA", 4), new("KGT", "UGA", 4), new("BZB", "UGA", 0.5),
        new("RSM", "TZA", 6),
        new("NMB", "BDI", 5), new("RHW", "BDI", 4), new("AKH", "BDI", 3), new("AKB", "BDI", 1),
    ];

    static readonly Weighted<BorderPost> Busy = new(All, p => p.Weight);

    static readonly Dictionary<string, Weighted<BorderPost>> ByNeighbour = All
        .Where(p => p.Neighbour != "").GroupBy(p => p.Neighbour).ToDictionary(g => g.Key, g => new Weighted<BorderPost>(g, p => p.Weight));

    public bool IsAirport => Neighbour == "";

    public static BorderPost Draw(Random random) => Busy.Draw(random);

    /// <summary>Where people come in from <paramref name="country"/>: a post on its border, or by air.</summary>
    public static BorderPost From(string country, Random random) => ByNeighbour.TryGetValue(country, out var posts) ? posts.Draw(random) : Kigali;
}
