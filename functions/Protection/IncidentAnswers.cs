using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.Protection;
using Pipeline.Protection.Incidents;

namespace Pipeline.Functions.Protection;

/// <summary>Answers about incidents. To a certifier of an agency that has no part in one, there is none.</summary>
public sealed class IncidentAnswers(IncidentBook book)
{
    /// <summary>The incident, if there is one for this caller.</summary>
    internal async Task<Incident?> FindAsync(string id, Caller caller, CancellationToken ct) =>
        id.Length <= 60 && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && await book.FindAsync(id, ct) is { } incident && IsFor(incident, caller) ? incident : null;

    internal static bool IsFor(Incident incident, Caller caller) =>
        caller.Roles.Overlaps([Role.CoordinationApprover, Role.Operator]) || incident.Concerns(caller.Agency?.ToString());

    internal static IActionResult None() => Problems.NotFound("There is no such incident that your agency has a part in.", "See the list, /api/incidents.");

    /// <summary>The incident with its clocks and whom to tell, as they stand now.</summary>
    internal IActionResult Answer(Incident incident, int status = StatusCodes.Status200OK) => Answers.Json(View(incident), status);

    internal object View(Incident incident) => new
    {
        incident.Id,
        incident.State,
        incident.Kind,
        incident.HighRisk,
        incident.ReportedBy,
        incident.Agency,
        incident.ReportedAt,
        incident.DiscoveredAt,
        incident.Datasets,
        incident.Submissions,
        incident.Description,
        incident.Notifications,
        incident.ClosedAt,
        incident.Measures,
        Clocks = book.ClocksOf(incident),
        Contacts = book.ContactsOf(incident),
    };

    internal IActionResult Answer((Incident? Incident, Refusal? Refusal) result, int status = StatusCodes.Status200OK) =>
        result.Refusal is { } refusal ? Refused(refusal) : result.Incident is { } incident ? Answer(incident, status) : None();

    internal static IActionResult Refused(Refusal refusal) => refusal.IsConflict
        ? Problems.Conflict("It cannot be done as it stands", $"{refusal.Problem} {refusal.Expected}")
        : Problems.BadRequest(refusal.Parameter, refusal.Problem, refusal.Expected);
}
