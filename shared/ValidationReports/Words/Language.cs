namespace Pipeline.ValidationReports;

/// <summary>A language that reports are written in.</summary>
public enum Language
{
    English,
    French,
}
