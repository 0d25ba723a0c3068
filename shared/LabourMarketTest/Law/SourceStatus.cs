namespace Pipeline.LabourMarketTest.Law;

/// <summary>Where a value of a data file comes from. Only the first may be confirmed; the others are shown as unconfirmed wherever they are used.</summary>
public enum SourceStatus
{
    /// <summary>Read in a public source.</summary>
    Published,

    /// <summary>Background knowledge that a person has to confirm before it is quoted as law.</summary>
    Background,

    /// <summary>This product's proposal for the steering committee.</summary>
    Proposed,
}
