using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pipeline.Statistics.Releases;
using Pipeline.StatisticsPublishing.Counting;
using Pipeline.StatisticsPublishing.Magnitudes;

namespace Pipeline.StatisticsPublishing.Protecting;

/// <summary>A leaf of a base table: what was counted, and what is published for it.</summary>
public sealed record BaseLeaf(string[] Codes, int X, int Y);

/// <summary>One population's base table of one period, as the restricted container keeps it: the next night's figures stick to it.</summary>
/// <param name="Depths">By dimension, how many levels below the total its leaves keep.</param>
/// <param name="Revision">0 of the first and after a re-base.</param>
public sealed record BaseTable(string Population, string Period, int Base, int Revision, string KeyVersion, ImmutableSortedDictionary<string, int> Depths, BaseLeaf[] Leaves)
{
    /// <summary>Of what is published, lower-case hex.</summary>
    public string PublishedSha256() =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Leaves.Where(l => l.Y != 0).Select(l => $"{string.Join('.', l.Codes)} {l.Y}")))));

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, WorkJson.Default.BaseTable);

    /// <exception cref="InvalidDataException">The bytes are no base table.</exception>
    public static BaseTable Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, WorkJson.Default.BaseTable) ?? throw new InvalidDataException("The file holds no base table.");
}

/// <summary>Where a release's base tables lie.</summary>
/// <param name="Inputs">Names everything that the release followed from.</param>
/// <param name="Sums">What releases so far have shown of sums in fixed cubes.</param>
/// <param name="Accuracy">By population, exactly how far the figures are off: what is published of it is rounded up.</param>
public sealed record ReleaseState(
    string Release, string Inputs, string Benchmark, string KeyVersion, ImmutableArray<StateTable> Tables, ImmutableSortedDictionary<string, ImmutableArray<MarginAccuracy>>? Accuracy = null,
    ImmutableArray<SumHistory> Sums = default)
{
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, WorkJson.Default.ReleaseState);

    public static ReleaseState Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, WorkJson.Default.ReleaseState) ?? throw new InvalidDataException("The file holds no state of a release.");
}

/// <param name="PublishedSha256">Of the figures that are published from it.</param>
public sealed record StateTable(string Population, string Period, string Blob, string PublishedSha256);
