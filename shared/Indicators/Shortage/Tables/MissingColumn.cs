using Pipeline.Indicators.Tables;

namespace Pipeline.Indicators.Shortage;

/// <summary>The column <c>missing_reason</c>, null where nothing is missing.</summary>
static class MissingColumn
{
    const string Name = "missing_reason";

    public static Column<TRow> Of<TRow>(Func<TRow, MissingReason> of) =>
        Column<TRow>.OptionalText(Name, row => of(row) is var reason and not MissingReason.None ? Words.Missing.Of(reason) : null);

    public static MissingReason Of(RowValues row) => row.OptionalText(Name) is { } word ? Words.Missing.Parse(word) : MissingReason.None;
}
