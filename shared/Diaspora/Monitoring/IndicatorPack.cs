using System.Globalization;
using System.Net;
using System.Text;
using Parquet;
using Parquet.Schema;

namespace Pipeline.Diaspora;

/// <summary>An indicator of a period as it is given.</summary>
/// <param name="Target">Of the period's last day.</param>
/// <param name="Status"><c>onTrack, atRisk, off, noTarget, notAvailable</c>.</param>
/// <param name="DataVersion">Names the plan and the inputs.</param>
public sealed record PackRow(
    string Code, string Level, string NameEn, string NameFr, string Unit, string Period, double? Value, double? Numerator, double? Denominator, double? Target, string Status, string? Reason,
    string Responsible, string DataVersion);

/// <summary>The indicators of a period for one of the bodies: of a quarter for the technical working group, of a half year for the steering committee.</summary>
public sealed record IndicatorPack(string Period, string DataVersion, IReadOnlyList<PackRow> Rows)
{
    // Figures that count persons; small ones are not told, nor what they are divided by.
    static readonly string[] OfPersons = ["O1", "O9", "C1", "C2", "C5", "C6", "D1"];

    public static IndicatorPack Of(string period, ProgrammeFacts facts, IndicatorPlan plan, CountProtection protection)
    {
        var version = $"plan {plan.Version} {plan.Sha256[..12]}, data {facts.DataVersion}";
        var measured = ProgrammeIndicators.Of(facts);
        return new(period, version, [.. plan.Indicators.Select(i => Row(i, period, version, Protected(i.Code, period, measured[i.Code], protection), plan, facts.To))]);
    }

    /// <summary>A count is rounded; a share is told without its parts, and not at all where fewer than five persons are behind it.</summary>
    static Measured Protected(string code, string period, Measured m, CountProtection protection)
    {
        if (!OfPersons.Contains(code) || m.Value is null) return m;
        if (m.Denominator is { } all) return all < CountProtection.Threshold ? Measured.None("tooFew") : new(Math.Round(m.Value.Value, code == "C1" ? 2 : 0), null, null);
        return protection.Protect($"{code}|{period}", (int)m.Value.Value) is { } rounded ? Measured.Count(rounded) : Measured.None("tooFew");
    }

    static PackRow Row(PlannedIndicator i, string period, string version, Measured m, IndicatorPlan plan, DateOnly day) => new(
        i.Code, i.Level, i.Name.En, i.Name.Fr, i.Unit, period, m.Value, m.Numerator, m.Denominator, plan.TargetOn(i, day), plan.StatusOf(i, m.Value, day), m.Reason, i.Responsible, version);

