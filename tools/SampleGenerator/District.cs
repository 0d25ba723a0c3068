namespace Pipeline.SampleGenerator;

/// <summary>A district with its weight in some distribution. The weights are plausible, not measured.</summary>
sealed record District(string Code, double Weight)
{
    /// <summary>Where formal jobs are: mostly in Kigali, then in the secondary cities.</summary>
    public static readonly Weighted<District> OfWork = new(
        [
            new("12", 34), new("13", 20), new("11", 16), new("51", 5), new("57", 6), new("33", 5), new("43", 4), new("24", 4), new("36", 3),
            new("52", 3),
        ],
        d => d.Weight);

    /// <summary>Where people live: by population, with the three districts of Kigali and the border towns somewhat ahead.</summary>
    public static readonly Weighted<District> OfResidence = new(
        [
            new("12", 66), new("13", 37), new("11", 28), new("21", 28), new("22", 30), new("23", 25), new("24", 29), new("25", 28), new("26", 27),
            new("27", 27), new("28", 34), new("31", 28), new("32", 28), new("33", 42), new("34", 24), new("35", 28), new("36", 37), new("37", 33),
            new("41", 28), new("42", 28), new("43", 36), new("44", 30), new("45", 34), new("51", 37), new("52", 50), new("53", 42), new("54", 35),
            new("55", 36), new("56", 31), new("57", 42),
        ],
        d => d.Weight);

    /// <summary>Whether the district is one of the City of Kigali.</summary>
    public static bool IsKigali(string code) => code[0] == '1';
}
