using Pipeline.Intake.Receipts;
using Pipeline.Reference;

namespace Pipeline.Walkthrough;

/// <summary>A sample drop and the receipt it got.</summary>
sealed record TakenDrop(SampleDrop Drop, Receipt Receipt);

/// <summary>Does what a clerk does: asks for a ticket, uploads the file with it and looks for the receipt.</summary>
sealed class Delivering(PipelineApi api) : IDisposable
{
    readonly HttpClient _storage = new();

    public async Task<TakenDrop> DeliverAsync(SampleDrop drop, CancellationToken ct)
    {
        var ticket = await api.TicketAsync(drop.Path, ct);
        await using var content = File.OpenRead(drop.File);
        using var request = new HttpRequestMessage(new(ticket.Method), ticket.Url) { Content = new StreamContent(content) };
        foreach (var (name, value) in ticket.Headers) request.Headers.Add(name, value);
        using var uploaded = await _storage.SendAsync(request, ct);
        uploaded.EnsureSuccessStatusCode();
        var id = SubmissionId.For(drop.Path.Agency, $"{drop.Path}", $"{uploaded.Headers.ETag}");
        return new(drop, await api.ReceiptAsync(id, ct));
    }

    public void Dispose() => _storage.Dispose();
}
