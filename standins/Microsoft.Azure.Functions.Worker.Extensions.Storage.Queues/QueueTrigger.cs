namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Starts a function for each message of a queue.</summary>
sealed class QueueTrigger(string queueName, string? connection) : ITrigger
{
    public string QueueName => queueName;

    public string? Connection => connection;

    public string Type => "queueTrigger";

    public string Summary => $"queue {queueName}";

    public string? Path => null;

    public string BindableTypes => "string, byte[], BinaryData, or a class read from JSON";

    public bool CanBind(Type parameterType) => QueueEvent.CanBind(parameterType);

    public bool Provides(string parameterName) => QueueEvent.Facts.Contains(parameterName);

    public TriggerEvent FromInput(string? input, IServiceProvider services) =>
        QueueEvent.From(input ?? "", $"Message for {queueName} given by hand");
}
