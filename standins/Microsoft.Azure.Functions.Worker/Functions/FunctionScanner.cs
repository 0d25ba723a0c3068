using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Finds the functions among classes and refuses what the host cannot run, with the place named.</summary>
sealed class FunctionScanner(IConfiguration settings, IReadOnlyList<ITriggerExtension> added)
{
    readonly List<ITriggerExtension> _extensions = [.. added];
    readonly HashSet<Assembly> _asked = [];

    /// <exception cref="InvalidOperationException">A function has no trigger that is known, or a parameter that nothing binds.</exception>
    public FunctionCatalog Scan(IEnumerable<MethodInfo> methods)
    {
        var functions = methods
            .Select(m => Describe(m.GetCustomAttribute<FunctionAttribute>()!.Name, m))
            .OrderBy(f => f.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var twice = functions.GroupBy(f => f.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        return twice is null
            ? new(functions, _extensions)
            : throw new InvalidOperationException($"Two functions are named '{twice.Key}'.");
    }

    LocalFunction Describe(string name, MethodInfo method)
    {
        var parameters = method.GetParameters();
        var bound = parameters.Where(p => p.GetCustomAttribute<TriggerBindingAttribute>() is not null).ToList();
        if (bound.Count != 1) throw Refused(name, $"has {bound.Count} trigger parameters; it needs one");
        var isDisabled = IsDisabled(name);
        var trigger = Trigger(name, bound[0], isDisabled);
        foreach (var parameter in parameters) Check(name, parameter, bound[0], trigger);
        return new(name, method, bound[0], trigger, isDisabled);
    }

    ITrigger Trigger(string function, ParameterInfo parameter, bool isDisabled)
    {
        var attribute = parameter.GetCustomAttribute<TriggerBindingAttribute>()!;
        var assembly = attribute.GetType().Assembly;
        if (_asked.Add(assembly) && assembly.GetCustomAttribute<TriggerExtensionAttribute>() is { } named) _extensions.Add(named.Create());
        try
        {
            var trigger = _extensions.Select(e => e.TryCreate(attribute, function, settings)).FirstOrDefault(t => t is not null)
                ?? throw new InvalidOperationException(
                    $"nothing in this app handles {attribute.GetType().Name}; HTTP needs ConfigureFunctionsWebApplication()");
            if (!isDisabled) trigger.Check();
            return trigger;
        }
        catch (InvalidOperationException problem)
        {
            throw Refused(function, $"parameter '{parameter.Name}': {problem.Message}");
        }
    }

    static void Check(string function, ParameterInfo parameter, ParameterInfo triggered, ITrigger trigger)
    {
        var type = parameter.ParameterType;
        var place = $"parameter '{parameter.Name}' of type {type.Name}";
        if (parameter == triggered)
        {
            if (!trigger.CanBind(type))
                throw Refused(function, $"{place} cannot take what a {trigger.Type} brings ({trigger.BindableTypes})");
            return;
        }
        if (parameter.GetCustomAttribute<BindingAttribute>() is { } other)
            throw Refused(function, $"{place} has {other.GetType().Name}, which this host does not support");
        if (type == typeof(CancellationToken) || type == typeof(FunctionContext)) return;
        if (!ParameterText.CanConvertTo(type) || !trigger.Provides(parameter.Name!))
            throw Refused(function, $"nothing that comes with {trigger.Summary} can be bound to {place}");
    }

    bool IsDisabled(string name) =>
        new[] { $"AzureWebJobs.{name}.Disabled", $"AzureWebJobs:{name}:Disabled" }
            .Any(key => settings[key] is { } value && (value == "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase)));

    static InvalidOperationException Refused(string function, string problem) => new($"Function '{function}': {problem}.");
}
