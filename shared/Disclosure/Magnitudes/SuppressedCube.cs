using Pipeline.Disclosure.Tables;

namespace Pipeline.Disclosure.Magnitudes;

/// <summary>
/// One fixed cube of a release: its cells that have contributors, in order of their categories. <see cref="Cells"/> holds the true sums and is
/// confidential where <see cref="Suppressed"/> says so; a cell that is not listed is 0. Where the whole cube is <see cref="Withheld"/> every cell is
/// suppressed, those of 0 too.
/// </summary>
public sealed record SuppressedCube(CubeCells Cells, bool[] Suppressed, bool Withheld)
{
    public Cube Cube => Cells.Cube;

    /// <summary>What may be shown of a cell; null where it is suppressed.</summary>
    public long? Shown(int cell) => Withheld || Suppressed[cell] ? null : Cells.Values[cell];
}

/// <summary>
/// A protected table of sums: its cubes, and for every unsafe cell the proof that its figure stays in doubt. The certificates hold differences that
/// betray true figures and stay in the restricted store. <see cref="Withheld"/> says in words which cubes could not be protected.
/// </summary>
public sealed record SuppressedRelease(IReadOnlyList<SuppressedCube> Cubes, IReadOnlyList<Certificate> Certificates, IReadOnlyList<string> Withheld);
