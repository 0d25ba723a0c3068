using System.Runtime.InteropServices;

namespace Pipeline.Validation;

/// <summary>The rows that an expression can be put to: those whose cells, as far as it reads them, broke no rule of their column.</summary>
sealed class SoundRows(IReadOnlyList<RowColumn> reads)
{
    /// <summary>Makes the expression unknown on the other rows, and tells how many they are.</summary>
    public int SetAside(Span<Truth> truths)
    {
        foreach (var column in reads)
        {
            var states = MemoryMarshal.AsBytes(column.States.AsSpan(0, truths.Length));
            if (states.Contains((byte)CellState.Failed)) return Mark(truths);
        }
        return 0;
    }

    int Mark(Span<Truth> truths)
    {
        var count = 0;
        for (var row = 0; row < truths.Length; row++)
        {
            if (!AnyFailed(row)) continue;
            truths[row] = Truth.Unknown;
            count++;
        }
        return count;
    }

    bool AnyFailed(int row)
    {
        foreach (var column in reads)
            if (column.States[row] == CellState.Failed) return true;
        return false;
    }
}
