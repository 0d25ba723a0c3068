using Pipeline.Testing;

namespace Pipeline.Access.Tests;

public class AccessSettingsTests
{
    [Theory]
    [InlineData(null, null, null, false, "Set Access__Authority")]
    [InlineData("https://login.example", null, null, false, "Access__Audience")]
    [InlineData(null, "api://pipeline", null, false, "Set Access__Authority")]
    [InlineData("https://login.example", " , ", null, true, "Access__Audience is not")]
    [InlineData("http://login.example", "api://pipeline", null, true, "https://")]
    [InlineData("http://127.0.0.1", "api://pipeline", null, false, "https://")]
    [InlineData("login.example", "api://pipeline", null, false, "https://")]
    [InlineData(null, null, "true", false, "not the Development environment")]
    [InlineData("https://login.example", "api://pipeline", "true", false, "not the Development environment")]
    [InlineData("https://login.example", "api://pipeline", "true", true, "one place")]
    [InlineData(null, null, "yes", true, "neither true nor false")]
    public void What_cannot_be_kept_to_is_refused(string? authority, string? audience, string? within, bool isDevelopment, string says) => Assert.Contains(
        says, Assert.Throws<InvalidOperationException>(() => AccessSettings.Read(authority, audience, within, isDevelopment)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_authority_and_its_audiences_are_taken()
    {
        var settings = AccessSettings.Read("https://login.example/tenant/v2.0", "api://a, api://b", "false", isDevelopment: false);
        Assert.Equal((new Uri("https://login.example/tenant/v2.0"), false), (settings.Authority!, settings.DevelopmentIssuer));
        Assert.Equal(["api://a", "api://b"], settings.Audiences);
    }

    [Fact]
    public void Development_starts_with_nothing_and_takes_nothing() => Assert.Null(AccessSettings.Read(null, null, null, isDevelopment: true).Authority);

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void The_development_issuer_does_not_come_into_being_elsewhere(bool isDevelopment, bool asked) => Assert.Throws<InvalidOperationException>(
        () => new DevelopmentIssuer(new(null, [], isDevelopment, asked), TimeProvider.System));

    [Fact]
    public async Task A_token_of_the_development_issuer_is_taken_by_itself_and_by_no_other()
    {
        var settings = AccessSettings.Read(null, null, "true", isDevelopment: true);
        using var issuer = new DevelopmentIssuer(settings, TimeProvider.System);
        using var other = new DevelopmentIssuer(settings, TimeProvider.System);
        var token = issuer.Issue(Role.AgencyCertifier, Reference.AgencyId.Parse("hec"));

        var caller = (await new TokenCheck(issuer.Trusted).CheckAsync(token, default)).Caller!;
        Assert.Equal([Role.AgencyCertifier], caller.Roles);
        Assert.Equal("hec", $"{caller.Agency}");
        Assert.Null((await new TokenCheck(other.Trusted).CheckAsync(token, default)).Caller);
    }

    [Fact]
    public async Task A_token_of_the_development_issuer_ends()
    {
        var clock = new ManualTime(DateTimeOffset.UtcNow - DevelopmentIssuer.Lifetime - TimeSpan.FromMinutes(2));
        using var issuer = new DevelopmentIssuer(AccessSettings.Read(null, null, "true", isDevelopment: true), clock);
        Assert.Equal("it has expired", (await new TokenCheck(issuer.Trusted).CheckAsync(issuer.Issue(Role.Operator, null), default)).Reason);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(61)]
    public void A_ticket_lasts_neither_no_time_nor_long(int minutes) =>
        Assert.Contains("UploadTickets__Minutes", Assert.Throws<InvalidOperationException>(() => new TicketTerms(TimeSpan.FromMinutes(minutes), true)).Message, StringComparison.Ordinal);
}
