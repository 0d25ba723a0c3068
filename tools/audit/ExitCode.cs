namespace Pipeline.AuditCommand;

/// <summary>How a verification ended, for scripts.</summary>
static class ExitCode
{
    /// <summary>Every stream is whole.</summary>
    public const int Whole = 0;

    /// <summary>A stream is broken.</summary>
    public const int Broken = 1;

    /// <summary>The command line cannot be used, or storage did not answer: nothing is known of the streams.</summary>
    public const int Unknown = 2;
}
