namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>A function ran longer than host.json allows.</summary>
sealed class FunctionTimeoutException(string function, TimeSpan? limit)
    : TimeoutException($"{function} ran longer than functionTimeout in host.json allows ({limit}).");
