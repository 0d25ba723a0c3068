using System.Text.Json.Nodes;

namespace Pipeline.Infrastructure.Tests;

/// <summary>On Flex Consumption the host answers what browsers ask first, and the functions' own answers are not reached: what it lets through stands in the template.</summary>
public class CrossOriginTests
{
    [Theory]
    [InlineData("intake", "https://data.example.org")]
    [InlineData("public", "*")]
    public void A_page_may_ask_an_app_that_is_for_it(string app, string origin)
    {
        var cors = Site(app)["siteConfig"]!["cors"]!;

        Assert.Equal([origin], cors["allowedOrigins"]!.AsArray().Select(o => (string)o!));
        // No cookies are asked for, and with them a star would be refused.
        Assert.False((bool)cors["supportCredentials"]!);
    }

    [Fact]
    public void A_page_of_the_dashboard_may_send_what_a_ticket_says()
    {
        var rule = Read().OfType("Microsoft.Storage/storageAccounts/blobServices").Select(s => s["properties"]?["cors"]?["corsRules"]?.AsArray()).Single(rules => rules?.Count > 0)!.Single()!;

        Assert.Equal(["https://data.example.org"], rule["allowedOrigins"]!.AsArray().Select(o => (string)o!));
        Assert.Equal(["content-type", "x-ms-blob-type", "x-ms-meta-traceparent"], rule["allowedHeaders"]!.AsArray().Select(h => (string)h!));
    }

    [Fact]
    public void In_a_private_network_the_inbox_can_be_reached_from_the_addresses_of_agencies()
    {
        var account = Read().OfType("Microsoft.Storage/storageAccounts").Single(a => a["properties"]!["networkAcls"]!["ipRules"]?.AsArray().Count > 0);

        Assert.Equal(("Deny", "Enabled"), ((string)account["properties"]!["networkAcls"]!["defaultAction"]!, (string)account["properties"]!["publicNetworkAccess"]!));
        Assert.Equal(["198.51.100.0/28"], account["properties"]!["networkAcls"]!["ipRules"]!.AsArray().Select(r => (string)r!["value"]!));
    }

    static Deployment Read() => new(JsonNode.Parse(Bicep.Snapshot("prod"))!);

    static JsonNode Site(string app) => Read().OfType("Microsoft.Web/sites").Single(s => ((string)s["name"]!).EndsWith($"-{app}", StringComparison.Ordinal))["properties"]!;
}
