using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Agreements;
using Pipeline.Functions.Http;
using Pipeline.Protocols;

namespace Pipeline.Functions.Agreements;

/// <summary>The record of processing (Law 058/2021, article 17), as the agreements in force make it.</summary>
public sealed class GetProcessingRegister(CatalogInForce catalog)
{
    [Function(nameof(GetProcessingRegister))]
    [Access(Role.AgencyCertifier, AnyAgency = true)]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.Operator)]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/coordination/processing-register")] HttpRequest request) =>
        Answers.Json(ProcessingRegister.Of(catalog.Now.Protocols));
}
