namespace Pipeline.Parquet.Net.Tests;

/// <summary>A path that nothing is at, and afterwards nothing again.</summary>
sealed class TemporaryFile : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Guid.NewGuid():n}.parquet");

    public void Dispose() => File.Delete(Path);
}
