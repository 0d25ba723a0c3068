using Pipeline.Sdmx.Requests;
using Pipeline.Sdmx.Serving;

namespace Pipeline.Sdmx.Tests;

/// <summary>What was asked before is read once, and no asker can fill the memory.</summary>
public sealed class AskedBeforeTests
{
    readonly AskedBefore _asked = new();
    int _read;

    [Fact]
    public void The_same_address_is_read_once_and_any_other_anew()
    {
        var first = Ask("Q.RW01.PERMITS.F");

        Assert.Same(first, Ask("Q.RW01.PERMITS.F"));
        Assert.NotSame(first, Ask("Q.RW01.PERMITS.F?limit=1"));
        Assert.NotSame(first, Ask("Q.RW02.PERMITS.F"));
        Assert.Equal(3, _read);
        Assert.Equal(1, Ask("Q.RW01.PERMITS.F?limit=1").Query.Limit);
    }

    [Fact]
    public void What_is_refused_is_refused_again()
    {
        foreach (var _ in (string[])["first", "second"]) Assert.Throws<RefusedException>(() => Ask("Q.RW01.PERMITS.F?limit=none"));
        Assert.Equal((2, 0), (_read, _asked.Count));
    }

    [Fact]
    public void However_many_addresses_are_asked_for_few_are_kept_and_long_ones_never()
    {
        for (var i = 1; i <= 3 * AskedBefore.Most; i++)
        {
            Ask($"Q.RW01.PERMITS.F?limit={i}");
            Assert.InRange(_asked.Count, 1, AskedBefore.Most);
        }
        var kept = _asked.Count;

        var first = Ask($"*?c[REF_AREA]={new string('x', AskedBefore.Longest)}");
        Assert.NotSame(first, Ask($"*?c[REF_AREA]={new string('x', AskedBefore.Longest)}"));
        Assert.Equal(kept, _asked.Count);
    }

    [Fact]
    public async Task Many_at_once_are_each_answered_with_what_they_asked_and_no_more_is_kept() =>
        await Parallel.ForAsync(1, 8 * AskedBefore.Most, (i, _) =>
        {
            var limit = 1 + (i % (2 * AskedBefore.Most));
            Assert.Equal(limit, Ask($"Q.RW01.PERMITS.F?limit={limit}").Query.Limit);
            return ValueTask.CompletedTask;
        });

    DataQuestion Ask(string target) => _asked.Of(RawAddress.Parse($"/v2/{target}", "/v2/"), target, asked =>
    {
        Interlocked.Increment(ref _read);
        return new(Served.Flow.Flow, Served.Query30(asked));
    });
}
