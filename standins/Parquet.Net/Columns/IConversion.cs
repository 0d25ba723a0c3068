namespace Parquet.Columns;

/// <summary>Between a type of the language and the type it is stored as.</summary>
interface IConversion<T, TStored>
{
    TStored Store(T value);

    T Load(TStored stored);
}

/// <summary>No conversion.</summary>
readonly struct Same<T> : IConversion<T, T>
{
    public T Store(T value) => value;

    public T Load(T stored) => stored;
}
