using Pipeline.Protocols;
using Pipeline.Testing;

namespace Pipeline.Agreements.Tests;

/// <summary>The record of processing says what the agreements say.</summary>
public class ProcessingRegisterTests
{
    static readonly ProtocolCatalog Catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"));

    [Fact]
    public void Every_protocol_in_force_is_in_it_once_with_all_that_the_law_asks()
    {
        var register = ProcessingRegister.Of(Catalog.Protocols);
        Assert.Equal(Catalog.Protocols.Select(p => $"{p}").Order(StringComparer.Ordinal), register.Select(r => r.Protocol));
        Assert.All(register, r =>
        {
            Assert.Equal(2, r.ProtectionOfficers.Count);
            Assert.NotNull(r.Receiver);
            Assert.NotNull(r.RetentionMonths);
            Assert.NotEmpty(r.Purposes);
            Assert.NotNull(r.HoursToNotify);
        });
    }

    [Fact]
    public void Every_column_is_in_one_category()
    {
        foreach (var protocol in Catalog.Protocols)
        {
            var record = ProcessingRegister.Of([protocol]).Single();
            Assert.Equal(protocol.Columns.Select(c => c.Name).Order(), record.DataCategories.SelectMany(c => c.Value).Order());
            Assert.All(record.DataCategories, c => Assert.All(c.Value, name => Assert.Equal(c.Key, protocol.Columns.Single(x => x.Name == name).Classification)));
        }
    }

    [Fact]
    public void What_is_not_in_force_processes_nothing() =>
        Assert.Empty(ProcessingRegister.Of(Catalog.Protocols.Select(p => p with { Status = ProtocolStatus.Retired })));
}
