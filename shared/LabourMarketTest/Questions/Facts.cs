using System.Collections.Frozen;
using Pipeline.LabourMarketTest.Assessing;

namespace Pipeline.LabourMarketTest.Questions;

/// <summary>Facts that rules may ask about by name, with the place each has in the application.</summary>
static class Facts
{
    const string Declarations = "declarations.";

    static readonly FrozenDictionary<string, (Func<Case, bool?> Read, string Path)> Flags = new Dictionary<string, (Func<Case, bool?>, string)>
    {
        ["identityEstablished"] = (c => c.Application.IdentityEstablished, "/identityEstablished"),
        ["employer.registered"] = (c => c.Application.Employer?.Registered, "/employer/registered"),
        ["post.publicService"] = (c => c.Application.Post?.PublicService, "/post/publicService"),
        ["qualifications.hostLicence"] = (c => c.Application.Qualifications?.HostLicence, "/qualifications/hostLicence"),
    }.ToFrozenDictionary();

    static readonly FrozenDictionary<string, (Func<Case, decimal?> Read, string Path)> Numbers = new Dictionary<string, (Func<Case, decimal?>, string)>
    {
        ["post.weeklyHours"] = (c => c.Application.Post?.WeeklyHours, "/post/weeklyHours"),
        ["post.annualPay"] = (c => c.Application.Post?.MonthlyPay * 12, "/post/monthlyPay"),
        ["post.contractDays"] = (c => c.ContractDays, "/post/contractEnd"),
        ["employer.lowWageShare"] = (c => c.Application.Employer?.LowWageShare, "/employer/lowWageShare"),
        ["qualifications.level"] = (c => c.Application.Qualifications?.Level, "/qualifications/level"),
        ["qualifications.experienceYears"] = (c => c.Application.Qualifications?.ExperienceYears, "/qualifications/experienceYears"),
        ["qualifications.age"] = (c => c.Application.Qualifications?.Age, "/qualifications/age"),
        ["qualifications.languagePoints"] = (c => c.Application.Qualifications?.LanguagePoints, "/qualifications/languagePoints"),
    }.ToFrozenDictionary();

    public static bool IsFlag(string name) => Flags.ContainsKey(name) || IsDeclared(name);

    public static bool IsDeclared(string name) => name.StartsWith(Declarations, StringComparison.Ordinal) && name.Length > Declarations.Length;

    public static bool IsNumber(string name) => Numbers.ContainsKey(name);

    public static IEnumerable<string> NumberNames => Numbers.Keys.Order(StringComparer.Ordinal);

    /// <summary>How a flag is read, found once when a rule set is read.</summary>
    public static (Func<Case, bool?> Read, string Path) Flag(string name)
    {
        if (Flags.TryGetValue(name, out var flag)) return flag;
        var declared = name[Declarations.Length..];
        return (c => c.Application.Declarations is { } d && d.TryGetValue(declared, out var value) ? value : null, $"/declarations/{declared}");
    }

    public static (Func<Case, decimal?> Read, string Path) Number(string name) => Numbers[name];
}
