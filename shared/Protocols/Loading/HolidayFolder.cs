using static Pipeline.Protocols.Loading.Key;
using static Pipeline.Protocols.Loading.Shape;

namespace Pipeline.Protocols.Loading;

/// <summary>Reads <c>holidays/rwanda.yaml</c>: the days on which nobody works, with where they were taken from and the days they cover.</summary>
static class HolidayFolder
{
    public const string Name = "holidays";

    const string File = "rwanda.yaml";

    static readonly Shape Calendar = Map(
        Must("name", Text), Must("source", Text), Must("from", Text), Must("to", Text), Must("days", ListOf(Map(Must("day", Text), Must("name", Text)))));

    /// <returns>The calendar; weekends only when the folder has none.</returns>
    public static HolidayCalendar Read(string root, ICollection<ProtocolProblem> problems)
    {
        var file = Path.Combine(root, Name, File);
        if (!System.IO.File.Exists(file) || YamlFile.Read(root, file, problems, _ => Calendar) is not { } node) return HolidayCalendar.None;
        var (from, to) = (ColumnOptions.Day(node["from"]) ?? default, ColumnOptions.Day(node["to"]) ?? default);
        if (to < from) node["to"]!.ReportValue("a day that is not before from");
        var days = new Dictionary<DateOnly, string>();
        foreach (var item in node["days"]?.Items ?? [])
        {
            if (ColumnOptions.Day(item["day"]) is not { } day) continue;
            if (day < from || day > to) item["day"]!.ReportValue($"a day from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}");
            else if (!days.TryAdd(day, item["name"]?.Text ?? "")) item["day"]!.Report($"{day:yyyy-MM-dd} a second time", "each day once");
        }
        return new(from, to, node["source"]?.Text ?? "", days);
    }
}
