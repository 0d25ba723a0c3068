using System.CommandLine;
using Pipeline.ValidationReports;

namespace Pipeline.Dropcheck;

/// <summary>The arguments and options, and how they become a request.</summary>
sealed class CommandLine
{
    readonly Argument<string> _file = new("FILE") { Description = "The file to check. It is only read." };
    readonly Option<string> _protocol = new("--protocol") { Description = "Agency and dataset, such as dgie/work-permits.", Required = true };
    readonly Option<string?> _period = new("--period") { Description = "Such as 2026-10 or 2026-Q3. Found in the file's path when left out." };
    readonly Option<string> _protocols = new("--protocols")
    {
        Description = "Another folder of protocols than the one beside this program.",
        DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "protocols"),
    };
    readonly Option<string?> _html = new("--html") { Description = "Write the report as a page to read and print." };
    readonly Option<string?> _errors = new("--errors") { Description = "Write every finding as CSV." };
    readonly Option<string?> _annotated = new("--annotated") { Description = "Write a copy of the file with what is wrong beside each row." };
    readonly Option<string?> _json = new("--json") { Description = "Write the report as JSON." };
    readonly Option<string?> _ess = new("--ess") { Description = "Write the report as an ESS validation report 1.0.0 (JSON)." };
    readonly Option<string> _language = new("--lang") { Description = "Language of the summary and page: en or fr.", DefaultValueFactory = _ => "en" };
    readonly Option<bool> _noColour = new("--no-color") { Description = "Print without colours." };

    public CommandLine()
    {
        _language.AcceptOnlyFromAmong("en", "fr");
        _protocols.HelpName = _html.HelpName = _errors.HelpName = _annotated.HelpName = _json.HelpName = _ess.HelpName = "PATH";
        Root = new(
            "Checks a file against a data-sharing protocol, as the pipeline does when the file is delivered. Nothing is sent anywhere.\n" +
            "Ends with 0 when the file would be accepted (with warnings too), 2 when it would be quarantined or rejected, 64 when the\n" +
            "command cannot be used, 74 when a file cannot be read or written.")
        {
            _file, _protocol, _period, _protocols, _html, _errors, _annotated, _json, _ess, _language, _noColour,
        };
    }

    public RootCommand Root { get; }

    public Request Read(ParseResult parsed) => new(
        parsed.GetRequiredValue(_file),
        parsed.GetRequiredValue(_protocol),
        parsed.GetValue(_period),
        parsed.GetRequiredValue(_protocols),
        new(parsed.GetValue(_html), parsed.GetValue(_errors), parsed.GetValue(_annotated), parsed.GetValue(_json), parsed.GetValue(_ess)),
        parsed.GetRequiredValue(_language) == "fr" ? Language.French : Language.English,
        parsed.GetValue(_noColour));
}
