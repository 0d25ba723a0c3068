using Microsoft.AspNetCore.Http;
using Pipeline.Access;

namespace Pipeline.Functions.Access;

static class RequestCaller
{
    public static void SetCaller(this HttpRequest request, Caller caller) => request.HttpContext.Features.Set(caller);

    /// <summary>Who asks, known since before the function ran.</summary>
    /// <exception cref="InvalidOperationException">The function is public: nobody was asked who they are.</exception>
    public static Caller GetCaller(this HttpRequest request) =>
        request.HttpContext.Features.Get<Caller>() ?? throw new InvalidOperationException("A public function has no caller.");
}
