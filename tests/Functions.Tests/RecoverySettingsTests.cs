using Microsoft.Extensions.Configuration;
using Pipeline.Functions.Operations;
using Pipeline.Testing;

namespace Pipeline.Functions.Tests;

public sealed class RecoverySettingsTests
{
    static readonly TimeSpan Timeout = TimeSpan.FromMinutes(30);

    [Fact]
    public void A_submission_is_stuck_after_twice_what_the_host_allows()
    {
        var terms = RecoverySettings.Read(Settings(), HostTimeout.Read(Settings(), Repository.PathOf("host.json")));
        Assert.Equal((TimeSpan.FromHours(1), TimeSpan.FromMinutes(2), 5, 200, TimeSpan.FromMinutes(15)),
            (terms.StuckAfter, terms.UnreportedAfter, terms.MostAttempts, terms.MostPerRun, terms.LongestRun));
    }

    [Fact]
    public void A_setting_laid_over_host_json_counts() =>
        Assert.Equal(TimeSpan.FromMinutes(10), HostTimeout.Read(Settings(("AzureFunctionsJobHost:functionTimeout", "00:10:00")), Repository.PathOf("host.json")));

    [Theory]
    [InlineData("Intake:StuckAfter", "00:29:00", "a slow drop would be taken")]
    [InlineData("Intake:StuckAfter", "soon", "Intake__StuckAfter is 'soon'")]
    [InlineData("Intake:UnreportedAfter", "-00:01:00", "Intake__UnreportedAfter")]
    [InlineData("Intake:MostAttempts", "0", "Intake__MostAttempts")]
    [InlineData("Intake:MostPerRun", "many", "Intake__MostPerRun")]
    public void A_setting_that_cannot_be_used_ends_the_start(string key, string value, string says) => Assert.Contains(
        says, Assert.Throws<InvalidOperationException>(() => RecoverySettings.Read(Settings((key, value)), Timeout)).Message, StringComparison.Ordinal);

    [Fact]
    public void Without_a_limit_nothing_could_be_told_to_be_stuck() =>
        Assert.Throws<InvalidOperationException>(() => HostTimeout.Read(Settings(("AzureFunctionsJobHost:functionTimeout", "-1")), Repository.PathOf("host.json")));

    static IConfiguration Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
}
