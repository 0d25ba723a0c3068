using System.Reflection;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>The app's middleware in the order it was added, with the call of the function inside.</summary>
sealed class FunctionPipeline(IEnumerable<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
{
    readonly FunctionExecutionDelegate _run =
        middleware.Reverse().Aggregate((FunctionExecutionDelegate)CallAsync, (next, outer) => outer(next));

    public async Task RunAsync(LocalFunctionContext context, TriggerEvent occurrence)
    {
        occurrence.Prepare(context);
        await _run(context);
    }

    static async Task CallAsync(FunctionContext context)
    {
        var function = (LocalFunction)context.FunctionDefinition;
        var arguments = new object?[function.Parameters.Length];
        for (var i = 0; i < arguments.Length; i++) arguments[i] = await ArgumentAsync(function, function.Parameters[i], context);
        try
        {
            var method = function.Method;
            var instance = method.IsStatic ? null : ActivatorUtilities.CreateInstance(context.InstanceServices, method.DeclaringType!);
            var returned = method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null);
            context.GetInvocationResult().Value = await ResultAsync(returned, method.ReturnType);
        }
        finally
        {
            foreach (var stream in arguments.OfType<Stream>()) await stream.DisposeAsync();
        }
    }

    static async ValueTask<object?> ArgumentAsync(LocalFunction function, FunctionParameter parameter, FunctionContext context)
    {
        if (parameter.Type == typeof(CancellationToken)) return context.CancellationToken;
        if (parameter.Type == typeof(FunctionContext)) return context;
        var occurrence = ((LocalFunctionContext)context).Occurrence;
        return function.IsTriggerParameter(parameter)
            ? await occurrence.BindAsync(parameter.Type, context)
            : ParameterText.Convert(occurrence.Data.GetValueOrDefault(parameter.Name), parameter);
    }

    static async Task<object?> ResultAsync(object? returned, Type declared)
    {
        if (returned is not Task task) return returned;
        await task;
        return declared.IsGenericType ? task.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(task) : null;
    }
}
