using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Local;

namespace Microsoft.Azure.Functions.Worker;

public static class FunctionContextExtensions
{
    /// <summary>The request and its response; null when something else started the function.</summary>
    public static HttpContext? GetHttpContext(this FunctionContext context) =>
        context.Items.TryGetValue(HttpRoutes.HttpContextKey, out var item) ? item as HttpContext : null;
}
