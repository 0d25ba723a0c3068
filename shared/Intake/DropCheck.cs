using Pipeline.Intake.Receipts;
using Pipeline.Lake;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Validation;

namespace Pipeline.Intake;

/// <summary>Runs the validation of a drop with the lake's writer behind it.</summary>
public sealed class DropCheck(Inbox inbox, ProtocolCatalog catalog, Pseudonymiser pseudonymiser, TimeProvider clock)
{
    /// <summary>Reads the delivery to its end, into temporary files.</summary>
    public async Task<CheckedDrop> RunAsync(Drop drop, TakenUnder taken, CancellationToken ct)
    {
        var errors = TemporaryFile.Open();
        var rows = await LakeWriter.CreateAsync(taken.Protocol, taken.Path.Period, drop.Id, pseudonymiser, ct);
        try
        {
            await using var content = await inbox.OpenAsync(drop.Delivery, ct);
            await using var csv = new ErrorsCsvWriter(errors);
            var findings = new FindingSample(csv);
            var report = await new DropValidator(taken.Protocol, catalog, taken.Path.Period, clock)
                .ValidateAsync(content, rows, findings, progress: null, ct);
            await csv.FlushAsync(ct);
            errors.Position = 0;
            return new(report, findings.Kept, errors, rows);
        }
        catch
        {
            await errors.DisposeAsync();
            await rows.DisposeAsync();
            throw;
        }
    }
}
