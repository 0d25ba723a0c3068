using System.Numerics;
using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>The layouts, beside the agreed one, that dates come in; a set of them is a number with a bit for each.</summary>
/// <param name="agreed">The layout of the contract.</param>
sealed class DateLayouts(string agreed)
{
    const int FewestDates = 2;
    const int ManyDates = 20;
    const double LeastShare = 0.99;

    static readonly string[] Known =
        ["yyyy-MM-dd", "dd/MM/yyyy", "MM/dd/yyyy", "yyyyMMdd", "yyyy/MM/dd", "dd-MM-yyyy", "MM-dd-yyyy", "dd.MM.yyyy"];

    static readonly DateParser[] Parsers = [.. Known.Select(DateParser.OfAny)];

    /// <summary>How many sets there are.</summary>
    public static int Sets => 1 << Known.Length;

    /// <summary>The layouts under which the text is a date.</summary>
    public static int Find(ReadOnlySpan<byte> text)
    {
        var found = 0;
        if (text is not [>= (byte)'0' and <= (byte)'9', ..]) return found;
        for (var i = 0; i < Parsers.Length; i++)
            if (Parsers[i].TryParse(text, out _)) found |= 1 << i;
        return found;
    }

    /// <summary>
    /// The layouts under which nearly all dates that break the agreed one are dates: more than one where no day above 12 tells which, none
    /// where the dates have no layout in common.
    /// </summary>
    /// <param name="found">How many dates have which set of layouts.</param>
    /// <param name="failed">All texts of the column that are no dates under the agreed layout.</param>
    public static (int Layouts, long Dates) Common(ReadOnlySpan<long> found, long failed)
    {
        var (best, most) = (0, 0L);
        for (var i = 0; i < Known.Length; i++)
        {
            var dates = Count(found, 1 << i);
            if (dates < most || dates == 0) continue;
            (best, most) = (dates > most ? 1 << i : best | 1 << i, dates);
        }
        var isCommon = most >= FewestDates && most >= LeastShare * failed && (most >= ManyDates || most == failed);
        return isCommon ? (best, most) : default;
    }

    public Wording Describe(string column, int layouts, long dates, long failed)
    {
        string[] names = [.. Known.Where((_, i) => (layouts & 1 << i) != 0)];
        var (doubt, doubtFr) = BitOperations.PopCount((uint)layouts) > 1
            ? (", which cannot be told because no day is above 12", ", sans qu'on puisse dire lequel, car aucun jour ne dépasse 12")
            : ("", "");
        return new(
            $"{dates} of {failed} dates of {column} that could not be read are written {string.Join(" or ", names)}{doubt}; the protocol says {agreed}.",
            $"{dates} des {failed} dates de {column} qui n'ont pas pu être lues sont écrites {string.Join(" ou ", names)}{doubtFr} ; le protocole dit {agreed}.");
    }

    static long Count(ReadOnlySpan<long> found, int layout)
    {
        var count = 0L;
        for (var set = 0; set < found.Length; set++) count += (set & layout) != 0 ? found[set] : 0;
        return count;
    }
}
