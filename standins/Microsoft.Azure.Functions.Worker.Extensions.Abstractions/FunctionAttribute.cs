namespace Microsoft.Azure.Functions.Worker;

/// <summary>Makes a method a function and names it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class FunctionAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
