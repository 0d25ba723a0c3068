using System.Globalization;

namespace Pipeline.Protocols.Comparing;

/// <summary>Collects the differences at one place after the other.</summary>
sealed class Changes
{
    readonly List<ProtocolChange> _all = [];

    public IReadOnlyList<ProtocolChange> All => _all;

    public void Add(ChangeKind kind, string place, string words) => _all.Add(new(kind, place, words));

    /// <summary>A difference that no drop feels more than <paramref name="kind"/> says, whichever way it goes.</summary>
    public void Differs<T>(ChangeKind kind, string place, string what, T before, T after)
    {
        if (!EqualityComparer<T>.Default.Equals(before, after)) Add(kind, place, $"has {what} {Show(after)} instead of {Show(before)}");
    }

    /// <summary>A bound that only lets less through when it falls (or rises, for a <paramref name="least"/>). Null is no bound.</summary>
    public void Bound(string place, string what, decimal? before, decimal? after, bool least = false)
    {
        if (before == after) return;
        var wider = after is null || (before is not null && (least ? after < before : after > before));
        Add(wider ? ChangeKind.Minor : ChangeKind.Major, place, $"has {what} {Show(after)} instead of {Show(before)}");
    }

    /// <summary>Things that may be used: more of them are wider, fewer narrower.</summary>
    public void Choices<T>(string place, string what, IEnumerable<T> before, IEnumerable<T> after)
    {
        var (old, now) = (before.ToList(), after.ToList());
        foreach (var gone in old.Except(now)) Add(ChangeKind.Major, place, $"no longer takes {what} {Show(gone)}");
        foreach (var fresh in now.Except(old)) Add(ChangeKind.Minor, place, $"now takes {what} {Show(fresh)}");
    }

    /// <summary>Something that, once it is asked, refuses: asking it anew or otherwise is narrower, no longer asking it wider.</summary>
    public void Demand<T>(string place, string what, T? before, T? after)
    {
        if (EqualityComparer<T?>.Default.Equals(before, after)) return;
        if (after is null) Add(ChangeKind.Minor, place, $"no longer asks for {what} {Show(before)}");
        else Add(ChangeKind.Major, place, before is null ? $"now asks for {what} {Show(after)}" : $"asks for {what} {Show(after)} instead of {Show(before)}");
    }

    static string Show<T>(T value) => value switch
    {
        null => "none",
        '\t' => "tab",
        "" => "(empty)",
        double rate => rate.ToString("0.####%", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => $"{value}",
    };
}
