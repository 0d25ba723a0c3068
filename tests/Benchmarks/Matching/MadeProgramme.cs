using Pipeline.DiasporaMatching;

namespace Pipeline.Benchmarks.Matching;

/// <summary>Made-up experts and requests, the same for the same seed.</summary>
sealed class MadeProgramme(int seed)
{
    public static readonly DateOnly Day = new(2026, 10, 1);

    static readonly string[] Specialties =
        ["ANAES", "BIOMED", "CARDIO", "DENTAL", "EMERG", "GSURG", "LABMED", "MENTAL", "MIDWIF", "NEONAT", "NURSE", "OBGYN", "ORTHO", "PAED", "PHARM", "PHYSIO", "RADIO"];
    static readonly string[] Types = ["training", "clinical_mentoring", "surgery_camp", "equipment", "protocol", "online_teaching"];
    static readonly string[] Languages = ["rw", "en", "fr", "sw", "nl", "de"];
    static readonly string[] Levels = ["B1", "B2", "C1", "C2"];
    static readonly string[] Facilities = ["BUS", "BUT", "GIS", "KAB", "KBG", "KIB", "KIY", "MUR", "NYA", "RUH"];
    static readonly string[] Districts = ["37", "44", "33", "27", "12", "56", "31", "32", "52", "43"];

#pragma warning disable CA5394 // Nothing secret hangs on it.
    readonly Random _random = new(seed);

    public List<Candidate> Experts(int count) => [.. Enumerable.Range(0, count).Select(i => Expert($"p{i:x8}"))];

    public List<Need> Needs(int count) => [.. Enumerable.Range(0, count).Select(i => Need($"FR{i:00000000}"))];

    Candidate Expert(string key)
    {
        var specialty = Specialties[_random.Next(Specialties.Length)];
        return new(
            key, _random.Next(10) > 0, specialty, _random.Next(5) == 0 ? [Specialties[_random.Next(Specialties.Length)]] : [],
            Enumerable.Range(1, 3).Where(_ => _random.Next(4) > 0).ToDictionary(i => $"{specialty}-{i}", _ => _random.Next(2, 6)),
            _random.Next(1, 35), _random.Next(10) > 0 ? Day.AddDays(_random.Next(30, 1500)) : null, _random.Next(10) > 2 ? "full" : "none",
            Languages.Where(l => l is "en" or "rw" || _random.Next(3) == 0).ToDictionary(l => l, _ => Levels[_random.Next(Levels.Length)]), _random.Next(4) > 0, _random.Next(2) > 0,
            [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Days(20, 75))], _random.Next(20, 90), new Dictionary<int, int>(),
            [.. Districts.Where(_ => _random.Next(8) == 0)], new Dictionary<string, int?>(), []);
    }

    Need Need(string id)
    {
        var (place, specialty, least) = (_random.Next(Facilities.Length), Specialties[_random.Next(Specialties.Length)], _random.Next(5, 30));
        return new(
            id, Facilities[place], Districts[place], specialty,
            [.. Enumerable.Range(1, 3).Select(i => new NeededSkill($"{specialty}-{i}", _random.Next(2, 4), 4 - i, i == 1 && _random.Next(2) == 0))],
            Types[_random.Next(Types.Length)], _random.Next(4) > 0, true, Days(60, 180), least, least + _random.Next(5, 40), ["en", "fr"], _random.Next(1, 4),
            Day.AddDays(-_random.Next(1, 120)), true);
    }

    DaySpan Days(int least, int most)
    {
        var from = Day.AddDays(_random.Next(10, 300));
        return new(from, from.AddDays(_random.Next(least, most)));
    }
#pragma warning restore CA5394
}
