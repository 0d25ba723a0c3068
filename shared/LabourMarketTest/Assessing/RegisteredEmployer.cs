using System.Text.Json.Serialization;
using Pipeline.LabourMarketTest.Applications;

namespace Pipeline.LabourMarketTest.Assessing;

/// <summary>
/// What the employer register says of the number in an application. It is shown to the officer beside the recommendation; no rule judges by it, for the
/// register is as old as its last delivery.
/// </summary>
/// <param name="Version">Names the delivery and its content in a decision record.</param>
/// <param name="Period">The month that the register is of, such as 2026-10.</param>
/// <param name="IsListed">Whether the number is in it; nothing else is known otherwise.</param>
/// <param name="Status">ACT, DOR (no employees) or CLO, as the register has it.</param>
/// <param name="Employees">Declared for the month.</param>
/// <param name="Industry">Section of ISIC revision 4.</param>
/// <param name="Sector">PUB, PRI, NGO, INT or HHD.</param>
/// <param name="DeclaredOn">The day on which the payroll of the month was declared.</param>
public sealed record RegisteredEmployer(string Version, string Period, bool IsListed, string? Status = null, int? Employees = null, string? Industry = null,
    string? Sector = null, DateOnly? DeclaredOn = null)
{
    const string Active = "ACT", Closed = "CLO";

    [JsonIgnore]
    public bool IsActive => IsListed && Status == Active;

    /// <summary>JSON pointers of the facts of an application that the register speaks against.</summary>
    public IEnumerable<string> Contradicts(Employer? declared)
    {
        if (declared?.Registered is { } registered && registered != (IsListed && Status != Closed)) yield return "/employer/registered";
        if (IsActive && declared?.Staff == 0 && Employees > 0) yield return "/employer/staff";
    }
}
