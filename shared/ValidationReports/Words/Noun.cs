namespace Pipeline.ValidationReports;

/// <summary>The name of something that is counted: for one of it, and for several.</summary>
public sealed record Noun(string One, string Many);
