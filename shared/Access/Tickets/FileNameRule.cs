namespace Pipeline.Access;

/// <summary>The names that a ticket is given for: such as every system and every shell takes for the name of a file and for nothing else.</summary>
static class FileNameRule
{
    public const string Words = "1 to 120 letters, digits, spaces and . _ - ( ), a letter or digit first and none of space and . last";

    public static bool IsKept(string? name) =>
        name is { Length: >= 1 and <= 120 }
        && char.IsLetterOrDigit(name[0])
        && name[^1] is not (' ' or '.')
        && name.All(c => char.IsLetterOrDigit(c) || c is ' ' or '.' or '_' or '-' or '(' or ')');
}
