using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Pipeline.Access;
using Pipeline.Functions.Dashboard;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Tests;

/// <summary>Which pages may read answers, and what the dashboard is told.</summary>
public class CrossOriginTests
{
    const string Own = "https://data.example.org";

    [Theory]
    [InlineData("https://data.example.org/", true)]
    [InlineData("https://data.example.org/dashboard", true)]
    [InlineData("https://Data.example.org", true)]
    [InlineData("https://data.example.org:443", true)]
    [InlineData("https://somebody@data.example.org", true)]
    [InlineData("http://data.example.org", true)]
    [InlineData("http://localhost:7071", false)]
    [InlineData("data.example.org", true)]
    [InlineData("*", true)]
    [InlineData("null", true)]
    public void What_is_no_origin_ends_the_start(string origin, bool isDevelopment) =>
        Assert.Contains($"Dashboard__Origins holds '{origin}'", Assert.Throws<InvalidOperationException>(() => Origins($"{Own}, {origin}", isDevelopment)).Message, StringComparison.Ordinal);

    [Fact]
    public void Several_origins_stand_with_commas_between() =>
        Assert.Equal([Own, "http://127.0.0.1:7071"], Origins($" {Own},, http://127.0.0.1:7071 ", isDevelopment: true).All);

    [Fact]
    public void A_page_of_an_origin_that_is_named_may_read_and_no_other()
    {
        Assert.Equal((Own, "Origin"), Written(Own, Own));
        foreach (var other in (string?[])["https://data.example.org:8443", "https://evil.example", "http://data.example.org", "null", "", $"{Own},{Own}", null])
            Assert.Equal(("", "Origin"), Written(other, Own));
        Assert.Equal(("", ""), Written(Own, ""));
    }

    [Fact]
    public void An_answer_that_speaks_for_itself_is_left_as_it_is()
    {
        IHeaderDictionary headers = new HeaderDictionary { ["Access-Control-Allow-Origin"] = "*", ["Vary"] = "Accept" };
        CrossOrigin.Write(headers, Own, Origins(Own));
        Assert.Equal(("*", "Accept"), ($"{headers.AccessControlAllowOrigin}", $"{headers.Vary}"));
    }

    [Fact]
    public void Only_pages_that_may_read_are_told_what_they_may_send_and_never_cookies()
    {
        IHeaderDictionary headers = new HeaderDictionary();
        CrossOrigin.WritePreflight(headers, "https://evil.example", Origins(Own));
        Assert.Equal(["Allow"], headers.Keys);
        CrossOrigin.WritePreflight(headers, Own, Origins(Own));
        Assert.Contains("Authorization", $"{headers.AccessControlAllowHeaders}", StringComparison.Ordinal);
        Assert.Contains("PUT", $"{headers.AccessControlAllowMethods}", StringComparison.Ordinal);
        Assert.Equal("", $"{headers.AccessControlAllowCredentials}");
    }

    [Fact]
    public void The_dashboard_is_told_of_the_issuer_where_it_has_a_name_there()
    {
        var named = Settings("https://login.example/v2.0", ("Dashboard:ClientId", "dashboard-1"), ("Dashboard:Scope", "openid api://x/.default"), ("Dashboard:Api", "https://intake.example"));
        Assert.Equal(new("https://intake.example", new Uri("https://login.example/v2.0"), "dashboard-1", "openid api://x/.default"), named);
        Assert.Equal(new("", null, "", "openid"), Settings("https://login.example/v2.0"));
        Assert.Contains("Dashboard__Api", Assert.Throws<InvalidOperationException>(() => Settings("https://login.example", ("Dashboard:Api", "https://intake.example/api"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_development_its_name_and_its_issuer_need_no_setting() =>
        Assert.Equal(new("", null, "dashboard", "openid"), DashboardSettings.Read(Configuration([]), AccessSettings.Read(null, null, "true", isDevelopment: true)));

    static DashboardSettings Settings(string authority, params (string Key, string Value)[] settings) =>
        DashboardSettings.Read(Configuration(settings), AccessSettings.Read(authority, "api://x", null, isDevelopment: false));

    static (string Allowed, string Vary) Written(string? origin, string setting)
    {
        IHeaderDictionary headers = new HeaderDictionary();
        CrossOrigin.Write(headers, origin, Origins(setting));
        return ($"{headers.AccessControlAllowOrigin}", $"{headers.Vary}");
    }

    static AllowedOrigins Origins(string setting, bool isDevelopment = false) => AllowedOrigins.Read(Configuration([("Dashboard:Origins", setting)]), isDevelopment);

    static IConfiguration Configuration((string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
}
