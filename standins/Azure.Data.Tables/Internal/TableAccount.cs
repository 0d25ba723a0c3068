using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>An account's endpoint and the pipeline that calls it.</summary>
sealed class TableAccount
{
    readonly HttpPipeline _pipeline;
    readonly string _version;

    TableAccount(Uri endpoint, string name, HttpPipelinePolicy? authentication, TableClientOptions? options)
    {
        options ??= new();
        (Endpoint, Name, _version) = (endpoint, name, options.VersionString);
        var pipeline = new HttpPipelineOptions(options) { RequestFailedDetailsParser = new TableErrors() };
        // After the retry policy: each try is signed anew.
        if (authentication is not null) pipeline.PerRetryPolicies.Add(authentication);
        _pipeline = HttpPipelineBuilder.Build(pipeline);
    }

    public Uri Endpoint { get; }

    public string Name { get; }

    public static TableAccount From(string connectionString, TableClientOptions? options)
    {
        var (endpoint, credential) = ConnectionString.Parse(connectionString);
        return From(endpoint, credential, options);
    }

    public static TableAccount From(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        return new(endpoint, credential.AccountName, new SharedKeyPolicy(credential), options);
    }

    public static TableAccount From(Uri endpoint, TokenCredential credential, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        var authentication = new BearerTokenAuthenticationPolicy(credential, "https://storage.azure.com/.default");
        return new(endpoint, NameIn(endpoint), authentication, options);
    }

    public static TableAccount From(Uri endpoint, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        if (endpoint.Query.Length > 1) throw new NotSupportedException("A signature in the endpoint's query: this stand-in leaves it to a policy of the options.");
        return new(endpoint, NameIn(endpoint), null, options);
    }

    /// <summary>The account an address names: the first part of the host, or of the path when the host is a bare machine.</summary>
    public static string NameIn(Uri endpoint) => IsPathStyle(endpoint)
        ? endpoint.AbsolutePath.Trim('/').Split('/')[0]
        : endpoint.Host.Split('.')[0];

    public static bool IsPathStyle(Uri endpoint) => endpoint.IsLoopback || IPAddress.TryParse(endpoint.Host, out _);

    public Uri AddressOf(TableRequest request) =>
        new($"{Endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{request.Path}{request.Query}");

    public Response Send(TableRequest request, CancellationToken cancellationToken)
    {
        using var message = MessageFor(request);
        _pipeline.Send(message, cancellationToken);
        return Answer(message.Response, request);
    }

    public async Task<Response> SendAsync(TableRequest request, CancellationToken cancellationToken)
    {
        using var message = MessageFor(request);
        await _pipeline.SendAsync(message, cancellationToken);
        return Answer(message.Response, request);
    }

    static Response Answer(Response response, TableRequest request) =>
        response.Status < 400 || response.Status == request.Tolerated ? response : throw new RequestFailedException(response);

    HttpMessage MessageFor(TableRequest request)
    {
        var message = _pipeline.CreateMessage();
        // What is no failure here must not be logged and traced as one.
        if (request.Tolerated is { } status) message.ResponseClassifier = new StatusCodeClassifier([200, 201, 202, 204, (ushort)status]);
        message.Request.Method = request.Method;
        message.Request.Uri.Reset(AddressOf(request));
        message.Request.Headers.Add("x-ms-version", _version);
        foreach (var (name, value) in HeadersOf(request)) message.Request.Headers.Add(name, value);
        if (request.Body is { } body) message.Request.Content = RequestContent.Create(body);
        return message;
    }

    /// <summary>The headers that a call has alone as well as within a transaction.</summary>
    public static IEnumerable<(string Name, string Value)> HeadersOf(TableRequest request)
    {
        yield return ("DataServiceVersion", "3.0");
        yield return ("Accept", "application/json;odata=minimalmetadata");
        if (request.Body is not null) yield return ("Content-Type", request.ContentType);
        if (request.WithoutEcho) yield return ("Prefer", "return-no-content");
        if (request.IfMatch is not null) yield return ("If-Match", request.IfMatch);
    }
}
