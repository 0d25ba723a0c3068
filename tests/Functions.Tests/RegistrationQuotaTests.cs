using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;
using Pipeline.Functions.Diaspora;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Tests;

/// <summary>Registering is for everybody, and not without bound.</summary>
public sealed class RegistrationQuotaTests
{
    static DefaultHttpContext From(string address, string? forwarded = null)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(address);
        if (forwarded is not null) http.Request.Headers["X-Forwarded-For"] = forwarded;
        return http;
    }

    static CallerAddress Address(bool isBehindGateway = false) =>
        new(new ConfigurationBuilder().AddInMemoryCollection([new("Statistics:BehindGateway", isBehindGateway ? "true" : "false")]).Build());

    [Fact]
    public void A_network_is_bounded_whatever_its_machines_and_others_are_not()
    {
        using var quota = new RegistrationQuota(Address());
        var taken = Enumerable.Range(1, 250).TakeWhile(i => quota.WaitFor(From($"192.0.2.{i}").Request) is null).Count();
        Assert.Equal(30, taken);
        Assert.InRange(quota.WaitFor(From("192.0.2.251").Request)!.Value, 1, 3600);
        Assert.Null(quota.WaitFor(From("198.51.100.1").Request));
    }

    [Fact]
    public void All_networks_together_are_bounded_too()
    {
        using var quota = new RegistrationQuota(Address());
        Assert.Equal(300, Enumerable.Range(0, 2000).TakeWhile(i => quota.WaitFor(From($"10.{i / 256}.{i % 256}.1").Request) is null).Count());
    }

    [Theory]
    [InlineData("192.0.2.77", "192.0.2.0")]
    [InlineData("::ffff:192.0.2.77", "192.0.2.0")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1::")]
    public void Of_an_address_only_the_network_is_held(string address, string network) => Assert.Equal(IPAddress.Parse(network), Address().NetworkOf(From(address).Request));

    [Fact]
    public void What_a_caller_writes_about_where_they_come_from_is_read_behind_a_gateway_alone()
    {
        var request = From("10.0.0.1", "203.0.113.9, 198.51.100.7:4711").Request;
        Assert.Equal((IPAddress.Parse("10.0.0.1"), IPAddress.Parse("198.51.100.7")), (Address().Of(request), Address(isBehindGateway: true).Of(request)));
    }

    [Fact]
    public async Task A_registration_too_many_is_told_when_to_come_again_before_anything_is_read()
    {
        using var quota = new RegistrationQuota(Address());
        var http = From("192.0.2.1");
        while (quota.WaitFor(http.Request) is null) { }
        var answer = Assert.IsType<ContentResult>(await new RegisterExpert(null!, quota).RunAsync(http.Request, default));
        Assert.Equal(429, answer.StatusCode);
        Assert.InRange(int.Parse($"{http.Response.Headers.RetryAfter}", System.Globalization.CultureInfo.InvariantCulture), 1, 3600);
    }
}
