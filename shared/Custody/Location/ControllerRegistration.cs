namespace Pipeline.Custody;

/// <summary>The registration as a controller of personal data (Law 058/2021, articles 29 to 31). Once it has ended nothing is published.</summary>
/// <param name="Certificate">Its number, or null when none is set.</param>
/// <param name="Expires">The last day on which it holds, or null when none is set.</param>
public sealed record ControllerRegistration(string? Certificate, DateOnly? Expires)
{
    const int DaysOfWarning = 60;

    /// <summary>Why nothing may be published on a day of Rwanda; null when it may. Without a registration set it may, with a warning at start.</summary>
    public string? WhyNotPublish(DateOnly today) => Expires is { } last && today > last
        ? $"The registration {Certificate} as controller ended on {last:yyyy-MM-dd}; nothing is published until it is renewed and Protection__RegistrationExpires is set."
        : null;

    /// <summary>What whoever runs the pipeline should know at start; null when all is well.</summary>
    public string? Warning(DateOnly today) => this switch
    {
        { Certificate: null or "" } => "No registration as controller is set (Protection__Registration, Protection__RegistrationExpires): the law asks for one before personal data are processed.",
        { Expires: null } => $"It is not known until when the registration {Certificate} holds: set Protection__RegistrationExpires.",
        { Expires: { } last } when today > last => WhyNotPublish(today),
        { Expires: { } last } when last.DayNumber - today.DayNumber <= DaysOfWarning => $"The registration {Certificate} as controller ends on {last:yyyy-MM-dd}.",
        _ => null,
    };
}
