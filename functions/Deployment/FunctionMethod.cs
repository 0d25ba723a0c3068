using System.Reflection;

namespace Pipeline.Functions.Deployment;

/// <summary>A method that is a function, by the name in its attribute; loaded, with its class and all that it names, when it is asked for.</summary>
sealed class FunctionMethod(string name, Func<MethodInfo> load)
{
    readonly Lazy<MethodInfo> _method = new(load);

    public string Name => name;

    public MethodInfo Method => _method.Value;
}
