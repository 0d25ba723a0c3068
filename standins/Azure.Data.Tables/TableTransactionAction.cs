namespace Azure.Data.Tables;

/// <summary>What an action of a transaction does with its entity.</summary>
public enum TableTransactionActionType
{
    /// <summary>Adds it; fails when it is there.</summary>
    Add = 0,
    /// <summary>Merges into the row; an ETag makes it conditional.</summary>
    UpdateMerge = 1,
    /// <summary>Replaces the row; an ETag makes it conditional.</summary>
    UpdateReplace = 2,
    /// <summary>Deletes the row.</summary>
    Delete = 3,
    /// <summary>Adds it or merges.</summary>
    UpsertMerge = 4,
    /// <summary>Adds it or replaces.</summary>
    UpsertReplace = 5,
}

/// <summary>One step of a transaction. All steps concern one partition.</summary>
public class TableTransactionAction
{
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity)
        : this(actionType, entity, default)
    {
    }

    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        (ActionType, Entity, ETag) = (actionType, entity, etag);
    }

    public TableTransactionActionType ActionType { get; }

    public ITableEntity Entity { get; }

    public ETag ETag { get; }
}
