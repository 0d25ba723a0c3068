using Pipeline.Reference;

namespace Pipeline.Access.Tests;

/// <summary>Tokens of an issuer that is asked for its keys over HTTP.</summary>
public sealed class TokenCheckTests : IDisposable
{
    readonly TestAuthority _authority = new();

    [Fact]
    public async Task A_token_in_order_stands_for_its_subject_with_roles_and_agency()
    {
        var answer = await CheckAsync(_authority.Token(["AgencySubmitter", "Operator", "SomethingElse", "1"], "dgie"));

        Assert.Equal("somebody", answer.Caller!.Subject);
        Assert.Equal([Role.AgencySubmitter, Role.Operator], answer.Caller.Roles.Order());
        Assert.Equal(AgencyId.Parse("dgie"), answer.Caller.Agency);
    }

    [Fact]
    public async Task Elliptic_curves_are_taken_too() =>
        Assert.Equal([Role.Statistician], (await CheckAsync(_authority.SignedWithEc(Role.Statistician))).Caller!.Roles);

    [Fact]
    public async Task No_bad_token_is_taken_and_each_is_told_why_in_words_of_our_own()
    {
        foreach (var (wrong, token) in _authority.Bad(["Operator"], "dgie"))
        {
            var answer = await CheckAsync(token);
            Assert.True(answer.Caller is null, $"A token {wrong} was taken.");
            Assert.Matches("^[a-z' ]+$", answer.Reason);
        }
    }

    [Theory]
    [InlineData("expired", "it has expired")]
    [InlineData("not valid yet", "it is not valid yet")]
    [InlineData("for another program", "it is not for this program")]
    [InlineData("of another issuer", "its issuer is not trusted here")]
    [InlineData("unsigned", "its signature is not the issuer's")]
    [InlineData("no token", "it is not a token")]
    public async Task The_reason_is_the_one_to_mend(string wrong, string reason) =>
        Assert.Equal(reason, (await CheckAsync(_authority.Bad(["Operator"], null)[wrong])).Reason);

    [Fact]
    public async Task A_token_of_unseemly_length_is_not_looked_at() =>
        Assert.Null((await CheckAsync(_authority.Token([.. Enumerable.Repeat("Operator", 4000)], null))).Caller);

    [Fact]
    public async Task Without_an_issuer_nothing_is_taken() =>
        Assert.Null((await new TokenCheck(null).CheckAsync(_authority.Token(Role.Operator, null), default)).Caller);

    [Fact]
    public async Task An_issuer_that_does_not_answer_is_not_the_callers_fault()
    {
        var token = _authority.Token(Role.Operator, null);
        var check = Check();
        _authority.Dispose();
        await Assert.ThrowsAsync<IssuerUnavailableException>(() => check.CheckAsync(token, default));
    }

    public void Dispose() => _authority.Dispose();

    TokenCheck Check() => new(TrustedIssuer.At(_authority.Address, [TestAuthority.Audience, "api://pipeline-v2"]));

    Task<TokenAnswer> CheckAsync(string token) => Check().CheckAsync(token, default);
}
