using System.Globalization;
using Pipeline.ValidationReports;

namespace Pipeline.OccupationsInDemand;

/// <summary>Small charts as SVG, each with a title and a description; the numbers stand in a table beside it too.</summary>
static class Charts
{
    const double Width = 640;

    /// <summary>A bar for each contribution, from a line at zero to the right or to the left.</summary>
    /// <param name="bars">Name, value and the value in words.</param>
    public static void AppendBars(HtmlText page, string id, string title, string says, IReadOnlyList<(string Name, double Value, string Words)> bars)
    {
        const double row = 26, left = 200, right = Width - 70;
        var (low, high) = (Math.Min(0, bars.Min(b => b.Value)), Math.Max(0, bars.Max(b => b.Value)));
        var span = Math.Max(high - low, 1e-9);
        var gap = low < 0 ? 60 : 0; // room for the words of a bar that goes to the left
        double At(double value) => left + gap + (value - low) / span * (right - left - gap);
        Open(page, id, title, says, row * bars.Count + 8);
        foreach (var (bar, i) in bars.Select((b, i) => (b, i)))
        {
            var (from, to, y) = (At(Math.Min(0, bar.Value)), At(Math.Max(0, bar.Value)), i * row + 6);
            page.Add($"<text x=\"0\" y=\"{N(y + 13)}\">{bar.Name}</text><rect class=\"{(bar.Value < 0 ? "against" : "for")}\" x=\"{N(from)}\" y=\"{N(y)}\" width=\"{N(to - from)}\" height=\"18\"/>");
            page.Add($"<text x=\"{N(bar.Value < 0 ? from - 6 : to + 6)}\" y=\"{N(y + 13)}\" text-anchor=\"{(bar.Value < 0 ? "end" : "start")}\">{bar.Words}</text>");
        }
        page.Add($"<line class=\"axis\" x1=\"{N(At(0))}\" x2=\"{N(At(0))}\" y1=\"0\" y2=\"{N(row * bars.Count + 8)}\"/></svg>");
    }

    /// <summary>A rank on the line of all ranks, with the ranks that the uncertainty allows.</summary>
    public static void AppendRank(HtmlText page, string id, string title, string says, int rank, int low, int high, int of)
    {
        const double left = 14, right = Width - 14, y = 24;
        double At(double r) => of < 2 ? left : left + (r - 1) / (of - 1) * (right - left);
        Open(page, id, title, says, 62);
        page.Add($"<line class=\"axis\" x1=\"{N(left)}\" x2=\"{N(right)}\" y1=\"{N(y)}\" y2=\"{N(y)}\"/>");
        page.Add($"<rect class=\"range\" x=\"{N(At(low) - 4)}\" y=\"{N(y - 8)}\" width=\"{N(At(high) - At(low) + 8)}\" height=\"16\" rx=\"4\"/><circle class=\"mark\" cx=\"{N(At(rank))}\" cy=\"{N(y)}\" r=\"6\"/>");
        page.Add($"<text x=\"{N(At(rank))}\" y=\"11\" text-anchor=\"{Anchor(At(rank))}\" font-weight=\"600\">{rank}</text>");
        page.Add($"<text x=\"{N(left)}\" y=\"54\">1</text><text x=\"{N(right)}\" y=\"54\" text-anchor=\"end\">{of}</text></svg>");
    }

    /// <summary>The same in a cell of a table: no words, the cell has them.</summary>
    public static void AppendRankCell(HtmlText page, int rank, int low, int high, int of)
    {
        double At(double r) => of < 2 ? 5 : 5 + (r - 1) / (of - 1) * 190;
        page.Add($"<svg viewBox=\"0 0 200 14\" aria-hidden=\"true\"><line class=\"grid\" x1=\"5\" x2=\"195\" y1=\"7\" y2=\"7\"/>");
        page.Add($"<rect class=\"range\" x=\"{N(At(low) - 3)}\" y=\"2\" width=\"{N(At(high) - At(low) + 6)}\" height=\"10\" rx=\"3\"/><circle class=\"mark\" cx=\"{N(At(rank))}\" cy=\"7\" r=\"4\"/></svg>");
    }

    /// <summary>Scores by quarter with their intervals; a quarter without a score leaves a gap.</summary>
    public static void AppendPast(HtmlText page, string id, string title, string says, IReadOnlyList<PastScore> past, Func<double, string> number)
    {
        const double left = 44, right = Width - 20, top = 12, bottom = 150;
        var values = past.SelectMany(p => (double?[])[p.Score, p.CiLow, p.CiHigh]).OfType<double>().Append(0).ToList();
        var (low, high) = (Math.Floor(values.Min() * 2) / 2, Math.Max(Math.Ceiling(values.Max() * 2) / 2, 0.5));
        double X(int i) => past.Count < 2 ? (left + right) / 2 : left + 24 + i * (right - left - 48) / (past.Count - 1);
        double Y(double v) => bottom - (v - low) / (high - low) * (bottom - top);
        Open(page, id, title, says, 180);
        for (var v = low; v <= high; v += high - low > 4 ? 2 : high - low > 2 ? 1 : 0.5)
            page.Add($"<line class=\"{(v == 0 ? "axis" : "grid")}\" x1=\"{N(left)}\" x2=\"{N(right)}\" y1=\"{N(Y(v))}\" y2=\"{N(Y(v))}\"/><text x=\"{N(left - 6)}\" y=\"{N(Y(v) + 4)}\" text-anchor=\"end\">{number(v)}</text>");
        for (var i = 0; i < past.Count; i++)
        {
            page.Add($"<text x=\"{N(X(i))}\" y=\"172\" text-anchor=\"middle\">{past[i].Period}</text>");
            if (past[i].Score is not { } score) continue;
            if (i > 0 && past[i - 1].Score is { } before) page.Add($"<line class=\"path\" x1=\"{N(X(i - 1))}\" y1=\"{N(Y(before))}\" x2=\"{N(X(i))}\" y2=\"{N(Y(score))}\"/>");
            if (past[i] is { CiLow: { } from, CiHigh: { } to }) page.Add($"<line class=\"whisker\" x1=\"{N(X(i))}\" x2=\"{N(X(i))}\" y1=\"{N(Y(from))}\" y2=\"{N(Y(to))}\"/>");
            page.Add($"<circle class=\"mark\" cx=\"{N(X(i))}\" cy=\"{N(Y(score))}\" r=\"5\"/>");
        }
        page.Add($"</svg>");
    }

    static void Open(HtmlText page, string id, string title, string says, double height) => page.Add(
        $"<svg viewBox=\"0 0 {N(Width)} {N(height)}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\"><title id=\"{id}-t\">{title}</title><desc id=\"{id}-d\">{says}</desc>");

    static string Anchor(double x) => x < 40 ? "start" : x > Width - 40 ? "end" : "middle";

    static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
