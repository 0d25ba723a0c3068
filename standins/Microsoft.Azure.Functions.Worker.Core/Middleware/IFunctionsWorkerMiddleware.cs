namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>Stands around every run of every function.</summary>
public interface IFunctionsWorkerMiddleware
{
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
