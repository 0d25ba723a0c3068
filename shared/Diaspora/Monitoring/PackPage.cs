using System.Globalization;
using System.Net;
using System.Text;

namespace Pipeline.Diaspora;

/// <summary>The pack as a page to print, without script: a table, and for each figure with a target a bar of how far it is.</summary>
public static class PackPage
{
    const string Style = "body{font:14px sans-serif;margin:2em}table{border-collapse:collapse;width:100%}"
        + "td,th{border-bottom:1px solid #ccc;padding:.3em;text-align:left}.n{text-align:right}@media print{body{margin:0}}";

    public static string ToHtml(IndicatorPack pack, bool isFrench)
    {
        var title = isFrench ? $"Indicateurs du programme de la diaspora, {pack.Period}" : $"Indicators of the diaspora programme, {pack.Period}";
        return $"{new StringBuilder($"<!DOCTYPE html><html lang=\"{(isFrench ? "fr" : "en")}\"><head><meta charset=\"utf-8\"><title>{Text(title)}</title><style>{Style}</style></head>")
            .Append($"<body><main><h1>{Text(title)}</h1>").Append(Table(pack.Rows, isFrench))
            .Append($"<h2>{(isFrench ? "Compléments et ventilations" : "Further figures and breakdowns")}</h2>").Append(Table(pack.Parts, isFrench))
            .Append($"<p>{Text(pack.DataVersion)}</p></main></body></html>")}";
    }

    static StringBuilder Table(IEnumerable<PackRow> rows, bool isFrench)
    {
        string[] heads = isFrench
            ? ["Code", "Indicateur", "Valeur", "Numérateur", "Dénominateur", "Cible du jour", "Unité", "État", "Progression"]
            : ["Code", "Indicator", "Value", "Numerator", "Denominator", "Target of the day", "Unit", "Status", "Progress"];
        var table = new StringBuilder($"<table><thead><tr>{string.Concat(heads.Select(h => $"<th scope=\"col\">{Text(h)}</th>"))}</tr></thead><tbody>");
        foreach (var r in rows)
            table.Append($"<tr><th scope=\"row\">{Text(r.Code)}</th><td>{Text(Name(r, isFrench))}</td>")
                .AppendJoin("", ((double?[])[r.Value, r.Numerator, r.Denominator, r.Target]).Select(n => $"<td class=\"n\">{Shown(n)}</td>"))
                .Append($"<td>{Text(r.Unit)}</td><td>{Text(PackWords.Status(r, isFrench))}</td><td>{Bar(r)}</td></tr>");
        return table.Append("</tbody></table>");
    }

    static string Name(PackRow r, bool isFrench)
    {
        var name = isFrench ? r.NameFr : r.NameEn;
        return r.By is { } by ? $"{name}, {PackWords.By(by, isFrench)}{(r.Member == ExpertCounts.Total ? "" : $" {r.Member}")}" : name;
    }

    static string Bar(PackRow r)
    {
        if (r.Value is not { } value || r.Target is not > 0) return "";
        var share = Math.Clamp(value / r.Target.Value, 0, 1.5) / 1.5 * 150;
        var colour = r.Status switch { "onTrack" => "#1b7837", "atRisk" => "#b35806", _ => "#a50026" };
        return string.Create(CultureInfo.InvariantCulture,
            $"<svg width=\"150\" height=\"12\" role=\"img\" aria-label=\"{value / r.Target.Value:P0}\"><rect width=\"150\" height=\"12\" fill=\"#eee\"/><rect width=\"{share:0.#}\" height=\"12\" fill=\"{colour}\"/><line x1=\"100\" x2=\"100\" y1=\"0\" y2=\"12\" stroke=\"#000\"/></svg>");
    }

    static string Shown(double? value) => value is { } number ? number.ToString("0.##", CultureInfo.InvariantCulture) : "–";

    static string Text(string text) => WebUtility.HtmlEncode(text);
}
