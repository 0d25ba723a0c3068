namespace Pipeline.Dropcheck;

/// <summary>How a check ended, for scripts. Codes above 63 are those of sysexits.h.</summary>
static class ExitCode
{
    /// <summary>The file would be accepted, with or without warnings.</summary>
    public const int Accepted = 0;

    /// <summary>The file would be quarantined or rejected.</summary>
    public const int NotAccepted = 2;

    /// <summary>The command line cannot be used, or names a protocol or folder of protocols that cannot.</summary>
    public const int Usage = 64;

    /// <summary>A file could not be read or written.</summary>
    public const int InputOutput = 74;

    /// <summary>Ended by Ctrl-C.</summary>
    public const int Cancelled = 130;
}
