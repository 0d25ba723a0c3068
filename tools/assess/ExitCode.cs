namespace Pipeline.Assess;

/// <summary>How a run ended, for scripts. Codes above 63 are those of sysexits.h.</summary>
static class ExitCode
{
    /// <summary>Every row was assessed, whatever the outcome.</summary>
    public const int Assessed = 0;

    /// <summary>Some rows are no applications, or the header cannot be used.</summary>
    public const int Faulty = 2;

    /// <summary>The command line cannot be used, or names a file of pay, list or inputs that cannot.</summary>
    public const int Usage = 64;

    /// <summary>A file could not be read or written.</summary>
    public const int InputOutput = 74;

    /// <summary>Ended by Ctrl-C.</summary>
    public const int Cancelled = 130;
}
