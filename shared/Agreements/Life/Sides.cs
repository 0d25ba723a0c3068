using Pipeline.Access;
using Pipeline.Protocols;

namespace Pipeline.Agreements;

/// <summary>For which sides of an agreement somebody may speak: their role and agency say so, never they themselves.</summary>
public static class Sides
{
    public static IReadOnlyList<Side> All { get; } = Enum.GetValues<Side>();

    /// <returns>None for whoever has no say; several where one agency is on both sides, or one account has several roles.</returns>
    public static IReadOnlyList<Side> Of(Caller caller, Protocol protocol) => [.. All.Where(side => side switch
    {
        Side.Provider => caller.Roles.Contains(Role.AgencyCertifier) && caller.Agency == protocol.Agency,
        Side.Receiver => caller.Roles.Contains(Role.AgencyCertifier) && caller.Agency is { } own && $"{own}" == protocol.Agreement.Receiver,
        _ => caller.Roles.Contains(Role.CoordinationApprover),
    })];

    /// <summary>The role that speaks for a side.</summary>
    public static Role RoleOf(Side side) => side == Side.Coordination ? Role.CoordinationApprover : Role.AgencyCertifier;
}
