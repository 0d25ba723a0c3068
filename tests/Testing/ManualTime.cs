namespace Pipeline.Testing;

/// <summary>A clock that stands still until a test moves it. Timers made from it are the system's own.</summary>
public sealed class ManualTime(DateTimeOffset now) : TimeProvider
{
    DateTimeOffset _now = now;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
