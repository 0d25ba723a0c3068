using System.Globalization;
using Pipeline.LabourMarketTest.Applications.Reading;

namespace Pipeline.LabourMarketTest.Bulk;

/// <summary>A place in an application and the column that fills it; without a column, the places below it.</summary>
/// <param name="key">Member name; of an entry of a list its number.</param>
sealed class PlannedField(string key, Field what, string place)
{
    public string Key => key;

    public Field Field => what;

    /// <summary>JSON pointer.</summary>
    public string Place => place;

    /// <summary>Whether it is one entry of a list of objects.</summary>
    public bool IsEntry { get; init; }

    public int Column { get; set; } = -1;

    public List<PlannedField> Below { get; } = [];
}

/// <summary>
/// How the columns of a file become applications. A column is called as the JSON pointer of its fact without the first stroke, such as
/// <c>post/occupation</c> or <c>adverts/0/channel</c>.
/// </summary>
sealed class ColumnPlan
{
    const string KnownPlaces = "a place of the published schema, such as post/occupation, adverts/0/from or declarations/intraGroupAssignment";

    ColumnPlan(PlannedField root, int columns) => (Root, Columns) = (root, columns);

    public PlannedField Root { get; }

    public int Columns { get; }

    /// <returns>The plan, or null with every column that cannot be used.</returns>
    public static (ColumnPlan? Plan, IReadOnlyList<ApplicationFault> Faults) Of(IReadOnlyList<string> header)
    {
        var root = new PlannedField("", ApplicationFields.Root, "");
        var faults = new List<ApplicationFault>();
        for (var column = 0; column < header.Count; column++)
        {
            var place = $"/{header[column]}";
            if (Find(root, header[column].Split('/')) is not { } found)
                faults.Add(new(place.Length <= 80 ? place : place[..80], null, KnownPlaces, "Take the column out, or mend its name."));
            else if (found.Column >= 0) faults.Add(new(place, null, "each column once", "Keep one of the two."));
            else found.Column = column;
        }
        if (root.Below.All(f => f.Key != "applicationId" || f.Column < 0))
            faults.Add(new("/applicationId", null, "a column applicationId", "Add it, with a reference of its own in each row."));
        foreach (var list in root.Below.Where(f => f.Field.Kind == FieldKind.Items)) CheckOrder(list, faults);
        return faults.Count > 0 ? (null, faults) : (new(root, header.Count), faults);
    }

    static PlannedField? Find(PlannedField root, string[] parts)
    {
        var at = root;
        for (var i = 0; i < parts.Length; i++)
            if (Step(at, parts[i]) is { } next) at = next;
            else return null;
        // A list of objects as a column of its own says that it is empty.
        return at.Field.Kind is not (FieldKind.Facts or FieldKind.Flags) && !at.IsEntry ? at : null;
    }

    static PlannedField? Step(PlannedField at, string key)
    {
        if (at.Below.Find(b => b.Key == key) is { } there) return there;
        PlannedField? next = null;
        if (at.IsEntry || at.Field.Kind == FieldKind.Facts)
            next = at.Field.ByName.TryGetValue(key, out var member) ? new(key, member, $"{at.Place}/{key}") : null;
        else if (at.Field.Kind == FieldKind.Items)
            next = int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < ApplicationFields.MostItems && $"{index}" == key
                ? new(key, at.Field, $"{at.Place}/{key}") { IsEntry = true } : null;
        else if (at.Field.Kind == FieldKind.Flags && at.Field.Takes(key))
            next = new(key, new(key, FieldKind.Flag, "", "true or false"), $"{at.Place}/{key}");
        if (next is not null) at.Below.Add(next);
        return next;
    }

    /// <summary>Entries are numbered from 0 without gaps, so that a fault of row and place is found again in the file.</summary>
    static void CheckOrder(PlannedField list, List<ApplicationFault> faults)
    {
        list.Below.Sort((a, b) => int.Parse(a.Key, CultureInfo.InvariantCulture).CompareTo(int.Parse(b.Key, CultureInfo.InvariantCulture)));
        for (var i = 0; i < list.Below.Count; i++)
            if (list.Below[i].Key != $"{i}")
            {
                faults.Add(new(list.Below[i].Place, null, $"{list.Key}/{i} before it", "Number the entries from 0, without gaps."));
                return;
            }
    }
}
