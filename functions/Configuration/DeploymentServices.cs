using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Functions.Deployment;

namespace Pipeline.Functions.Configuration;

static class DeploymentServices
{
    /// <summary>Adds what part of the package this app runs: setting <c>Deployment__Part</c>, all of it when left out. Comes first, so that what may not start does nothing.</summary>
    /// <exception cref="InvalidOperationException">The app could do what its part must not.</exception>
    public static IServiceCollection AddDeployment(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(PipelineDeployment.Read(configuration, typeof(DeploymentServices).Assembly));

    /// <summary>The part that was added.</summary>
    public static PipelineDeployment Deployment(this IServiceCollection services) => services.Select(s => s.ImplementationInstance).OfType<PipelineDeployment>().Single();
}
