using System.Globalization;
using System.Net;
using System.Text;
using System.Xml.Linq;
using Azure;
using Azure.Core;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>One queue. Sending makes the queue when it is not there; receiving from one that is not there brings nothing.</summary>
sealed class MessageQueue(QueueService service, string name, bool base64)
{
    /// <summary>The most messages that one request brings.</summary>
    public const int MaxReceived = 32;

    public string Name => name;

    public QueueService Service => service;

    public async Task SendAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var text = base64 ? Convert.ToBase64String(content.Span) : Encoding.UTF8.GetString(content.Span);
        var body = new XElement("QueueMessage", new XElement("MessageText", text)).ToString(SaveOptions.DisableFormatting);
        // Azurite takes minus one for "never expires", as the service does.
        var path = $"{name}/messages?messagettl=-1";
        using var first = await service.SendAsync(RequestMethod.Post, path, body, cancellationToken);
        if (first.Status == (int)HttpStatusCode.Created) return;
        if (first.Status != (int)HttpStatusCode.NotFound) throw new RequestFailedException(first);
        await CreateAsync(cancellationToken);
        await ExpectAsync(RequestMethod.Post, path, body, HttpStatusCode.Created, cancellationToken);
    }

    /// <summary>Takes up to <paramref name="count"/> messages out of sight for a while.</summary>
    public async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(int count, TimeSpan hidden, CancellationToken cancellationToken)
    {
        var path = $"{name}/messages?numofmessages={Math.Min(count, MaxReceived)}&visibilitytimeout={Seconds(hidden)}";
        using var response = await service.SendAsync(RequestMethod.Get, path, null, cancellationToken);
        if (response.Status == (int)HttpStatusCode.NotFound) return [];
        if (response.Status != (int)HttpStatusCode.OK) throw new RequestFailedException(response);
        return [.. XDocument.Parse(response.Content.ToString()).Root!.Elements("QueueMessage").Select(ReceivedMessage.From)];
    }

    /// <summary>Keeps a message out of sight for this long from now.</summary>
    public async Task HideAsync(ReceivedMessage message, TimeSpan hidden, CancellationToken cancellationToken)
    {
        var path = $"{MessagePath(message)}&visibilitytimeout={Seconds(hidden)}";
        using var response = await service.SendAsync(RequestMethod.Put, path, null, cancellationToken);
        if (response.Status != (int)HttpStatusCode.NoContent) throw new RequestFailedException(response);
        if (response.Headers.TryGetValue("x-ms-popreceipt", out var receipt)) message.Receipt = receipt;
    }

    public Task DeleteAsync(ReceivedMessage message, CancellationToken cancellationToken) =>
        ExpectAsync(RequestMethod.Delete, MessagePath(message), null, HttpStatusCode.NoContent, cancellationToken);

    /// <summary>About how many messages wait, hidden ones included.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        using var response = await service.SendAsync(RequestMethod.Get, $"{name}?comp=metadata", null, cancellationToken);
        if (response.Status == (int)HttpStatusCode.NotFound) return 0;
        return response.Headers.TryGetValue("x-ms-approximate-messages-count", out var count)
            ? int.Parse(count, CultureInfo.InvariantCulture)
            : throw new RequestFailedException(response);
    }

    /// <exception cref="FormatException">The text is not in the encoding this queue is set to.</exception>
    public byte[] Decode(ReceivedMessage message) => base64 ? Convert.FromBase64String(message.Text) : Encoding.UTF8.GetBytes(message.Text);

    async Task CreateAsync(CancellationToken cancellationToken)
    {
        using var response = await service.SendAsync(RequestMethod.Put, name, null, cancellationToken);
        if (response.IsError && response.Status != (int)HttpStatusCode.Conflict) throw new RequestFailedException(response);
    }

    async Task ExpectAsync(RequestMethod method, string path, string? body, HttpStatusCode status, CancellationToken cancellationToken)
    {
        using var response = await service.SendAsync(method, path, body, cancellationToken);
        if (response.Status != (int)status) throw new RequestFailedException(response);
    }

    string MessagePath(ReceivedMessage message) =>
        $"{name}/messages/{Uri.EscapeDataString(message.Id)}?popreceipt={Uri.EscapeDataString(message.Receipt)}";

    static string Seconds(TimeSpan time) => ((long)Math.Ceiling(time.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
