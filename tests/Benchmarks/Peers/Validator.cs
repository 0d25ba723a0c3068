using System.Diagnostics;
using Pipeline.Benchmarks.Files;
using Pipeline.Benchmarks.Measuring;
using Pipeline.Lake;
using Pipeline.Reference;
using Pipeline.Validation;

namespace Pipeline.Benchmarks.Peers;

/// <summary>What is measured: the validation of a drop, alone and with the lake's writer behind it.</summary>
/// <param name="isHashed">With the SHA-256 of the content, as a delivery is.</param>
sealed class Validator(Subject subject, bool isHashed)
{
    readonly Pseudonymiser _pseudonymiser = new("k1", Convert.ToBase64String(new byte[32]));

    public Task<Run> CheckAsync(PermitFile file) => CheckAsync(file.Open());

    /// <summary>Validates as a dry run does: for the report alone, with findings written as CSV into nothing.</summary>
    public async Task<Run> CheckAsync(Stream content)
    {
        await using var _ = content;
        var clock = Stopwatch.StartNew();
        return await ValidateAsync(content, rows: null, clock);
    }

    /// <summary>Validates, replaces identifiers by pseudonyms and writes the lake's file.</summary>
    public async Task<Run> WriteAsync(PermitFile file)
    {
        var clock = Stopwatch.StartNew();
        await using var content = file.Open();
        var submission = SubmissionId.For(subject.Protocol.Agency, file.Path, file.Sha256);
        await using var lake = await LakeWriter.CreateAsync(subject.Protocol, subject.Period, submission, _pseudonymiser, CancellationToken.None);
        var run = await ValidateAsync(content, lake, clock);
        var written = await lake.CompleteAsync(CancellationToken.None);
        return written.Length > 0 ? run with { Time = clock.Elapsed } : throw new InvalidOperationException("The lake's file is empty.");
    }

    async Task<Run> ValidateAsync(Stream content, IAcceptedRows? rows, Stopwatch clock)
    {
        await using var errors = new ErrorsCsvWriter(Stream.Null);
        var validator = new DropValidator(subject.Protocol, subject.Catalog, subject.Period, TimeProvider.System) { HashesContent = isHashed };
        var report = await validator.ValidateAsync(content, rows, errors, progress: null, CancellationToken.None);
        await errors.FlushAsync(CancellationToken.None);
        return new(clock.Elapsed, report.RowsRead, report.RowsWithErrors);
    }
}
