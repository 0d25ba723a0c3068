using Azure.Storage.Blobs;
using Pipeline.Intake.Ledger;
using Pipeline.Intake.Others;
using Pipeline.Lake;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Validation;
using Pipeline.ValidationReports;

namespace Pipeline.Intake;

/// <summary>Runs the validation of a drop with the lake's writer behind it.</summary>
public sealed class DropCheck(
    Inbox inbox, ProtocolCatalog catalog, Pseudonymiser pseudonymiser, BlobServiceClient blobs, CurrentDrops current, TimeProvider clock)
{
    /// <summary>Reads the delivery to its end, into temporary files.</summary>
    public async Task<CheckedDrop> RunAsync(Drop drop, TakenUnder taken, CancellationToken ct)
    {
        var errors = TemporaryFile.Open();
        var rows = await LakeWriter.CreateAsync(taken.Protocol, taken.Path.Period, drop.Id, pseudonymiser, ct);
        var rejected = new RejectedRowsWriter(taken.Protocol, taken.Path.Period, drop.Id, pseudonymiser);
        try
        {
            await using var content = await inbox.OpenAsync(drop.Delivery, ct);
            await using var csv = new ErrorsCsvWriter(errors);
            var findings = new FindingSample(csv);
            var others = new AcceptedDrops(blobs, current, pseudonymiser, drop.Id);
            var report = await new DropValidator(taken.Protocol, catalog, taken.Path.Period, clock) { OtherDrops = others, ReceivedAt = drop.Delivery.ReceivedAt }
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
