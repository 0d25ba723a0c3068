using Pipeline.Protocols;

namespace Pipeline.ValidationReports;

/// <summary>A text and whose it is.</summary>
/// <param name="IsOfTheChecks">It comes from the checks or the protocol, in English, and not from the report's words.</param>
public readonly record struct Said(string Text, bool IsOfTheChecks)
{
    /// <summary>What the checks say: in the report's language where they can, else in English.</summary>
    public static Said Of(Wording wording, ReportWords words) =>
        wording.Fr is { } french && words.Tag == "fr" ? new(french, false) : new(wording.En, true);

    public override string ToString() => Text;
}
