namespace Pipeline.Testing;

/// <summary>Waits for what other processes bring about, as short as possible and never for ever: a busy machine takes its time, and only a failure takes all of it.</summary>
public static class Eventually
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Asks until the answer is not null.</summary>
    public static async Task<T> GetAsync<T>(Func<Task<T?>> ask, Func<string> otherwise)
        where T : class
    {
        for (var deadline = DateTime.UtcNow + Patience; DateTime.UtcNow < deadline; await Task.Delay(Pause))
            if (await ask() is { } answer) return answer;
        throw new TimeoutException(otherwise());
    }

    /// <summary>Asks until the answer is true.</summary>
    public static Task IsTrueAsync(Func<Task<bool>> ask, Func<string> otherwise) =>
        GetAsync(async () => await ask() ? "true" : null, otherwise);
}
