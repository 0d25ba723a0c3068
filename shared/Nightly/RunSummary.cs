using Pipeline.Indicators;

namespace Pipeline.Nightly;

/// <summary>How a nightly run ended.</summary>
public enum RunState
{
    /// <summary>No accepted file that the indicators need: nothing was written and the last run stays current.</summary>
    NothingToDo,
    /// <summary>The current run already is of exactly these inputs, parameters and method: nothing was written.</summary>
    Unchanged,
    /// <summary>
    /// Files that are joined by pseudonyms have them under several keys, as in the middle of a rotation: joined, one permit would count twice. Nothing was
    /// written and the last run stays current.
    /// </summary>
    MixedKeys,
    /// <summary>A run was computed, written and made current.</summary>
    Computed,
    /// <summary>Another run is at work: nothing was written.</summary>
    AlreadyRunning,
}

/// <summary>What a nightly run did.</summary>
/// <param name="RunId">Null when there was nothing to do.</param>
/// <param name="RowsIn">Rows of the files the run rests on, by dataset.</param>
/// <param name="Cells">Number of cells of the run by quality.</param>
public sealed record RunSummary(
    string? RunId,
    RunState State,
    IReadOnlyDictionary<string, long> RowsIn,
    IReadOnlyDictionary<Quality, int> Cells)
{
    /// <summary>Accepted data that the run needs and did not read, because an agreement does not let it.</summary>
    public IReadOnlyList<LeftOutData> LeftOut { get; init; } = [];

    /// <summary>How much of it was new; null unless it was computed.</summary>
    public NightWorkDone? Work { get; init; }

    /// <summary>The summary of a night without inputs.</summary>
    public static RunSummary Nothing { get; } = new(null, RunState.NothingToDo, new Dictionary<string, long>(), new Dictionary<Quality, int>());
}
