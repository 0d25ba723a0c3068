namespace Pipeline.LabourMarketTest.Applications.Reading;

/// <summary>One thing that is wrong with an application.</summary>
/// <param name="Place">JSON pointer (RFC 6901); empty for the whole.</param>
/// <param name="Value">What stands there; *** when it may be about a person or is none of the known members, null when nothing does.</param>
/// <param name="Expected">What may stand there.</param>
/// <param name="Mend">What to do.</param>
public sealed record ApplicationFault(string Place, string? Value, string Expected, string Mend)
{
    public const string Masked = "***";

    const int LongestShown = 40;

    internal static ApplicationFault Wrong(string place, Field field, string shown) =>
        new(place, Show(field, shown), field.Expected, field.IsRequired ? "Write it in this form." : "Write it in this form, or leave it out while it is not known.");

    internal static ApplicationFault Missing(string place, Field field) => new(place, null, field.Expected, "Add it.");

    internal static ApplicationFault Unknown(string place, IEnumerable<string> known) =>
        new(place, Masked, $"one of {string.Join(", ", known)}", "Take it out, or mend its name. Names are written exactly so.");

    internal static ApplicationFault Twice(string place, string expected) => new(place, Masked, expected, "Keep one of the two.");

    internal static ApplicationFault TooMany(string place) => new(place, null, $"at most {ApplicationFields.MostItems} entries", "Give those that count for the application.");

    internal static string? Show(Field field, string shown) => field.IsPersonal || field.Kind is FieldKind.Facts or FieldKind.Items or FieldKind.Flags ? Masked
        : shown.Length <= LongestShown ? shown : $"{shown.AsSpan(0, LongestShown)}…";
}
