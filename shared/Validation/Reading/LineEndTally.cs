namespace Pipeline.Validation;

/// <summary>How the rows of a file end.</summary>
sealed class LineEndTally
{
    public long CrLf { get; set; }

    public long Lf { get; set; }

    public long Cr { get; set; }

    public bool IsMixed => (CrLf > 0 ? 1 : 0) + (Lf > 0 ? 1 : 0) + (Cr > 0 ? 1 : 0) > 1;

    public void Add(byte first, int length)
    {
        if (length == 2) CrLf++;
        else if (first == '\n') Lf++;
        else Cr++;
    }

    /// <summary>Takes back one that was added.</summary>
    public void Remove(byte first, int length)
    {
        if (length == 2) CrLf--;
        else if (first == '\n') Lf--;
        else Cr--;
    }

    public void Add(LineEndTally other)
    {
        CrLf += other.CrLf;
        Lf += other.Lf;
        Cr += other.Cr;
    }
}
