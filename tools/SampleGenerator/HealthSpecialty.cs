namespace Pipeline.SampleGenerator;

/// <summary>A specialty as samples know it.</summary>
/// <param name="Isco">Usual occupation of its experts.</param>
/// <param name="Department">Where in a hospital they work.</param>
/// <param name="Indicator">What its missions should change first.</param>
/// <param name="Share">Of forty experts, how many have it.</param>
/// <param name="Operates">Whether surgery camps ask for it.</param>
sealed record HealthSpecialty(string Code, string Isco, string Department, string Indicator, int Share, bool Operates = false)
{
    static readonly HealthSpecialty[] Cycle =
    [
        .. Enumerable.Range(0, 8).SelectMany(turn => All().Where(s => s.Share > turn)),
    ];

    /// <summary>After so many experts the specialties come again in the same order.</summary>
    public static int CycleLength => Cycle.Length;

    /// <summary>The specialty of the expert, and of the request, that stands at <paramref name="index"/>.</summary>
    public static HealthSpecialty At(long index) => Cycle[index % Cycle.Length];

    public string Skill(int number) => number < 3 ? $"{Code}-{number + 1}" : $"GEN-{number - 2}";

    static HealthSpecialty[] All() =>
    [
        new("GSURG", "2212", "surgery", "SSI", 4, Operates: true), new("ANAES", "2212", "theatre", "POM", 4),
        new("OBGYN", "2212", "maternity", "CSR", 4, Operates: true), new("NURSE", "2221", "intensive_care", "SSI", 4),
        new("MENTAL", "2212", "mental_health", "OPD", 3), new("PHYSIO", "2264", "rehabilitation", "REHAB", 3),
        new("RADIO", "2212", "imaging", "REF", 2), new("ORTHO", "2212", "surgery", "WAIT", 2, Operates: true),
        new("CARDIO", "2212", "internal_medicine", "REF", 2), new("DENTAL", "2261", "dental", "OPD", 2, Operates: true),
        new("BIOMED", "2149", "biomedical", "EQUP", 2), new("PAED", "2212", "paediatrics", "REF", 2),
        new("MIDWIF", "2222", "maternity", "NMR", 2), new("NEONAT", "2212", "neonatology", "NMR", 1),
        new("EMERG", "2212", "emergency", "REF", 1), new("PHARM", "2262", "pharmacy", "WAIT", 1),
        new("LABMED", "3212", "laboratory", "LAB", 1),
    ];
}
