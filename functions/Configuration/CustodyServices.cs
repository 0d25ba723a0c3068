using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.Audit;
using Pipeline.Custody;
using Pipeline.Functions.Custody;
using Pipeline.Intake.Ledger;
using Pipeline.Intake.Restricted;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Functions.Configuration;

static class CustodyServices
{
    /// <summary>
    /// Adds what keeps files only where, as long and under the key that they may be. <c>Storage__Country</c>, <c>Storage__NcsaCertificate</c> and
    /// <c>Storage__NcsaCertificateExpires</c> say where they lie; <c>Protection__Registration</c> and <c>Protection__RegistrationExpires</c> are the
    /// controller's; <c>Pseudonyms__RotatePerRun</c> bounds a run of the rotation. Follows the protocols.
    /// </summary>
    /// <exception cref="InvalidOperationException">Data may not be stored there, or a day is not written as one.</exception>
    public static IServiceCollection AddCustody(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        // The public part stores nothing under an agreement.
        if (!services.Deployment().IsPublic) services.AddHostedService<CustodyNotices>();
        var protocols = services.Deployment().IsPublic ? [] : services.Select(s => s.ImplementationInstance).OfType<CatalogInForce>().Single().Shipped.Protocols;
        var location = StorageLocation.Check(
            configuration["Storage:Country"], configuration["Storage:NcsaCertificate"], Day(configuration, "Storage:NcsaCertificateExpires"),
            environment.IsDevelopment(), RwandaTime.DayOf(TimeProvider.System.GetUtcNow()), protocols);
        return services
            .AddSingleton(location)
            .AddSingleton(new ControllerRegistration(configuration["Protection:Registration"], Day(configuration, "Protection:RegistrationExpires")))
            .AddSingleton<CustodyLog>()
            .AddSingleton(new AuditedTable(CustodyLog.TableName))
            .AddSingleton<LakeFiles>()
            .AddSingleton<RestrictedPersons>()
            .AddSingleton<KeysInUse>()
            .AddSingleton<Originals>()
            .AddSingleton<RestrictedFiles>()
            .AddSingleton<KeyRotation>()
            .AddSingleton(new RotationLimit(configuration.GetValue("Pseudonyms:RotatePerRun", 200)))
            .AddSingleton<SubmissionRows>()
            .AddSingleton<Holds>()
            .AddSingleton<RetentionReader>()
            .AddSingleton<RetainedFiles>()
            .AddSingleton<CertificateStore>()
            .AddSingleton<Purge>()
            .AddSingleton<Destruction>();
    }

    static DateOnly? Day(IConfiguration configuration, string key) => configuration[key] is not { Length: > 0 } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new InvalidOperationException($"{key.Replace(":", "__", StringComparison.Ordinal)} is '{text}'; a day is written 2027-12-31.");
}
