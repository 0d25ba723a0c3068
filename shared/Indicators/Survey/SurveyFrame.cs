namespace Pipeline.Indicators.Survey;

/// <summary>What a round asked, as far as its answers show.</summary>
[Flags]
public enum SurveyVariables { None = 0, Employment = 1, Hours = 2, Pay = 4, Education = 8, PreviousOccupation = 16 }

/// <summary>
/// The records of chosen rounds over one list of sampling units, in a fixed order whatever the order of the files: units by stratum and name, the
/// records of a unit together. A unit seen in several rounds is one unit.
/// </summary>
public sealed class SurveyFrame
{
    readonly Dictionary<int, SurveyVariables> _rounds = [];

    SurveyFrame(PsuKey[] psus, SurveyRecord[] records)
    {
        (Psus, Records) = (psus, records);
        Design = new([.. psus.Select(p => (p.Stratum, p.Psu))]);
        foreach (var record in records) _rounds[record.Round] = _rounds.GetValueOrDefault(record.Round) | Answered(record);
    }

    public PsuKey[] Psus { get; }

    /// <summary>By unit, then round and occupation.</summary>
    public SurveyRecord[] Records { get; }

    public StratifiedDesign Design { get; }

    public IEnumerable<int> Rounds => _rounds.Keys.Order();

    /// <summary>Whether a round is there and somebody in it answered the question.</summary>
    public bool Has(int round, SurveyVariables variable) => (_rounds.GetValueOrDefault(round) & variable) == variable;

    public static SurveyFrame Of(IEnumerable<SurveyPartial> files, Func<int, bool> isWanted)
    {
        var all = files.Select(f => (f.Psus, Records: Array.FindAll(f.Records, r => isWanted(r.Round)))).ToList();
        PsuKey[] psus =
        [
            .. all.SelectMany(f => f.Records.Select(r => r.Psu).Distinct().Select(p => f.Psus[p])).Distinct()
                .OrderBy(p => p.Stratum, StringComparer.Ordinal).ThenBy(p => p.Psu, StringComparer.Ordinal),
        ];
        var positions = psus.Index().ToDictionary(p => p.Item, p => p.Index);
        SurveyRecord[] records = [.. all.SelectMany(f =>
        {
            var moved = Array.ConvertAll(f.Psus, p => positions.GetValueOrDefault(p, -1));
            return f.Records.Select(r => r with { Psu = moved[r.Psu] });
        })];
        Sort(records);
        return new(psus, records);
    }

    /// <summary>The same, of fewer rounds and only the units in them; what is left stays in its order.</summary>
    public SurveyFrame Only(Func<int, bool> isWanted)
    {
        var (records, psus) = (Array.FindAll(Records, r => isWanted(r.Round)), new List<PsuKey>());
        for (var (i, unit) = (0, -1); i < records.Length; i++)
        {
            if (records[i].Psu != unit) psus.Add(Psus[unit = records[i].Psu]);
            records[i] = records[i] with { Psu = psus.Count - 1 };
        }
        return new([.. psus], records);
    }

    static SurveyVariables Answered(SurveyRecord record) =>
        SurveyVariables.Employment
        | (double.IsNaN(record.Hours) ? 0 : SurveyVariables.Hours)
        | (double.IsNaN(record.Pay) ? 0 : SurveyVariables.Pay)
        | (record.Kind == LabourKind.Employed && record.Isced >= 0 ? SurveyVariables.Education : 0)
        | (record.Kind == LabourKind.UnemployedWorker ? SurveyVariables.PreviousOccupation : 0);

    /// <summary>By what most records differ in first, as one number; then those that agree in it.</summary>
    static void Sort(SurveyRecord[] records)
    {
        var keys = Array.ConvertAll(records, r => ((ulong)(uint)r.Psu << 32) | ((ulong)(ushort)r.Round << 16) | (ushort)r.Node);
        Array.Sort(keys, records);
        for (var (i, end) = (0, 0); i < keys.Length; i = end)
        {
            for (end = i + 1; end < keys.Length && keys[end] == keys[i];) end++;
            if (end - i > 1) records.AsSpan(i, end - i).Sort(Compare);
        }
    }

    /// <summary>Every field takes part, so equal records are interchangeable and sums over the order are always the same.</summary>
    static int Compare(SurveyRecord a, SurveyRecord b)
    {
        var order = a.Psu.CompareTo(b.Psu);
        if (order == 0) order = a.Round.CompareTo(b.Round);
        if (order == 0) order = a.Node.CompareTo(b.Node);
        if (order == 0) order = a.Kind.CompareTo(b.Kind);
        if (order == 0) order = a.Weight.CompareTo(b.Weight);
        if (order == 0) order = a.Pay.CompareTo(b.Pay);
        if (order == 0) order = a.Hours.CompareTo(b.Hours);
        if (order == 0) order = a.Isced.CompareTo(b.Isced);
        return order != 0 ? order : a.Share.CompareTo(b.Share);
    }
}
