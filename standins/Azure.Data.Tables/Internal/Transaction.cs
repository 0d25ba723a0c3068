using System.Text;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>A batch with one change set: the calls of the actions, written out as the parts of one request.</summary>
static class Transaction
{
    /// <exception cref="InvalidOperationException">There are no actions.</exception>
    public static TableRequest Request(TableAccount account, string table, IEnumerable<TableTransactionAction> actions)
    {
        ArgumentNullException.ThrowIfNull(actions);
        var (batch, changes) = ($"batch_{Guid.NewGuid()}", $"changeset_{Guid.NewGuid()}");
        var body = new StringBuilder();
        foreach (var request in actions.Select(action => RequestOf(table, action))) Append(body, account, request, changes);
        if (body.Length == 0) throw new InvalidOperationException("A transaction needs at least one action.");

        var text = $"--{batch}\r\nContent-Type: multipart/mixed; boundary={changes}\r\n\r\n{body}--{changes}--\r\n--{batch}--\r\n";
        return new(RequestMethod.Post, "$batch")
        {
            Body = Encoding.UTF8.GetBytes(text),
            ContentType = $"multipart/mixed; boundary={batch}",
        };
    }

    /// <exception cref="TableTransactionFailedException">An action failed, and with it the whole.</exception>
    public static Response<IReadOnlyList<Response>> Result(Response response)
    {
        var parts = PartResponse.AllIn(response.Content.ToString());
        return parts.FirstOrDefault(part => part.Status >= 400) is { } failed
            ? throw new TableTransactionFailedException(new RequestFailedException(failed, null, new TableErrors()))
            : Response.FromValue<IReadOnlyList<Response>>(parts, response);
    }

    static TableRequest RequestOf(string table, TableTransactionAction action) => action.ActionType switch
    {
        TableTransactionActionType.Add => TableRequest.Insert(table, action.Entity),
        TableTransactionActionType.UpdateMerge => TableRequest.Write(table, action.Entity, TableUpdateMode.Merge, action.ETag),
        TableTransactionActionType.UpdateReplace => TableRequest.Write(table, action.Entity, TableUpdateMode.Replace, action.ETag),
        TableTransactionActionType.UpsertMerge => TableRequest.Write(table, action.Entity, TableUpdateMode.Merge, default),
        TableTransactionActionType.UpsertReplace => TableRequest.Write(table, action.Entity, TableUpdateMode.Replace, default),
        TableTransactionActionType.Delete =>
            TableRequest.Delete(table, action.Entity.PartitionKey, action.Entity.RowKey, action.ETag),
        _ => throw new InvalidOperationException($"There is no action {action.ActionType}."),
    };

    static void Append(StringBuilder body, TableAccount account, TableRequest request, string boundary)
    {
        body.Append("--").Append(boundary).Append("\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n")
            .Append(request.Method).Append(' ').Append(account.AddressOf(request).AbsoluteUri).Append(" HTTP/1.1\r\n");
        foreach (var (name, value) in TableAccount.HeadersOf(request)) body.Append(name).Append(": ").Append(value).Append("\r\n");
        body.Append("\r\n").Append(Encoding.UTF8.GetString((request.Body ?? default).Span)).Append("\r\n");
    }
}
