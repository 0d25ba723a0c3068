using Pipeline.Indicators.Occupations;

namespace Pipeline.Indicators.Shortage;

/// <summary>Which occupations are compared: unit groups of the wanted skill, without armed forces and without groups of what fits nowhere else.</summary>
public static class OccupationScope
{
    const string NowhereElse = "not elsewhere classified";

    /// <returns>Positions in the tree, by code.</returns>
    public static int[] Units(OccupationTree tree, ShortageProfile profile) =>
        [.. Enumerable.Range(0, tree.Count).Where(at => IsCompared(tree.Nodes[at], profile))];

    static bool IsCompared(OccupationNode node, ShortageProfile profile) =>
        node.Level == 4
        && node.Code[0] != '0'
        && !node.Title.Contains(NowhereElse, StringComparison.OrdinalIgnoreCase)
        && (profile.SkillLevels.Contains(SkillLevel(node.Code)) || profile.ArtisanMajors.Contains(node.Code[..1]));

    /// <summary>The skill level of a group of at least two digits (ILO, ISCO-08 volume I, table 1); armed forces, which have several, give 0.</summary>
    public static int SkillLevel(string code) => code[0] switch
    {
        '1' => code.StartsWith("14", StringComparison.Ordinal) ? 3 : 4,
        '2' => 4,
        '3' => 3,
        >= '4' and <= '8' => 2,
        '9' => 1,
        _ => 0,
    };
}
