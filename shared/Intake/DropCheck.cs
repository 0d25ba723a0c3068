using Azure.Storage.Blobs;
using Pipeline.Intake.Ledger;
using Pipeline.Intake.Others;
using Pipeline.Intake.Restricted;
using Pipeline.Lake;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Validation;
using Pipeline.ValidationReports;

namespace Pipeline.Intake;

/// <summary>Runs the validation of a drop with the lake's writer behind it.</summary>
public sealed class DropCheck(
    CatalogInForce catalog, PseudonymKeys keys, BlobServiceClient blobs, CurrentDrops current, TimeProvider clock)
{
    readonly RestrictedPersons _restricted = new(blobs);

    /// <summary>Reads a delivery to its end, into temporary files.</summary>
    /// <param name="content">From its start; not disposed.</param>
    public async Task<CheckedDrop> RunAsync(Drop drop, TakenUnder taken, Stream content, CancellationToken ct)
    {
        var key = await _restricted.KeyAsync(keys, ct);
        var errors = TemporaryFile.Open();
        var rows = await LakeWriter.CreateAsync(taken.Protocol, taken.Path.Period, drop.Id, key, ct);
        var rejected = new RejectedRowsWriter(taken.Protocol, taken.Path.Period, drop.Id, key);
        try
        {
            await using var csv = new ErrorsCsvWriter(errors);
            var findings = new FindingSample(csv);
            var others = new AcceptedDrops(blobs, current, keys, taken.Protocol, catalog.Now, drop.Id);
            var report = await new DropValidator(taken.Protocol, catalog.Now, taken.Path.Period, clock) { OtherDrops = others, ReceivedAt = drop.Delivery.ReceivedAt }
                .ValidateAsync(content, rows, rejected, findings, progress: null, ct);
            await csv.FlushAsync(ct);
            errors.Position = 0;
            return new(report, findings.Kept, errors, rows, rejected) { Places = findings.Places };
        }
        catch
        {
            await errors.DisposeAsync();
            await rows.DisposeAsync();
            await rejected.DisposeAsync();
            throw;
        }
    }
}
