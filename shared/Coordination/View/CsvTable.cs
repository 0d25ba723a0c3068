using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Pipeline.Coordination;

/// <summary>Flat records as CSV: a header of their names, days as yyyy-MM-dd, times in UTC, an empty cell for what is not known.</summary>
public static class CsvTable
{
    public static string Write<T>(IEnumerable<T> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n", InjectionOptions = InjectionOptions.Escape }))
        {
            csv.Context.TypeConverterOptionsCache.GetOptions<DateOnly>().Formats = ["yyyy-MM-dd"];
            csv.Context.TypeConverterOptionsCache.GetOptions<DateTimeOffset?>().Formats = ["yyyy-MM-dd'T'HH:mm:ss'Z'"];
            csv.WriteRecords(rows);
        }
        return text.ToString();
    }
}
