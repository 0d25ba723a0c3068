using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>A transaction failed as a whole because of one of its actions; nothing was written.</summary>
public class TableTransactionFailedException : RequestFailedException
{
    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(
            requestFailedException?.Status ?? throw new ArgumentNullException(nameof(requestFailedException)),
            requestFailedException.Message, requestFailedException.ErrorCode, requestFailedException.InnerException) =>
        FailedTransactionActionIndex = IndexIn(requestFailedException.Message);

    /// <summary>The place of the failed action, from 0, when the service told it.</summary>
    public int? FailedTransactionActionIndex { get; }

    // The service writes "2:The specified entity already exists."
    static int? IndexIn(string message) =>
        message.IndexOf(':', StringComparison.Ordinal) is > 0 and var end
        && int.TryParse(message.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : null;
}
