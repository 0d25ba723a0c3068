namespace Pipeline.Audit.Tests;

/// <summary>A vocabulary of the tests.</summary>
enum Doing
{
    Begun,
    Changed,
    Ended,
}
