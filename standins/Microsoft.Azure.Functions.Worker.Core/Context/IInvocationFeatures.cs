namespace Microsoft.Azure.Functions.Worker;

/// <summary>What parts of the worker attach to a run, by type.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    void Set<T>(T instance);

    T? Get<T>();
}
