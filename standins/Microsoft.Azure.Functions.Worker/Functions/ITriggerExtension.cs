using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Brings one kind of trigger into the host.</summary>
interface ITriggerExtension
{
    /// <summary>The trigger that an attribute stands for; null when the attribute is another extension's.</summary>
    ITrigger? TryCreate(TriggerBindingAttribute attribute, string functionName, IConfiguration settings);

    /// <summary>Adds the listeners of the functions that this extension's triggers start.</summary>
    void AddListeners(IServiceCollection services, FunctionCatalog functions, HostJson hostJson);
}
