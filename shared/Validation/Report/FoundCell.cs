using System.Text.Json.Serialization;

namespace Pipeline.Validation;

/// <summary>One of the cells that a rule over several columns has looked at.</summary>
/// <param name="Cell">Where a spreadsheet shows it, such as <c>C17</c>; null when the column was not delivered.</param>
/// <param name="Value">What it holds, masked; empty when it is.</param>
public sealed record FoundCell(string Column, string? Cell, string Value, CellPart Part);

/// <summary>What a cell has to do with a rule that its row breaks.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CellPart>))]
public enum CellPart
{
    /// <summary>It is empty, and the rule asks for a value there.</summary>
    Fill,
    /// <summary>The part of the rule that does not hold reads it.</summary>
    Broken,
    /// <summary>It makes the rule apply to the row.</summary>
    Reason,
    /// <summary>The rule reads it, and all is well with it.</summary>
    Sound,
}
