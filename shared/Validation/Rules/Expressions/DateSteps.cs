namespace Pipeline.Validation;

/// <summary>The days there are: from 0001-01-01, which is 0, to 9999-12-31.</summary>
static class Days
{
    public static readonly int Count = DateOnly.MaxValue.DayNumber + 1;

    public static bool Exist(long day) => (ulong)day < (ulong)Count;
}

readonly struct AddDays : IOperation<long, long, long>
{
    public bool TryApply(long left, long right, out long result) => Days.Exist(result = left + right);
}

readonly struct SubtractDays : IOperation<long, long, long>
{
    public bool TryApply(long left, long right, out long result) => Days.Exist(result = left - right);
}

readonly struct YearOf : IStep<long, long>
{
    public bool TryApply(long value, out long result)
    {
        var exists = Days.Exist(value);
        result = exists ? DateOnly.FromDayNumber((int)value).Year : 0;
        return exists;
    }
}

readonly struct MonthOf : IStep<long, long>
{
    public bool TryApply(long value, out long result)
    {
        var exists = Days.Exist(value);
        result = exists ? DateOnly.FromDayNumber((int)value).Month : 0;
        return exists;
    }
}
