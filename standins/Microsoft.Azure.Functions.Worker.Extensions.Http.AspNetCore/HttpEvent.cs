using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>A request.</summary>
sealed class HttpEvent(HttpContext http) : TriggerEvent
{
    IReadOnlyDictionary<string, object?>? _data;

    public override string Reason => $"{http.Request.Method} {http.Request.Path}";

    /// <summary>Route values and the query; of the same name the route's value counts.</summary>
    public override IReadOnlyDictionary<string, object?> Data => _data ??= Read();

    public override ValueTask<object?> BindAsync(Type parameterType, FunctionContext context) => new(http.Request);

    /// <summary>From now on the request's services are those of the run: one scope, made when somebody asks for it.</summary>
    public override void Prepare(FunctionContext context)
    {
        context.Items[HttpRoutes.HttpContextKey] = http;
        http.Features.Set<IServiceProvidersFeature>(new RunServices(context));
    }

    Dictionary<string, object?> Read()
    {
        var data = http.Request.Query.ToDictionary(q => q.Key, q => (object?)q.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in http.Request.RouteValues) data[key] = value;
        return data;
    }

    sealed class RunServices(FunctionContext context) : IServiceProvidersFeature
    {
        public IServiceProvider RequestServices
        {
            get => context.InstanceServices;
            set => context.InstanceServices = value;
        }
    }
}
