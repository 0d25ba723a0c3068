using System.Globalization;
using System.Xml.Linq;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>A message lent by a queue: whoever holds the newest receipt may extend or delete it.</summary>
sealed class ReceivedMessage(string id, string text, int dequeueCount, DateTimeOffset insertedOn, DateTimeOffset expiresOn, string receipt)
{
    public string Id => id;

    /// <summary>As it stands in the queue, still encoded.</summary>
    public string Text => text;

    public int DequeueCount => dequeueCount;

    public DateTimeOffset InsertedOn => insertedOn;

    public DateTimeOffset ExpiresOn => expiresOn;

    public string Receipt { get; set; } = receipt;

    public static ReceivedMessage From(XElement xml) => new(
        (string)xml.Element("MessageId")!,
        (string?)xml.Element("MessageText") ?? "",
        (int)xml.Element("DequeueCount")!,
        Time(xml, "InsertionTime"),
        Time(xml, "ExpirationTime"),
        (string)xml.Element("PopReceipt")!);

    static DateTimeOffset Time(XElement xml, string name) => DateTimeOffset.Parse((string)xml.Element(name)!, CultureInfo.InvariantCulture);
}
