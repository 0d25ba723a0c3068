using Pipeline.Testing;

namespace Pipeline.Access.Tests;

/// <summary>A row of <c>authorisation-matrix.md</c>.</summary>
/// <param name="Route">Verb and path, with names in braces.</param>
/// <param name="OwnAgency">Roles that may ask about their own agency.</param>
/// <param name="AnyAgency">Roles that may ask about every agency.</param>
public sealed record MatrixRow(string Route, bool IsPublic, IReadOnlySet<Role> OwnAgency, IReadOnlySet<Role> AnyAgency)
{
    public static IReadOnlyList<MatrixRow> All { get; } =
    [
        .. from line in File.ReadLines(Repository.PathOf("tests", "Access.Tests", "authorisation-matrix.md"))
           where line.StartsWith("| ", StringComparison.Ordinal) && line.Contains(" /", StringComparison.Ordinal)
           let cells = line.Trim('|').Split('|', StringSplitOptions.TrimEntries)
           let isPublic = cells[1] == "public" && cells[2] == "public"
           select new MatrixRow(cells[0], isPublic, isPublic ? new HashSet<Role>() : Roles(cells[1]), isPublic ? new HashSet<Role>() : Roles(cells[2])),
    ];

    public override string ToString() => Route;

    static HashSet<Role> Roles(string cell) => [.. cell.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => Enum.Parse<Role>(name))];
}
