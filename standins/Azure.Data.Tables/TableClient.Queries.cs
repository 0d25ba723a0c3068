namespace Azure.Data.Tables;

public partial class TableClient
{
    /// <exception cref="RequestFailedException">The entity is missing (404, ResourceNotFound).</exception>
    public virtual Response<T> GetEntity<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        Found<T>(_account.Send(TableRequest.Get(Name, partitionKey, rowKey, select), cancellationToken));

    public virtual async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        Found<T>(await _account.SendAsync(TableRequest.Get(Name, partitionKey, rowKey, select), cancellationToken));

    public virtual NullableResponse<T> GetEntityIfExists<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        FoundOrMissing<T>(_account.Send(GetIfThere(partitionKey, rowKey, select), cancellationToken));

    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        FoundOrMissing<T>(await _account.SendAsync(GetIfThere(partitionKey, rowKey, select), cancellationToken));

    /// <summary>The entities for which the OData filter holds, in the order of their keys, page after page.</summary>
    public virtual Pageable<T> Query<T>(
        string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        Rows<T>(filter, maxPerPage, select).ToPageable(cancellationToken);

    public virtual AsyncPageable<T> QueryAsync<T>(
        string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        Rows<T>(filter, maxPerPage, select).ToAsyncPageable(cancellationToken);

    static Response<T> Found<T>(Response response) where T : class, ITableEntity =>
        Response.FromValue(JsonBody.Entity<T>(response), response);

    static NullableResponse<T> FoundOrMissing<T>(Response response) where T : class, ITableEntity =>
        response.Status == 404 ? new MissingEntity<T>(response) : Found<T>(response);

    TableRequest GetIfThere(string partitionKey, string rowKey, IEnumerable<string>? select) =>
        TableRequest.Get(Name, partitionKey, rowKey, select) with { Tolerated = 404 };

    TablePages<T> Rows<T>(string? filter, int? maxPerPage, IEnumerable<string>? select) where T : class, ITableEntity =>
        new(_account, (token, top) => TableRequest.QueryRows(Name, filter, top, select, token), JsonBody.Entities<T>, maxPerPage);
}
