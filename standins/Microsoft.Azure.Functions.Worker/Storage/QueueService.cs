using System.Text;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>The queue service of an account: an endpoint, and a pipeline that signs requests to it.</summary>
sealed class QueueService(Uri endpoint, string? sas, HttpPipelinePolicy? signing)
{
    const string ApiVersion = "2021-12-02";

    readonly HttpPipeline _pipeline = HttpPipelineBuilder.Build(Options(), signing is null ? [] : [signing]);

    public Uri Endpoint => endpoint;

    /// <summary>Sends a request whose path and query follow the endpoint; the caller judges the status.</summary>
    public async Task<Response> SendAsync(RequestMethod method, string pathAndQuery, string? body, CancellationToken cancellationToken)
    {
        using var request = _pipeline.CreateRequest();
        var separator = pathAndQuery.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        request.Method = method;
        request.Uri.Reset(new($"{endpoint}/{pathAndQuery}{(sas is null ? "" : $"{separator}{sas}")}"));
        request.Headers.Add("x-ms-version", ApiVersion);
        if (body is not null)
        {
            request.Headers.Add("Content-Type", "application/xml");
            request.Content = RequestContent.Create(Encoding.UTF8.GetBytes(body));
        }
        return await _pipeline.SendRequestAsync(request, cancellationToken);
    }

    static QueueClientOptions Options()
    {
        var options = new QueueClientOptions();
        StorageRetry.Apply(options);
        return options;
    }

    sealed class QueueClientOptions : ClientOptions;
}
