namespace Pipeline.SampleGenerator;

/// <summary>The jobs that employers have in a year: those of their industry, and some staff that every industry needs.</summary>
sealed class Jobs(int year)
{
    static readonly Dictionary<string, double> Staff = new (string Isco, double Weight)[]
    {
        ("1120", 0.3), ("2411", 1.5), ("2512", 0.8), ("3313", 1.5), ("4110", 2.5), ("5414", 2.5), ("8321", 1), ("8332", 0.7), ("9111", 1.5),
    }.ToDictionary(s => s.Isco, s => s.Weight);

    static readonly Weighted<(string Code, double Weight)> Lasting = new([("PER", 55), ("FIX", 38), ("INT", 4), ("SEC", 3)], c => c.Weight);

    readonly Dictionary<string, Weighted<Occupation>> _bySection = [];

    public Occupation Draw(string section, Random random)
    {
        if (!_bySection.TryGetValue(section, out var jobs)) _bySection[section] = jobs = new(Occupation.All, o => WeightIn(o, section));
        return jobs.Draw(random);
    }

    /// <summary>The contract such a job is held under, by the codes of the list of contract types.</summary>
    public static string Contract(Occupation occupation, Random random) => occupation switch
    {
        { Section: "A", Isco: ['6' or '9', ..] } when random.Happens(0.5) => "SEA",
        { Isco: ['9', ..] } when random.Happens(0.6) => "CAS",
        { Isco: ['7', ..] } when random.Happens(0.12) => "APP",
        _ => Lasting.Draw(random).Code,
    };

    double WeightIn(Occupation occupation, string section) =>
        occupation.Section == section ? (occupation.Urban + occupation.Permits) * occupation.Drift(year)
        : Staff.GetValueOrDefault(occupation.Isco);
}
