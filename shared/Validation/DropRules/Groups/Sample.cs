namespace Pipeline.Validation;

/// <summary>
/// Numbers of which the middle one is wanted. Up to <see cref="MostExact"/> are kept as they are; more are counted in classes whose width is
/// 2⁻¹⁰ of their values, so that the median is then off by at most 2⁻¹¹ (0.05 percent) of itself. Depends on the numbers alone, not on
/// their order or on how they were put together.
/// </summary>
sealed class Sample
{
    public const int MostExact = 1_000;

    const int ClassBits = 42;

    List<double>? _exact = [];
    SortedDictionary<long, long>? _classes;

    public long Count { get; private set; }

    /// <summary>The middle value, or the mean of the two middle ones. There must be one.</summary>
    public double Median => (At((Count - 1) / 2) + At(Count / 2)) / 2;

    public void Add(double value)
    {
        Count++;
        if (_exact is null) AddToClass(ClassOf(value), 1);
        else
        {
            _exact.Add(value);
            if (Count > MostExact) Classify();
        }
    }

    public void Add(Sample other)
    {
        if (other._exact is { } values)
        {
            foreach (var value in values) Add(value);
            return;
        }
        if (_exact is not null) Classify();
        foreach (var (number, count) in other._classes!) AddToClass(number, count);
        Count += other.Count;
    }

    double At(long rank)
    {
        if (_exact is not null)
        {
            _exact.Sort();
            return _exact[(int)rank];
        }
        foreach (var (number, count) in _classes!)
            if ((rank -= count) < 0) return MiddleOf(number);
        throw new InvalidOperationException("There is no value.");
    }

    void Classify()
    {
        _classes = [];
        foreach (var value in _exact!) AddToClass(ClassOf(value), 1);
        _exact = null;
    }

    void AddToClass(long number, long count) => _classes![number] = _classes.GetValueOrDefault(number) + count;

    /// <summary>The first bits of a double, so turned that they order as the numbers do.</summary>
    static long ClassOf(double value) => Turn(BitConverter.DoubleToInt64Bits(value)) >> ClassBits;

    static double MiddleOf(long number) => BitConverter.Int64BitsToDouble(Turn((number << ClassBits) + (1L << ClassBits - 1)));

    static long Turn(long bits) => bits < 0 ? bits ^ long.MaxValue : bits;
}
