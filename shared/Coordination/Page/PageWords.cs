using System.Globalization;
using Pipeline.ValidationReports;

namespace Pipeline.Coordination;

/// <summary>The words of the coordination page in one language. Those with <c>{0}</c> are filled.</summary>
public sealed record PageWords
{
    public required string Tag { get; init; }
    public required string Title { get; init; }
    public required string AsOf { get; init; }
    public required string Nothing { get; init; }
    public required string Heatmap { get; init; }
    public required string HeatmapHelp { get; init; }
    public required string Legend { get; init; }
    public required string Missing { get; init; }
    public required string Late { get; init; }
    public required string DueSoon { get; init; }
    public required string NotAccepted { get; init; }
    public required string VolumeDrops { get; init; }
    public required string Compliance { get; init; }
    public required string Scorecard { get; init; }
    public required string ScorecardHelp { get; init; }
    public required string Agency { get; init; }
    public required string Dataset { get; init; }
    public required string Period { get; init; }
    public required string DueOn { get; init; }
    public required string PastDue { get; init; }
    public required string Days { get; init; }
    public required string Delivery { get; init; }
    public required string NoDelivery { get; init; }
    public required string EarlierCounts { get; init; }
    public required string WhatIsWrong { get; init; }
    public required string Receipt { get; init; }
    public required string Rows { get; init; }
    public required string UsualRows { get; init; }
    public required string UsualRowsOf { get; init; }
    public required string Expected { get; init; }
    public required string OnTime { get; init; }
    public required string Nil { get; init; }
    public required string MeanDays { get; init; }
    public required string MostDays { get; init; }
    public required string FirstTry { get; init; }
    public required string MedianTries { get; init; }
    public required string Completeness { get; init; }
    public required string Validity { get; init; }
    public required string Lateness { get; init; }
    public required string Score { get; init; }
    public required string Times { get; init; }
    public required string Paused { get; init; }

    /// <summary>What a cell of the heatmap says, by state.</summary>
    public required IReadOnlyDictionary<CalendarState, string> States { get; init; }
    public required string FewRows { get; init; }
    public required string TurnedDown { get; init; }
    public required NumberFormatInfo Numbers { get; init; }

    public static PageWords In(Language language) => language == Language.French ? FrenchPage.Words : EnglishPage.Words;

    public string Fill(string template, params object?[] values) => string.Format(Numbers, template, values);

    /// <summary>A number with at most one decimal, a dash for none.</summary>
    public string Number(double? value) => value?.ToString("#,0.#", Numbers) ?? "–";
}
