using System.Reflection;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>What a function's method says of it.</summary>
/// <param name="Parameter">The one that the trigger gives its value.</param>
sealed record FunctionSignature(MethodInfo Method, ParameterInfo Parameter, ITrigger Trigger);
