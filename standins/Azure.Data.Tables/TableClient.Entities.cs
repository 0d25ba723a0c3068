namespace Azure.Data.Tables;

public partial class TableClient
{
    /// <exception cref="RequestFailedException">The entity exists (409, EntityAlreadyExists).</exception>
    public virtual Response AddEntity<T>(T entity, CancellationToken cancellationToken = default) where T : ITableEntity =>
        _account.Send(TableRequest.Insert(Name, Checked(entity)), cancellationToken);

    public virtual Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default) where T : ITableEntity =>
        _account.SendAsync(TableRequest.Insert(Name, Checked(entity)), cancellationToken);

    /// <summary>Adds the entity, or merges it with or puts it in place of the one that is there.</summary>
    public virtual Response UpsertEntity<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) where T : ITableEntity =>
        _account.Send(TableRequest.Write(Name, Checked(entity), mode, default), cancellationToken);

    public virtual Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) where T : ITableEntity =>
        _account.SendAsync(TableRequest.Write(Name, Checked(entity), mode, default), cancellationToken);

    /// <exception cref="RequestFailedException">
    /// The entity has another ETag (412, UpdateConditionNotSatisfied) or is missing (404, ResourceNotFound).
    /// </exception>
    public virtual Response UpdateEntity<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        _account.Send(TableRequest.Write(Name, Checked(entity), mode, Checked(ifMatch)), cancellationToken);

    public virtual Task<Response> UpdateEntityAsync<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        _account.SendAsync(TableRequest.Write(Name, Checked(entity), mode, Checked(ifMatch)), cancellationToken);

    /// <summary>Deletes an entity, whatever its ETag unless one is given. A missing one is no failure: the status says 404.</summary>
    public virtual Response DeleteEntity(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        _account.Send(TableRequest.Delete(Name, partitionKey, rowKey, ifMatch), cancellationToken);

    public virtual Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        _account.SendAsync(TableRequest.Delete(Name, partitionKey, rowKey, ifMatch), cancellationToken);

    public virtual Response DeleteEntity(ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        DeleteEntity(Checked(entity).PartitionKey, entity.RowKey, ifMatch, cancellationToken);

    public virtual Task<Response> DeleteEntityAsync(
        ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        DeleteEntityAsync(Checked(entity).PartitionKey, entity.RowKey, ifMatch, cancellationToken);

    /// <summary>Carries out all actions, or none. They concern one partition, each a row of its own, and are 100 at most.</summary>
    /// <exception cref="TableTransactionFailedException">An action failed.</exception>
    public virtual Response<IReadOnlyList<Response>> SubmitTransaction(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default) =>
        Transaction.Result(_account.Send(Transaction.Request(_account, Name, transactionActions), cancellationToken));

    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default) =>
        Transaction.Result(await _account.SendAsync(Transaction.Request(_account, Name, transactionActions), cancellationToken));

    static ITableEntity Checked(ITableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(entity.PartitionKey);
        ArgumentNullException.ThrowIfNull(entity.RowKey);
        return entity;
    }

    // An update without a condition would add a missing entity: that must be asked for as an upsert, or with ETag.All.
    static ETag Checked(ETag ifMatch) => ifMatch != default ? ifMatch : throw new ArgumentException("An ETag is needed.", nameof(ifMatch));
}
