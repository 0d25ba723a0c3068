using System.Text;
using System.Text.Json;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Makes occurrences of a queue's messages.</summary>
static class QueueEvent
{
    static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    /// <summary>What parameters may ask for by name.</summary>
    public static readonly IReadOnlySet<string> Facts = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "QueueTrigger", "Id", "DequeueCount", "InsertionTime", "ExpirationTime", "PopReceipt",
    };

    public static bool CanBind(Type type) =>
        type == typeof(string) || type == typeof(byte[]) || type == typeof(BinaryData)
        || (type is { IsClass: true, IsAbstract: false } && !typeof(Delegate).IsAssignableFrom(type));

    /// <exception cref="FormatException">The message is not in the encoding that host.json names.</exception>
    public static TriggerEvent From(ReceivedMessage message, MessageQueue queue)
    {
        var content = queue.Decode(message);
        return New($"Message {message.Id} of {queue.Name}, delivery {message.DequeueCount}", content, new(StringComparer.OrdinalIgnoreCase)
        {
            ["QueueTrigger"] = Encoding.UTF8.GetString(content),
            ["Id"] = message.Id,
            ["DequeueCount"] = message.DequeueCount,
            ["InsertionTime"] = message.InsertedOn,
            ["ExpirationTime"] = message.ExpiresOn,
            ["PopReceipt"] = message.Receipt,
        });
    }

    public static TriggerEvent From(string text, string reason) =>
        New(reason, Encoding.UTF8.GetBytes(text), new(StringComparer.OrdinalIgnoreCase) { ["QueueTrigger"] = text });

    static GivenEvent New(string reason, byte[] content, Dictionary<string, object?> data) =>
        new(reason, data, (type, _) => ValueTask.FromResult(Value(type, content)));

    static object? Value(Type type, byte[] content) =>
        type == typeof(string) ? Encoding.UTF8.GetString(content)
        : type == typeof(byte[]) ? content
        : type == typeof(BinaryData) ? BinaryData.FromBytes(content)
        : JsonSerializer.Deserialize(content, type, Json);
}
