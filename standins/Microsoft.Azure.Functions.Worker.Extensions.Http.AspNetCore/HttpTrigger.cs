using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Starts a function for each request to a route.</summary>
sealed class HttpTrigger(string route, IReadOnlyList<string> methods) : ITrigger
{
    public string Prefix { get; set; } = "";

    public string Path => Prefix.Length == 0 ? $"/{route}" : $"/{Prefix}/{route}";

    public IReadOnlyList<string> Methods => methods;

    public string Type => "httpTrigger";

    public string Summary => methods.Count == 0 ? "any method" : string.Join(',', methods);

    public string BindableTypes => "HttpRequest";

    public bool CanBind(Type parameterType) => parameterType == typeof(HttpRequest);

    // Route and query: which names a request brings is known only when it comes.
    public bool Provides(string parameterName) => true;

    public TriggerEvent? FromInput(string? input, IServiceProvider services) => null;
}
