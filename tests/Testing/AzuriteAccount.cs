namespace Pipeline.Testing;

/// <summary>
/// An account of its own, empty, in the one Azurite of a test program. A start of Azurite takes two seconds of a core, an account none:
/// whoever does not stop the storage or look into its folder takes one of these.
/// </summary>
public sealed class AzuriteAccount
{
    const int Most = 300;

    static readonly string[] Names = [.. Enumerable.Range(1, Most).Select(i => $"account{i}")];
    static readonly Lazy<Task<AzuriteServer>> Server = new(StartAsync);
    static int _taken;

    readonly AzuriteServer _server;
    readonly string _name;

    AzuriteAccount(AzuriteServer server, string name) => (_server, _name) = (server, name);

    public string ConnectionString => _server.ConnectionStringOf(_name);

    /// <exception cref="InvalidOperationException">More accounts were taken than there are.</exception>
    public static async Task<AzuriteAccount> TakeAsync()
    {
        var number = Interlocked.Increment(ref _taken);
        if (number > Most) throw new InvalidOperationException($"All {Most} accounts are taken: raise {nameof(Most)}.");
        return new(await Server.Value, Names[number - 1]);
    }

    static async Task<AzuriteServer> StartAsync()
    {
        var server = await AzuriteServer.StartNewAsync(accounts: Names);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return server;
    }
}