    public async Task<byte[]> ToParquetAsync(CancellationToken ct)
    {
        (string Name, Func<PackRow, string?> Of)[] texts =
        [
            ("code", r => r.Code), ("level", r => r.Level), ("name_en", r => r.NameEn), ("name_fr", r => r.NameFr), ("unit", r => r.Unit), ("period", r => r.Period),
            ("status", r => r.Status), ("reason", r => r.Reason), ("responsible", r => r.Responsible), ("data_version", r => r.DataVersion),
        ];
        (string Name, Func<PackRow, double?> Of)[] numbers = [("value", r => r.Value), ("numerator", r => r.Numerator), ("denominator", r => r.Denominator), ("target", r => r.Target)];
        var fields = texts.Select(t => (DataField)new DataField<string>(t.Name, true)).Concat(numbers.Select(n => new DataField<double>(n.Name, true))).ToArray();
        using var file = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), file, cancellationToken: ct))
        {
            using var group = writer.CreateRowGroup();
            for (var i = 0; i < texts.Length; i++) await group.WriteAsync(fields[i], (IReadOnlyCollection<string?>)[.. Rows.Select(texts[i].Of)]);
            for (var i = 0; i < numbers.Length; i++) await group.WriteAsync<double>(fields[texts.Length + i], new ReadOnlyMemory<double?>([.. Rows.Select(numbers[i].Of)]), cancellationToken: ct);
            group.CompleteValidate();
        }
        return file.ToArray();
    }

    /// <summary>RFC 4180.</summary>
    public string ToCsv()
    {
        var csv = new StringBuilder("code,level,name_en,name_fr,unit,period,value,numerator,denominator,target,status,reason,responsible,data_version\r\n");
        foreach (var r in Rows)
            csv.AppendJoin(',', new[] { r.Code, r.Level, r.NameEn, r.NameFr, r.Unit, r.Period, Number(r.Value), Number(r.Numerator), Number(r.Denominator), Number(r.Target), r.Status, r.Reason, r.Responsible, r.DataVersion }
                .Select(t => t is null ? "" : t.AsSpan().ContainsAny(",\"\r\n") ? $"\"{t.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : t)).Append("\r\n");
        return $"{csv}";
    }

    /// <summary>A page to print, without script: a table, and for each indicator with a target a bar of how far it is.</summary>
    public string ToHtml(bool isFrench)
    {
        var title = isFrench ? $"Indicateurs du programme de la diaspora, {Period}" : $"Indicators of the diaspora programme, {Period}";
        string[] heads = isFrench ? ["Code", "Indicateur", "Valeur", "Cible du jour", "Unité", "État", "Progression"] : ["Code", "Indicator", "Value", "Target of the day", "Unit", "Status", "Progress"];
        var page = new StringBuilder($"<!DOCTYPE html><html lang=\"{(isFrench ? "fr" : "en")}\"><head><meta charset=\"utf-8\"><title>{Text(title)}</title>")
            .Append("<style>body{font:14px sans-serif;margin:2em}table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ccc;padding:.3em;text-align:left}.n{text-align:right}@media print{body{margin:0}}</style></head>")
            .Append($"<body><main><h1>{Text(title)}</h1><table><thead><tr>{string.Concat(heads.Select(h => $"<th scope=\"col\">{Text(h)}</th>"))}</tr></thead><tbody>");
        foreach (var r in Rows)
            page.Append($"<tr><th scope=\"row\">{Text(r.Code)}</th><td>{Text(isFrench ? r.NameFr : r.NameEn)}</td><td class=\"n\">{Shown(r.Value)}</td><td class=\"n\">{Shown(r.Target)}</td>")
                .Append($"<td>{Text(r.Unit)}</td><td>{Text(StatusWord(r.Status, isFrench))}</td><td>{Bar(r)}</td></tr>");
        return $"{page.Append($"</tbody></table><p>{Text(DataVersion)}</p></main></body></html>")}";
    }

    static string Bar(PackRow r)
    {
        if (r.Value is not { } value || r.Target is not > 0) return "";
        var share = Math.Clamp(value / r.Target.Value, 0, 1.5) / 1.5 * 150;
        var colour = r.Status switch { "onTrack" => "#1b7837", "atRisk" => "#b35806", _ => "#a50026" };
        return string.Create(CultureInfo.InvariantCulture,
            $"<svg width=\"150\" height=\"12\" role=\"img\" aria-label=\"{value / r.Target.Value:P0}\"><rect width=\"150\" height=\"12\" fill=\"#eee\"/><rect width=\"{share:0.#}\" height=\"12\" fill=\"{colour}\"/><line x1=\"100\" x2=\"100\" y1=\"0\" y2=\"12\" stroke=\"#000\"/></svg>");
    }

    static string StatusWord(string status, bool isFrench) => (status, isFrench) switch
    {
        ("onTrack", false) => "on track",
        ("onTrack", true) => "en bonne voie",
        ("atRisk", false) => "at risk",
        ("atRisk", true) => "à risque",
        ("off", false) => "off track",
        ("off", true) => "en retard",
        ("noTarget", false) => "no target",
        ("noTarget", true) => "sans cible",
        (_, false) => "not available",
        _ => "non disponible",
    };

    static string Shown(double? value) => value is { } number ? number.ToString("0.##", CultureInfo.InvariantCulture) : "–";

    static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);

    static string Text(string text) => WebUtility.HtmlEncode(text);
}
