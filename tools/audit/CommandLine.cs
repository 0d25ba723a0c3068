using System.CommandLine;
using Pipeline.Audit;

namespace Pipeline.AuditCommand;

/// <summary>The one command and its options.</summary>
sealed class CommandLine
{
    const string Setting = "DataStorage";

    readonly Option<string> _connection = new("--connection")
    {
        Description = $"Connection string of the storage account. That of the setting {Setting} when left out.",
        HelpName = "TEXT",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(Setting) ?? "",
    };
    readonly Option<string> _table = new("--table") { Description = "The table with the streams.", HelpName = "NAME", DefaultValueFactory = _ => "submissions" };
    readonly Option<string?> _stream = new("--stream") { Description = "One stream, such as dgie. All of the table when left out.", HelpName = "NAME" };

    readonly Option<KnownEvent?> _known = new("--known")
    {
        Description = "An event of that stream that was handed out as proof: it must be there still.",
        HelpName = "NUMBER:HASH",
        CustomParser = argument =>
        {
            if (KnownEvent.TryParse(argument.Tokens[0].Value, out var known)) return known;
            argument.AddError("--known takes the number of an event, a colon and its hash of 64 hexadecimal digits.");
            return null;
        },
    };

    public CommandLine()
    {
        var verify = new Command("verify", "Walks the events of each stream and names the first link that is broken, by the hashes of the events and by\n" +
            "the nightly seals. Nothing is changed.\n" +
            "Ends with 0 when every stream is whole, 1 when one is broken, 2 when the command cannot be used or storage does not answer.")
        {
            _connection, _table, _stream, _known,
        };
        verify.Validators.Add(result =>
        {
            if (result.GetResult(_known) is not null && result.GetResult(_stream) is null) result.AddError("--known is about one stream: name it with --stream.");
        });
        verify.SetAction((parsed, ct) => new Verify(
            parsed.GetRequiredValue(_connection), parsed.GetRequiredValue(_table), parsed.GetValue(_stream), parsed.GetValue(_known)).RunAsync(ct));
        Root = new("Reads the audit trail.") { verify };
    }

    public RootCommand Root { get; }
}
