using System.Text;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Access;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Agreements.Tests;

/// <summary>One storage emulator for the tests of a class; each test agrees on a dataset of its own.</summary>
public sealed class AgreementStorage : IAsyncLifetime
{
    internal static readonly ProtocolCatalog Shipped = ProtocolCatalog.Load(Repository.PathOf("protocols"));

    internal static readonly Caller Coordination = Who(Role.CoordinationApprover, null);

    public AzuriteServer Azurite { get; private set; } = null!;

    public TableServiceClient Tables { get; private set; } = null!;

    public BlobServiceClient Blobs { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Azurite = await AzuriteServer.StartNewAsync();
        (Tables, Blobs) = (new(Azurite.ConnectionString), new(Azurite.ConnectionString));
        await Tables.CreateTableAsync(AgreementRows.TableName);
        await Blobs.CreateBlobContainerAsync(Containers.Agreements);
    }

    public async Task DisposeAsync() => await Azurite.DisposeAsync();

    internal static Caller Certifier(string agency) => Who(Role.AgencyCertifier, agency);

    internal static Caller Who(Role role, string? agency, string name = "") =>
        new($"{role} {agency} {name}", new HashSet<Role> { role }, agency is null ? null : AgencyId.Parse(agency));

    internal static AgreementId Id(string dataset, string version)
    {
        var parts = dataset.Split('/');
        Assert.True(ProtocolVersion.TryParse(version, out var number));
        return new(AgencyId.Parse(parts[0]), DatasetId.Parse(parts[1]), number);
    }

    static readonly Regex VersionLine = new("^version: .*$", RegexOptions.Multiline);

    /// <summary>The shipped text of a dataset under another number.</summary>
    internal static byte[] Text(AgreementId id, Func<string, string>? change = null)
    {
        var shipped = File.ReadAllText(Repository.PathOf("protocols", $"{id.Agency}", $"{id.Dataset}", "protocol.yaml"));
        return Encoding.UTF8.GetBytes((change ?? (text => text))(VersionLine.Replace(shipped, $"version: {id.Version}", 1)));
    }

    /// <summary>What one host has: its own catalog and its own view of what is in force.</summary>
    internal TestHost NewHost(TimeProvider? clock = null) => new(Tables, Blobs, clock ?? TimeProvider.System);
}

/// <summary>The services of one host.</summary>
sealed class TestHost
{
    public TestHost(TableServiceClient tables, BlobServiceClient blobs, TimeProvider clock)
    {
        (Rows, Texts) = (new(tables), new(blobs));
        Agreed = new(Catalog, Rows, Texts, clock, NullLogger<AgreedProtocols>.Instance);
        Ledger = new(tables, Rows, Texts, new(Catalog, clock), Catalog, Agreed, clock);
    }

    public CatalogInForce Catalog { get; } = new(AgreementStorage.Shipped);

    public AgreementRows Rows { get; }

    public AgreementTexts Texts { get; }

    public AgreedProtocols Agreed { get; }

    public AgreementLedger Ledger { get; }

    public Task<AgreementAnswer> ProposeAsync(AgreementId id, byte[] text) => Ledger.ProposeAsync(id, text, AgreementStorage.Coordination, null, default);

    public Task<AgreementAnswer> ApproveAsync(AgreementId id, byte[] text, Caller caller) => Ledger.ApproveAsync(id, AgreementTexts.Sha256(text), caller, default);

    /// <summary>Proposes a text and has every side approve it.</summary>
    public async Task AgreeAsync(AgreementId id, byte[] text)
    {
        var proposed = await ProposeAsync(id, text);
        Assert.Null(proposed.Refusal);
        var receiver = Catalog.Shipped.Find(id.Agency, id.Dataset)!.Agreement.Receiver!;
        foreach (var caller in (Caller[])[AgreementStorage.Certifier($"{id.Agency}"), AgreementStorage.Certifier(receiver), AgreementStorage.Coordination])
            Assert.Null((await ApproveAsync(id, text, caller)).Refusal);
    }

    /// <summary>The version under which a drop would be taken now.</summary>
    public async Task<string> InForceAsync(AgreementId id)
    {
        await Agreed.LookAsync(TimeSpan.Zero, default);
        return $"{Catalog.Now.Find(id.Agency, id.Dataset)?.Version}";
    }
}
