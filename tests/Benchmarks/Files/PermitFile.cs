using System.Security.Cryptography;

namespace Pipeline.Benchmarks.Files;

/// <summary>A permit file in the temporary folder, made once and kept for the next run.</summary>
/// <param name="Sha256">Lower-case hex.</param>
sealed record PermitFile(string Path, long Rows, long Bytes, string Sha256)
{
    // Files of an earlier form are not taken for this one's.
    const int Form = 1;

    public static async Task<PermitFile> MakeAsync(Subject subject, long rows, Spoiling spoiling)
    {
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(System.IO.Path.GetTempPath(), "pipeline-benchmarks")).FullName;
        var path = System.IO.Path.Combine(folder, $"permits-{Form}-{rows}-{spoiling}.csv");
        if (!File.Exists(path))
        {
            // Another run sees all of the file or none.
            var making = $"{path}.{Environment.ProcessId}";
            await using (var to = File.Create(making)) await new PermitStream(subject.Rows(spoiling), rows).CopyToAsync(to, 1 << 20);
            File.Move(making, path, overwrite: true);
        }
        await using var file = File.OpenRead(path);
        return new(path, rows, file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file)));
    }

    public FileStream Open() => new(Path, new FileStreamOptions { BufferSize = 0, Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
}
