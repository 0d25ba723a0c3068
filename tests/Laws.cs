using System.Globalization;
using FsCheck;
using Microsoft.FSharp.Core;

namespace Pipeline;

/// <summary>
/// How laws are tried. With <c>LAW_SEED</c> unset, on the same cases in every run: what fails here fails everywhere. <c>LAW_SEED=0</c> draws new cases
/// in each run (as <c>./test --long</c> does), and another number those of that number.
/// </summary>
static class Laws
{
    const ulong Usual = 20_130_101;

    /// <summary>What is drawn from.</summary>
    public static Rnd Random => Seed is { } seed ? new(seed) : new();

    // Null draws anew.
    static ulong? Seed => Environment.GetEnvironmentVariable("LAW_SEED") switch
    {
        null or "" => Usual,
        "0" => null,
        var seed => ulong.Parse(seed, CultureInfo.InvariantCulture),
    };

    /// <param name="count">How many cases are tried.</param>
    public static Config Cases(int count = 100) => Config.QuickThrowOnFailure.WithMaxTest(count)
        .WithReplay(Seed is null ? FSharpOption<Replay>.None : FSharpOption<Replay>.Some(new(Random, FSharpOption<int>.None)));
}
