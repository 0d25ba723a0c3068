using System.Collections.Frozen;
using System.Security.Cryptography;
using Pipeline.LabourMarketTest.Assessing;
using Pipeline.LabourMarketTest.Decisions;
using Pipeline.LabourMarketTest.Law;
using Pipeline.LabourMarketTest.Rules;
using Pipeline.Protocols;

namespace Pipeline.Assess;

/// <summary>What a file is judged by.</summary>
/// <param name="AssessorFor">By the day of filing; null when no rule set holds then.</param>
/// <param name="Names">What it is made of, to show.</param>
/// <param name="Absent">What there is none of, so that rules that need it are Unknown.</param>
sealed record Ground(Func<DateOnly?, Assessor?> AssessorFor, ReasonTexts Texts, string Names, IReadOnlyList<string> Absent)
{
    const string General = "RW-LMT", Eac = "RW-EAC", AllOccupations = "_T", Currency = "RWF";

    /// <exception cref="UsageException">A file that was named cannot be understood.</exception>
    public static Ground Of(Request request) => request.Inputs is { } inputs ? Stored(inputs) : Shipped(request);

    static Ground Stored(string path)
    {
        try
        {
            var stored = StoredInputs.Parse(File.ReadAllBytes(path));
            var (assessor, texts) = stored.Open();
            return new(_ => assessor, texts, path, stored.Wages is null ? ["pay"] : []);
        }
        catch (InvalidDataException e)
        {
            throw new UsageException($"'{path}' cannot be used. {e.Message}");
        }
    }

    static Ground Shipped(Request request)
    {
        var catalog = ProtocolCatalog.Load(Path.Combine(AppContext.BaseDirectory, "protocols"), request.Day);
        var inputs = new Inputs(LawBook.Read(LawBook.DefaultFolder), catalog.CodelistInForce("isco08", request.Day), new([.. List(request.List)]), Pay(request.Pay), null, new(catalog.Holidays));
        var sets = RuleSetReader.ReadFolder(RuleSetReader.DefaultFolder);
        var versions = new RuleSetVersions(sets);
        // Looked for once for each day of filing; nearly all days are judged by the same versions.
        var days = new Dictionary<DateOnly, Assessor?>();
        var assessors = new Dictionary<string, Assessor>(StringComparer.Ordinal);
        return new(For, ReasonTexts.Read(ReasonTexts.DefaultPath), string.Join(", ", sets.Where(s => s.RuleSetId is General or Eac).Select(s => $"{s.RuleSetId}@{s.Version} ({s.Status})")),
            [.. request.Pay is null ? ["pay"] : (string[])[], .. request.List is null ? ["list"] : (string[])[]]);

        Assessor? For(DateOnly? filed) => days.TryGetValue(filed ?? DateOnly.MinValue, out var known) ? known : days[filed ?? DateOnly.MinValue] = Of(filed);

        Assessor? Of(DateOnly? filed)
        {
            if (versions.For(General, filed, request.Day) is not { } general) return null;
            var eac = versions.For(Eac, filed, request.Day);
            var key = $"{general.Hash} {eac?.Hash}";
            return assessors.TryGetValue(key, out var known) ? known : assessors[key] = new(general, eac, inputs);
        }
    }

    static IEnumerable<OccupationList> List(string? path)
    {
        if (path is not null) yield return new("ODL", Version(path), DateOnly.MinValue, null, CodeFile.Read(path, "isco08").Select(row => row.Code(0)).ToFrozenSet());
    }

    static WageTable? Pay(string? path)
    {
        if (path is null) return null;
        var rows = CodeFile.Read(path, "isco08", "observations", "median").Select(row => row.Cells[0] == AllOccupations
            ? new WageCell(AllOccupations, row.Count(1), row.Amount(2)) : new WageCell(row.Code(0), row.Count(1), row.Amount(2))).ToList();
        if (rows.GroupBy(r => r.Code).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new UsageException($"'{path}' has {twice.Key} {twice.Count()} times. Give each code once.");
        return new(Version(path), Path.GetFileName(path), "", Currency, rows.Find(r => r.Code == AllOccupations).Median, FrozenDictionary<string, decimal>.Empty,
            rows.Where(r => r.Code != AllOccupations).ToFrozenDictionary(r => r.Code));
    }

    static string Version(string path) => $"{Path.GetFileName(path)}@{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))}";
}
