using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Access.Tests;

/// <summary>What a program has to ask for, and what its code is worth.</summary>
public class DevelopmentCodesTests
{
    const string Redirect = "http://localhost:7071/dashboard/?place=here";
    const string Verifier = "a-secret-of-43-characters-or-more-as-it-should-be";

    static readonly string Challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    static readonly Dictionary<string, string> Good = new()
    {
        ["response_type"] = "code",
        ["client_id"] = "dashboard",
        ["redirect_uri"] = Redirect,
        ["scope"] = "openid",
        ["state"] = "s&t=1",
        ["nonce"] = "n1",
        ["code_challenge"] = Challenge,
        ["code_challenge_method"] = "S256",
    };

    static readonly DevelopmentPerson Clerk = new(Role.AgencySubmitter, AgencyId.Parse("dgie"));

    readonly ManualTime _clock = new(new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_program_that_asks_as_it_should_is_told_a_code_with_its_state()
    {
        Assert.True(CodeRequest.TryRead(From(Good), out var asked, out _));
        Assert.Equal(new CodeRequest("dashboard", Redirect, "s&t=1", Challenge, "n1"), asked);
        Assert.Equal("http://localhost:7071", asked.RedirectOrigin);
        Assert.Equal($"{Redirect}&code=c1&state=s%26t%3D1", asked.AnswerWith("c1"));
    }

    [Theory]
    [InlineData("client_id", null)]
    [InlineData("client_id", "<b>")]
    [InlineData("redirect_uri", null)]
    [InlineData("redirect_uri", "https://dashboard.example/")]
    [InlineData("redirect_uri", "http://localhost.example/")]
    [InlineData("redirect_uri", "http://localhost@evil.example/")]
    [InlineData("redirect_uri", "http://somebody@localhost/")]
    [InlineData("redirect_uri", "http://localhost:7071/#here")]
    [InlineData("redirect_uri", "http://localhost:7071/#")]
    [InlineData("redirect_uri", "javascript://localhost/%0aalert(1)")]
    [InlineData("redirect_uri", "file:///tmp/x")]
    [InlineData("redirect_uri", "/dashboard/")]
    public void A_program_that_is_not_of_this_machine_or_has_no_name_is_sent_nothing(string name, string? value)
    {
        Assert.False(CodeRequest.TryRead(From(With(name, value)), out _, out var refusal));
        Assert.Equal(("invalid_request", null), (refusal.Error, refusal.Back));
    }

    [Theory]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("response_type", null, "unsupported_response_type")]
    [InlineData("response_mode", "fragment", "invalid_request")]
    [InlineData("scope", "profile", "invalid_scope")]
    [InlineData("scope", null, "invalid_scope")]
    [InlineData("code_challenge", null, "invalid_request")]
    [InlineData("code_challenge", "too-short", "invalid_request")]
    [InlineData("code_challenge_method", "plain", "invalid_request")]
    [InlineData("code_challenge_method", null, "invalid_request")]
    [InlineData("prompt", "none", "login_required")]
    public void Another_mistake_is_told_to_the_program(string name, string? value, string error)
    {
        Assert.False(CodeRequest.TryRead(From(With(name, value)), out _, out var refusal));
        Assert.StartsWith($"{Redirect}&error={error}&error_description=", refusal.Back, StringComparison.Ordinal);
        Assert.EndsWith("&state=s%26t%3D1", refusal.Back, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_sent_twice_is_a_mistake()
    {
        foreach (var name in Good.Keys)
        {
            Assert.False(CodeRequest.TryRead(n => n == name ? [Good[n], Good[n]] : From(Good)(n), out _, out var refusal), name);
            Assert.Equal("invalid_request", refusal.Error);
        }
    }

    [Fact]
    public void A_code_is_good_once()
    {
        var codes = new DevelopmentCodes(_clock);
        var code = codes.Issue(Asked, Clerk);
        Assert.Equal((Clerk, "n1"), Redeem(codes, code));
        Assert.Null(Redeem(codes, code));
    }

    [Theory]
    [InlineData(59, true)]
    [InlineData(60, false)]
    public void A_code_ends_after_a_minute(int seconds, bool isGood)
    {
        var codes = new DevelopmentCodes(_clock);
        var code = codes.Issue(Asked, Clerk);
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal(isGood, Redeem(codes, code) is not null);
    }

    [Theory]
    [InlineData("another", Redirect, Verifier)]
    [InlineData("dashboard", "http://localhost:7071/dashboard/", Verifier)]
    [InlineData("dashboard", Redirect, Verifier + "x")]
    [InlineData("dashboard", Redirect, "")]
    public void A_code_is_for_the_program_that_asked_and_whoever_else_tries_uses_it_up(string client, string redirect, string verifier)
    {
        var codes = new DevelopmentCodes(_clock);
        var code = codes.Issue(Asked, Clerk);
        Assert.Null(codes.Redeem(code, client, redirect, verifier));
        Assert.Null(Redeem(codes, code));
    }

    [Fact]
    public void The_challenge_itself_is_no_verifier()
    {
        var codes = new DevelopmentCodes(_clock);
        Assert.Null(codes.Redeem(codes.Issue(Asked, Clerk), "dashboard", Redirect, Challenge));
    }

    [Fact]
    public void Codes_that_nobody_fetches_do_not_pile_up()
    {
        var codes = new DevelopmentCodes(_clock);
        var first = codes.Issue(Asked, Clerk);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var all = Enumerable.Range(0, 1_000).Select(_ => codes.Issue(Asked, Clerk)).ToList();
        Assert.Null(Redeem(codes, first));
        Assert.NotNull(Redeem(codes, all[0]));
    }

    [Fact]
    public async Task The_identity_is_for_the_program_with_its_nonce_and_opens_nothing()
    {
        using var issuer = new DevelopmentIssuer(AccessSettings.Read(null, null, "true", isDevelopment: true), TimeProvider.System);
        var token = issuer.IssueIdentity(Clerk, "dashboard", "n1");
        var identity = new JsonWebToken(token);
        Assert.Equal(
            ("dashboard", "n1", "development-AgencySubmitter-dgie", "dgie", "AgencySubmitter"),
            (identity.Audiences.Single(), identity.GetClaim("nonce").Value, identity.Subject, identity.GetClaim("agency").Value, identity.GetClaim("roles").Value));
        Assert.Equal("it is not for this program", (await new TokenCheck(issuer.Trusted).CheckAsync(token, default)).Reason);
    }

    static CodeRequest Asked => new("dashboard", Redirect, null, Challenge, "n1");

    static (DevelopmentPerson Person, string? Nonce)? Redeem(DevelopmentCodes codes, string code) => codes.Redeem(code, "dashboard", Redirect, Verifier);

    static Dictionary<string, string> With(string name, string? value)
    {
        var parameters = new Dictionary<string, string>(Good);
        parameters.Remove(name);
        if (value is not null) parameters[name] = value;
        return parameters;
    }

    static Func<string, IReadOnlyList<string?>> From(Dictionary<string, string> parameters) => name => parameters.TryGetValue(name, out var value) ? [value] : [];
}
