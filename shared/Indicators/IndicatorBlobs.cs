using System.Text.Json;

namespace Pipeline.Indicators;

/// <summary>Names of the blobs in the <c>indicators</c> container.</summary>
public static class IndicatorBlobs
{
    /// <summary>The pointer, a <see cref="CurrentRun"/>; written last, so that what it names is complete.</summary>
    public const string Current = "current.json";

    /// <summary>The estimates of a run, a <see cref="CellEstimateTable"/>.</summary>
    public static string Cells(string runId) => $"run={runId}/cell_estimate.parquet";

    /// <summary>How a run came about, a <see cref="RunTable"/>.</summary>
    public static string Run(string runId) => $"run={runId}/run.parquet";

    /// <summary>Each indicator of each occupation, a <see cref="Shortage.SubIndexTable"/>.</summary>
    public static string SubIndex(string runId) => $"run={runId}/sub_index.parquet";

    /// <summary>The scores under every profile, a <see cref="Shortage.CompositeTable"/>.</summary>
    public static string Composite(string runId) => $"run={runId}/composite.parquet";

    /// <summary>The scores under other choices, a <see cref="Shortage.SensitivityTable"/>.</summary>
    public static string Sensitivity(string runId) => $"run={runId}/sensitivity.parquet";

    /// <summary>How much the order depends on those choices, a <see cref="Shortage.SensitivitySummaryTable"/>.</summary>
    public static string SensitivitySummary(string runId) => $"run={runId}/sensitivity_summary.parquet";

    /// <summary>Codes that were counted elsewhere than under themselves, a <see cref="Codes.ChangeLogTable"/>.</summary>
    public static string ChangeLog(string runId) => $"run={runId}/change_log.parquet";

    /// <summary>Where runs keep what files say, for the runs after them. Nothing here is published.</summary>
    public const string Partials = "partials/";

    /// <summary>Where runs keep the rows of quarters, for the runs after them.</summary>
    public const string Quarters = "quarters/";

    /// <summary>Where runs keep the stocks of windows with their bootstrap samples, for the runs after them.</summary>
    public const string Stocks = "stocks/";

    /// <summary>A stock of a window, an <see cref="Estimation.StockEstimate"/>, by what it follows from.</summary>
    public static string Stock(string key) => $"{Stocks}{key}.bin";

    /// <summary>Where runs keep the cells of permits in force and of payrolls, for the runs after them.</summary>
    public const string KeptCells = "cells/";

    /// <summary>Cells of no quarter, a <see cref="CellEstimateTable"/>, by what they follow from.</summary>
    public static string CellsOf(string key) => $"{KeptCells}{key}.parquet";

    /// <summary>Where runs keep what the survey says of quarters, with its bootstrap samples, for the runs after them.</summary>
    public const string Surveys = "surveys/";

    /// <summary>What the survey says of a quarter, an <see cref="Estimation.SurveyEstimate"/>, by what it follows from.</summary>
    public static string Survey(string key) => $"{Surveys}{key}.bin";

    /// <summary>What one file of the lake says, a <see cref="Indicators.Partials.FilePartial"/>.</summary>
    /// <param name="method">Hash of the method.</param>
    /// <param name="content">Hash of the content.</param>
    /// <param name="state">Of the file's blob: rows may be set apart from it, and its pseudonyms keyed anew.</param>
    public static string Partial(string method, string content, string state) =>
        $"{Partials}{method[..16]}/{content}-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(state)))[..12]}.bin";

    /// <summary>The heads of all partials of a method that a run used.</summary>
    public static string Heads(string method) => $"{Partials}{method[..16]}/heads.bin";

    /// <summary>The pay behind a payroll partial's cells of one month.</summary>
    public static string Pay(string partial, Reference.ReferencePeriod month) => $"{partial}.{month}.pay";

    /// <summary>A table of a quarter, by what the quarter follows from.</summary>
    public static string Quarter(string key, string table) => $"{Quarters}{key}/{table}";

    /// <summary>The index's scores of this and earlier quarters, a <see cref="Shortage.ScoreHistoryTable"/>.</summary>
    public static string ScoreHistory(string runId) => $"run={runId}/score_history.parquet";

    /// <summary>What the profiles say side by side, a <see cref="Shortage.ProfileComparisonTable"/>.</summary>
    public static string ProfileComparison(string runId) => $"run={runId}/profile_comparison.parquet";

    /// <summary>What is proposed for the list, a <see cref="Shortage.ProposalTable"/>.</summary>
    public static string Proposals(string runId) => $"run={runId}/odl_proposal.parquet";
}

/// <summary>What the pointer says: which run to read.</summary>
/// <param name="RunId">As <see cref="Indicators.RunId"/> makes it.</param>
/// <param name="StartedUtc">When the run that wrote it started.</param>
/// <param name="Sources">The datasets that it rests on, as <c>agency/dataset</c>; null of a run that did not say.</param>
public sealed record CurrentRun(string RunId, DateTimeOffset StartedUtc, IReadOnlyList<string>? Sources = null)
{
    static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <exception cref="JsonException">The bytes are not a pointer.</exception>
    public static CurrentRun Parse(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<CurrentRun>(json, Json) ?? throw new JsonException("The pointer is empty.");

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json);
}
