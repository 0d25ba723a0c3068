namespace Pipeline.Coordination;

/// <summary>How a state looks: a sign of its own shape, and the class that gives it its colour. A word always stands beside them.</summary>
public sealed record CellLook(string Sign, string Tone)
{
    public static CellLook Of(CalendarState state) => state switch
    {
        CalendarState.OnTime => new("✓", "good"),
        CalendarState.NilReturn => new("∅", "good"),
        CalendarState.Late => new("▲", "warn"),
        CalendarState.Missing => new("✕", "bad"),
        CalendarState.Due => new("●", "warn"),
        CalendarState.ReminderDue => new("◔", "info"),
        CalendarState.Paused => new("‖", "none"),
        _ => new("·", "none"),
    };

    /// <summary>Put beside the state's own sign when the newest delivery was turned down.</summary>
    public const string TurnedDownSign = "◆";

    /// <summary>Put beside it when far fewer rows came than usual.</summary>
    public const string FewRowsSign = "▼";
}
