namespace Pipeline.Validation;

/// <summary>How the parts of a workbook hang together: sheets by name, and the texts their cells share. Source: ECMA-376 part 1, 12.3.</summary>
sealed class WorkbookParts
{
    const string Folder = "xl/";

    readonly Dictionary<string, SheetFacts> _sheets = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, string> _ids = [];
    readonly Dictionary<string, string> _targets = [];
    long _sharedTexts;
    long _mostShared;

    /// <summary>A cell refers to a shared text that is not there.</summary>
    public bool LacksSharedTexts => _mostShared > _sharedTexts;

    /// <summary>Notes a sheet of the workbook and the relation that leads to its part.</summary>
    public void AddSheet(string name, string id) => _ids[name] = id;

    public void AddRelation(string id, string target) =>
        _targets[id] = target.StartsWith('/') ? target[1..] : Folder + target;

    public void AddSharedText() => _sharedTexts++;

    public void AddReference(long index) => _mostShared = Math.Max(_mostShared, index + 1);

    public SheetFacts AddPart(string name) => _sheets[name] = new();

    public SheetFacts? FactsOf(string sheet) =>
        _ids.TryGetValue(sheet, out var id) && _targets.TryGetValue(id, out var part) ? _sheets.GetValueOrDefault(part) : null;
}
