using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;

namespace Pipeline.Functions.Access;

/// <summary>What every HTTP function declares about who may call it, found once.</summary>
public sealed class AccessDeclarations
{
    readonly Dictionary<string, AccessRule> _rules;

    AccessDeclarations(IEnumerable<KeyValuePair<string, AccessRule>> rules) => _rules = new(rules, StringComparer.OrdinalIgnoreCase);

    /// <param name="functions">Methods with a <see cref="FunctionAttribute"/>.</param>
    /// <exception cref="InvalidOperationException">An HTTP function does not say who may call it, or says what cannot be.</exception>
    public static AccessDeclarations Read(IEnumerable<MethodInfo> functions) => new(
        from method in functions
        let name = method.GetCustomAttribute<FunctionAttribute>()!.Name
        let trigger = method.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(t => t is not null)
        where trigger is not null
        select KeyValuePair.Create(name, AccessRule.From(name, trigger.Route ?? name, [.. method.GetCustomAttributes()])));

    /// <exception cref="InvalidOperationException">The function was not among those that were read.</exception>
    public AccessRule Of(string function) => _rules.TryGetValue(function, out var rule)
        ? rule
        : throw new InvalidOperationException($"Nobody may call function '{function}': it was not there at start.");
}
