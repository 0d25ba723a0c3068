namespace Pipeline.Access;

/// <summary>What a caller may be. The names are those of the claim <c>roles</c>.</summary>
public enum Role
{
    /// <summary>Delivers files for their own agency.</summary>
    AgencySubmitter,
    /// <summary>Answers for what their own agency delivered.</summary>
    AgencyCertifier,
    /// <summary>Reads what all agencies delivered, when and how well.</summary>
    CoordinationReader,
    /// <summary>Decides for the coordination body.</summary>
    CoordinationApprover,
    /// <summary>Decides labour market tests.</summary>
    LabourOfficer,
    /// <summary>Brings experts abroad and facilities together.</summary>
    DiasporaManager,
    /// <summary>Works on statistics before they are published.</summary>
    Statistician,
    /// <summary>Keeps the pipeline running.</summary>
    Operator,
}
