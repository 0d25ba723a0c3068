using Azure.Data.Tables;

namespace Pipeline.Tables.Tests;

public class ConnectionTests
{
    const string Key = "AAECAwQFBgcICQ==";

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData(
        "UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://azurite",
        "http://azurite:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData($"AccountName=gov;AccountKey={Key}", "https://gov.table.core.windows.net/", "gov")]
    [InlineData(
        $"DefaultEndpointsProtocol=http;AccountName=gov;AccountKey={Key};EndpointSuffix=core.example",
        "http://gov.table.core.example/", "gov")]
    [InlineData($"accountname=gov;accountkey={Key};tableendpoint=http://10.0.0.1:9/gov;", "http://10.0.0.1:9/gov", "gov")]
    public void A_connection_string_names_endpoint_and_account(string text, string endpoint, string account)
    {
        var service = new TableServiceClient(text);

        Assert.Equal(endpoint, service.Uri.AbsoluteUri);
        Assert.Equal(account, service.AccountName);
        Assert.Equal($"{endpoint.TrimEnd('/')}/people", service.GetTableClient("people").Uri.AbsoluteUri);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("AccountName=gov")]
    [InlineData("AccountName=gov;AccountKey=%%%")]
    public void A_connection_string_without_account_or_key_is_refused(string text) =>
        Assert.Throws<FormatException>(() => new TableServiceClient(text));

    [Fact]
    public void A_shared_access_signature_is_refused_by_name()
    {
        var failure = Assert.Throws<NotSupportedException>(
            () => new TableServiceClient("TableEndpoint=https://gov.table.core.windows.net;SharedAccessSignature=sig"));

        Assert.Contains("SharedAccessSignature", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://gov.table.core.windows.net/people", "people", "https://gov.table.core.windows.net/people")]
    [InlineData("https://gov.table.core.windows.net", "people", "https://gov.table.core.windows.net/people")]
    [InlineData("http://127.0.0.1:10002/gov/people", "people", "http://127.0.0.1:10002/gov/people")]
    [InlineData("http://127.0.0.1:10002/gov", "gov", "http://127.0.0.1:10002/gov/gov")]
    public void An_address_may_name_the_table_already(string endpoint, string table, string address)
    {
        var client = new TableClient(new(endpoint), table, new TableSharedKeyCredential("gov", Key));

        Assert.Equal(address, client.Uri.AbsoluteUri);
        Assert.Equal((table, "gov"), (client.Name, client.AccountName));
    }

    [Fact]
    public void An_unknown_service_version_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TableClientOptions((TableClientOptions.ServiceVersion)9));
}
