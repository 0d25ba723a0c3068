using Pipeline.Protocols;
using Pipeline.Validation;

namespace Pipeline.ValidationReports;

/// <summary>The classes of the style sheet that give outcomes and severities their colour. Colour never stands alone: a word is beside it.</summary>
static class Tones
{
    public static string Of(string outcome) => outcome switch
    {
        nameof(Outcome.Accepted) => "good",
        nameof(Outcome.AcceptedWithWarnings) => "warn",
        _ => "bad",
    };

    public static string Of(Severity severity) => severity switch
    {
        Severity.Information => "info",
        Severity.Warning => "warn",
        _ => "bad",
    };
}
