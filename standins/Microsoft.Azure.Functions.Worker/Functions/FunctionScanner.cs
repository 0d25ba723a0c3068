using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.Configuration;
using Pipeline.Functions.Deployment;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Finds the functions among methods and refuses what the host cannot run, with the place named. One that is disabled is looked at when somebody asks for it.</summary>
sealed class FunctionScanner(IConfiguration settings, IReadOnlyList<ITriggerExtension> added)
{
    readonly Lock _looking = new();
    readonly List<ITriggerExtension> _extensions = [.. added];
    readonly HashSet<Assembly> _asked = [];

    /// <exception cref="InvalidOperationException">A function has no trigger that is known, or a parameter that nothing binds.</exception>
    public FunctionCatalog Scan(IEnumerable<FunctionMethod> methods)
    {
        var functions = methods
            .Select(m => new LocalFunction(m, IsDisabled(m.Name), Look))
            .OrderBy(f => f.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();
        for (var i = 1; i < functions.Count; i++)
            if (functions[i].Name.Equals(functions[i - 1].Name, StringComparison.OrdinalIgnoreCase))
                throw new InvalidOperationException($"Two functions are named '{functions[i - 1].Name}'.");
        foreach (var function in functions)
            if (!function.IsDisabled) function.Look();
        return new(functions, _extensions);
    }

    FunctionSignature Look(FunctionMethod function, bool isDisabled)
    {
        lock (_looking)
        {
            var (name, method) = (function.Name, function.Method);
            if (!method.IsPublic) throw Refused(name, "its method is not public");
            var parameters = method.GetParameters();
            var bound = parameters.Where(p => p.GetCustomAttribute<TriggerBindingAttribute>() is not null).ToList();
            if (bound.Count != 1) throw Refused(name, $"has {bound.Count} trigger parameters; it needs one");
            var trigger = Trigger(name, bound[0], isDisabled);
            foreach (var parameter in parameters) Check(name, parameter, bound[0], trigger);
            return new(method, bound[0], trigger);
        }
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
