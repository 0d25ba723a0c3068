using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>Creates, deletes and lists the tables of an account.</summary>
public class TableServiceClient
{
    readonly TableAccount _account = null!;

    /// <summary>For mocking.</summary>
    protected TableServiceClient()
    {
    }

    public TableServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    public TableServiceClient(string connectionString, TableClientOptions? options = null) =>
        _account = TableAccount.From(connectionString, options);

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(endpoint, credential, null)
    {
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options) =>
        _account = TableAccount.From(endpoint, credential, options);

    /// <summary>Without a credential: the endpoint's query, or a policy of the options, signs requests.</summary>
    public TableServiceClient(Uri endpoint, TableClientOptions? options = null) =>
        _account = TableAccount.From(endpoint, options);

    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions? options = null) =>
        _account = TableAccount.From(endpoint, tokenCredential, options);

    public virtual string AccountName => _account.Name;

    public virtual Uri Uri => _account.Endpoint;

    /// <summary>Makes an OData filter in which every interpolated value is quoted as its type asks.</summary>
    public static string CreateQueryFilter(FormattableString filter) => QueryFilter.Create(filter);

    public virtual TableClient GetTableClient(string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        return new(_account, tableName);
    }

    public virtual Response<TableItem> CreateTable(string tableName, CancellationToken cancellationToken = default) =>
        GetTableClient(tableName).Create(cancellationToken);

    public virtual Task<Response<TableItem>> CreateTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        GetTableClient(tableName).CreateAsync(cancellationToken);

    public virtual Response<TableItem> CreateTableIfNotExists(string tableName, CancellationToken cancellationToken = default) =>
        GetTableClient(tableName).CreateIfNotExists(cancellationToken);

    public virtual Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) =>
        GetTableClient(tableName).CreateIfNotExistsAsync(cancellationToken);

    /// <summary>Deletes a table; a missing one is no failure, and the response's status says 404.</summary>
    public virtual Response DeleteTable(string tableName, CancellationToken cancellationToken = default) =>
        GetTableClient(tableName).Delete(cancellationToken);

    public virtual Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        GetTableClient(tableName).DeleteAsync(cancellationToken);

    public virtual Pageable<TableItem> Query(
        string? filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        Tables(filter, maxPerPage).ToPageable(cancellationToken);

    public virtual Pageable<TableItem> Query(
        FormattableString filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        Tables(QueryFilter.Create(filter), maxPerPage).ToPageable(cancellationToken);

    public virtual AsyncPageable<TableItem> QueryAsync(
        string? filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        Tables(filter, maxPerPage).ToAsyncPageable(cancellationToken);

    public virtual AsyncPageable<TableItem> QueryAsync(
        FormattableString filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        Tables(QueryFilter.Create(filter), maxPerPage).ToAsyncPageable(cancellationToken);

    TablePages<TableItem> Tables(string? filter, int? maxPerPage) =>
        new(_account, (token, top) => TableRequest.QueryTables(filter, top, token), JsonBody.Tables, maxPerPage);
}
