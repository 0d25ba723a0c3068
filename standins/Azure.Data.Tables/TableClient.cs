using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>Reads and writes one table.</summary>
public partial class TableClient
{
    readonly TableAccount _account = null!;

    /// <summary>For mocking.</summary>
    protected TableClient()
    {
    }

    public TableClient(string connectionString, string tableName)
        : this(connectionString, tableName, null)
    {
    }

    public TableClient(string connectionString, string tableName, TableClientOptions? options = null)
        : this(TableAccount.From(connectionString, options), tableName)
    {
    }

    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential)
        : this(endpoint, tableName, credential, null)
    {
    }

    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential, TableClientOptions? options = null)
        : this(TableAccount.From(WithoutTable(endpoint, tableName), credential, options), tableName)
    {
    }

    public TableClient(Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions? options = null)
        : this(TableAccount.From(WithoutTable(endpoint, tableName), tokenCredential, options), tableName)
    {
    }

    internal TableClient(TableAccount account, string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        (_account, Name) = (account, tableName);
    }

    public virtual string AccountName => _account.Name;

    public virtual string Name { get; } = null!;

    public virtual Uri Uri => new($"{_account.Endpoint.AbsoluteUri.TrimEnd('/')}/{Name}");

    /// <summary>Makes an OData filter in which every interpolated value is quoted as its type asks.</summary>
    public static string CreateQueryFilter(FormattableString filter) => QueryFilter.Create(filter);

    /// <exception cref="RequestFailedException">The table exists (409, TableAlreadyExists).</exception>
    public virtual Response<TableItem> Create(CancellationToken cancellationToken = default) =>
        Created(_account.Send(TableRequest.CreateTable(Name), cancellationToken));

    public virtual async Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default) =>
        Created(await _account.SendAsync(TableRequest.CreateTable(Name), cancellationToken));

    /// <summary>Creates the table when it is missing; the response's status says 409 when it was there.</summary>
    public virtual Response<TableItem> CreateIfNotExists(CancellationToken cancellationToken = default) =>
        CreatedOrThere(_account.Send(CreateUnlessThere, cancellationToken));

    public virtual async Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        CreatedOrThere(await _account.SendAsync(CreateUnlessThere, cancellationToken));

    /// <summary>Deletes the table; a missing one is no failure, and the response's status says 404.</summary>
    public virtual Response Delete(CancellationToken cancellationToken = default) =>
        _account.Send(TableRequest.DeleteTable(Name), cancellationToken);

    public virtual Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        _account.SendAsync(TableRequest.DeleteTable(Name), cancellationToken);

    TableRequest CreateUnlessThere => TableRequest.CreateTable(Name) with { Tolerated = 409 };

    Response<TableItem> Created(Response response) => Response.FromValue(new TableItem(Name), response);

    // A table that is still being deleted answers 409 too.
    Response<TableItem> CreatedOrThere(Response response)
    {
        if (response.Status != 409) return Created(response);
        var failure = new RequestFailedException(response, null, new TableErrors());
        return failure.ErrorCode == TableErrorCode.TableAlreadyExists ? Created(response) : throw failure;
    }

    // The address may name the table already. A table may be called as the account is, so the account's part of the path is kept.
    static Uri WithoutTable(Uri endpoint, string tableName)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        var parts = endpoint.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var isNamed = parts.Length > (TableAccount.IsPathStyle(endpoint) ? 1 : 0) && parts[^1] == tableName;
        return isNamed ? new UriBuilder(endpoint) { Path = string.Join('/', parts[..^1]) }.Uri : endpoint;
    }
}
