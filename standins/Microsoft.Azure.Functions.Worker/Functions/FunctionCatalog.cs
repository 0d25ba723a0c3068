using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>The functions of the app, by name, and the extensions that start them.</summary>
sealed class FunctionCatalog(IReadOnlyList<LocalFunction> functions, IReadOnlyList<ITriggerExtension> extensions)
{
    public IReadOnlyList<LocalFunction> All => functions;

    public LocalFunction? Find(string name) => functions.FirstOrDefault(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The enabled functions whose trigger is a <typeparamref name="T"/>.</summary>
    public IEnumerable<(LocalFunction Function, T Trigger)> With<T>()
        where T : ITrigger =>
        from function in functions
        where !function.IsDisabled && function.Trigger is T
        select (function, (T)function.Trigger);

    public void AddListeners(IServiceCollection services, HostJson hostJson)
    {
        foreach (var extension in extensions) extension.AddListeners(services, this, hostJson);
    }
}
