using System.CommandLine;
using System.Globalization;
using Pipeline.Reference;
using Pipeline.YearReplay;

const int UsageError = 64;
const int DaysAfter = 20;

var from = new Option<string>("--from") { Description = "First month of the year, such as 2026-10.", DefaultValueFactory = _ => "2026-10" };
var seed = new Option<int>("--seed") { Description = "Another seed makes another year.", DefaultValueFactory = _ => 1 };
var at = new Option<string?>("--at") { Description = "The day the figures are of, yyyy-MM-dd; twenty days after the year when left out." };
var root = new RootCommand("Makes up a year of deliveries of all agencies, replays it through the services and counts the compliance figures a second way.") { from, seed, at };

var parsed = root.Parse(args);
foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
if (parsed.Errors.Count > 0) return UsageError;
root.SetAction(async (result, ct) =>
{
    if (!ReferencePeriod.TryParse(result.GetValue(from), null, out var first) || first.Frequency != Frequency.M)
        return Refuse("--from takes a month, such as 2026-10.");
    var last = first.Add(11);
    var day = last.End.AddDays(DaysAfter);
    if (result.GetValue(at) is { } text && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        return Refuse("--at takes a day written yyyy-MM-dd.");
    return await Replay.RunAsync(new(day, new(first, last)), result.GetValue(seed), ct);
});
return await parsed.InvokeAsync();

static int Refuse(string problem)
{
    Console.Error.WriteLine(problem);
    return UsageError;
}
