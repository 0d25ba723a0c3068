namespace Pipeline.LabourMarketTest.Applications;

/// <summary>
/// The facts of one application. A fact that is null was not given; an empty list says that there was none. Nothing in it names a person:
/// candidates are results only.
/// </summary>
/// <param name="SubmittedAt">Day of filing, complete or not.</param>
/// <param name="IdentityEstablished">Whether the worker's identity was established.</param>
/// <param name="Nationalities">ISO3 codes of the worker's nationalities.</param>
/// <param name="EntryDate">Day of entry into the host state.</param>
/// <param name="Stream">The scheme's stream that is applied for, where it has several.</param>
/// <param name="Declarations">Facts a scheme asks about by name, such as <c>intraCompanyTransfer</c>.</param>
/// <param name="PermitClass">Code of the permit class that is applied for, if one was named.</param>
public sealed record Application(
    string ApplicationId,
    DateOnly? SubmittedAt = null,
    bool? IdentityEstablished = null,
    IReadOnlyList<string>? Nationalities = null,
    DateOnly? EntryDate = null,
    string? Stream = null,
    Employer? Employer = null,
    Post? Post = null,
    IReadOnlyList<Advert>? Adverts = null,
    IReadOnlyList<Candidate>? Candidates = null,
    SkillsTransfer? SkillsTransfer = null,
    Qualifications? Qualifications = null,
    IReadOnlyDictionary<string, bool>? Declarations = null,
    string? PermitClass = null);

/// <param name="Registered">Whether the employer is in the employer register.</param>
/// <param name="Staff">All staff on the last declaration.</param>
/// <param name="ForeignStaff">Foreign staff among them.</param>
/// <param name="PartnerStateStaff">Citizens of other Partner States among the foreign staff.</param>
/// <param name="LowWageShare">Share (0 to 1) of positions in a low-wage stream.</param>
/// <param name="Redundancies">Whether anybody was made redundant in the occupation lately.</param>
/// <param name="LastRedundancy">The last day of it.</param>
/// <param name="Number">Taxpayer number, by which the employer register is asked.</param>
public sealed record Employer(bool? Registered = null, int? Staff = null, int? ForeignStaff = null, int? PartnerStateStaff = null, decimal? LowWageShare = null,
    bool? Redundancies = null, DateOnly? LastRedundancy = null, string? Number = null);

/// <param name="Occupation">ISCO-08 unit group.</param>
/// <param name="Sector">ISIC section or division.</param>
/// <param name="Vacancies">Posts to fill.</param>
/// <param name="MonthlyPay">Gross pay a month.</param>
/// <param name="Currency">ISO 4217 code of the pay.</param>
/// <param name="ContractEnd">Last day of the contract.</param>
/// <param name="RegulatedProfession">Code of the regulated professions list, or NONE.</param>
/// <param name="PublicService">Whether it is a post in the public service.</param>
/// <param name="ForeignPostsInGroup">Posts of the employer's in the same minor group held by foreigners, this one included.</param>
/// <param name="Reference">The employer's own number of the post, so that several workers for one post can be ranked.</param>
public sealed record Post(string? Occupation = null, string? Sector = null, string? Region = null, int? Vacancies = null, decimal? MonthlyPay = null,
    string? Currency = null, decimal? WeeklyHours = null, DateOnly? ContractStart = null, DateOnly? ContractEnd = null, string? RegulatedProfession = null,
    bool? PublicService = null, int? ForeignPostsInGroup = null, string? Reference = null);

/// <param name="Channel">Such as PublicEmploymentService.</param>
/// <param name="From">First day shown.</param>
/// <param name="To">Last day shown; null with <paramref name="Ongoing"/> while it still is.</param>
/// <param name="Fields">What the advert said, such as <c>pay</c> and <c>location</c>.</param>
/// <param name="MatchesOffered">Candidates the channel proposed within the days the scheme looks at.</param>
/// <param name="MatchesInvited">Those of them that were invited.</param>
public sealed record Advert(string? Channel = null, DateOnly? From = null, DateOnly? To = null, bool? Ongoing = null, bool? National = null,
    IReadOnlyList<string>? Fields = null, int? MatchesOffered = null, int? MatchesInvited = null);

/// <summary>The result of one local applicant, without a name.</summary>
public sealed record Candidate(bool? Applied = null, bool? MeetsEducation = null, bool? MeetsExperience = null, bool? MeetsLicence = null, bool? Interviewed = null,
    bool? Hired = null, string? RejectedReasonCode = null);

/// <param name="Understudies">Local trainees named for the post.</param>
public sealed record SkillsTransfer(int? Understudies = null, bool? SuccessionPlan = null, bool? TrainingProgramme = null);

/// <param name="Level">Level of the national qualifications framework.</param>
/// <param name="LanguagePoints">Level of the official language, as the scheme counts it.</param>
/// <param name="LicenceHome">ISO3 of the state whose licence the worker holds.</param>
/// <param name="HostLicence">Whether the host's council has licensed the worker.</param>
public sealed record Qualifications(int? Level = null, decimal? ExperienceYears = null, int? Age = null, decimal? LanguagePoints = null, string? LicenceHome = null,
    bool? HostLicence = null);
