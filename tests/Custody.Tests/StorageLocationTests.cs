using Pipeline.Intake.Tests;
using Pipeline.Protocols;

namespace Pipeline.Custody.Tests;

public class StorageLocationTests
{
    static readonly DateOnly Today = new(2026, 11, 22);

    static StorageLocation Check(string? country, string? certificate = null, DateOnly? expires = null, bool isDevelopment = false, IEnumerable<Protocol>? protocols = null) =>
        StorageLocation.Check(country, certificate, expires, isDevelopment, Today, protocols ?? Storage.Catalog.Protocols);

    static string WhyNot(string? country, string? certificate = null, DateOnly? expires = null, IEnumerable<Protocol>? protocols = null) =>
        Assert.Throws<InvalidOperationException>(() => Check(country, certificate, expires, protocols: protocols)).Message;

    [Fact]
    public void Storage_in_Rwanda_needs_no_certificate() => Assert.Equal("RWA", Check("RWA").Country);

    [Fact]
    public void The_country_is_stated_or_nothing_starts_outside_Development()
    {
        Assert.Contains("Set Storage__Country", WhyNot(null));
        Assert.Contains("Set Storage__Country", WhyNot(""));
        Assert.Equal("RWA", Check(null, isDevelopment: true).Country);
        Assert.Contains("'Rwanda'", WhyNot("Rwanda"));
    }

    [Fact]
    public void Storage_abroad_needs_a_certificate_that_holds()
    {
        Assert.Contains("there is none", WhyNot("ZAF"));
        Assert.Contains("not known until when NCSA-7 holds", WhyNot("ZAF", "NCSA-7"));
        Assert.Contains("NCSA-7 ended on 2026-11-21", WhyNot("ZAF", "NCSA-7", Today.AddDays(-1)));
        Assert.Equal("ZAF", Check("ZAF", "NCSA-7", Today).Country);
        Assert.Contains("there is none", Assert.Throws<InvalidOperationException>(() => Check("ZAF", isDevelopment: true)).Message);
    }

    [Fact]
    public void An_agreement_that_names_another_country_is_named()
    {
        Protocol[] protocols = [.. Storage.Catalog.Protocols.Select((p, i) => i == 0 ? p with { Agreement = p.Agreement with { StorageCountry = "RWA" } } : p)];
        Assert.Equal("RWA", Check("RWA", protocols: protocols).Country);
        Assert.Contains($"{protocols[0]} (RWA)", WhyNot("ZAF", "NCSA-7", Today, protocols));
    }

    [Fact]
    public void An_ended_registration_blocks_publication_and_the_start_warns_before()
    {
        var registration = new ControllerRegistration("C-42", Today);
        Assert.Null(registration.WhyNotPublish(Today));
        Assert.Contains("C-42 as controller ended on 2026-11-22", registration.WhyNotPublish(Today.AddDays(1)));
        Assert.Contains("ends on 2026-11-22", registration.Warning(Today.AddDays(-60)));
        Assert.Null(registration.Warning(Today.AddDays(-61)));
        Assert.Contains("nothing is published", registration.Warning(Today.AddDays(1)));
        Assert.Contains("No registration", new ControllerRegistration(null, null).Warning(Today));
        Assert.Null(new ControllerRegistration(null, null).WhyNotPublish(Today));
        Assert.Contains("until when", new ControllerRegistration("C-42", null).Warning(Today));
    }
}
