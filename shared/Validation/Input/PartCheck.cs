using System.Xml;

namespace Pipeline.Validation;

/// <summary>Looks at one part's XML node by node and notes what matters of it. Source: ECMA-376 part 1, 18.2, 18.3.1 and 18.4.</summary>
sealed class PartCheck(XmlReader reader, string name, WorkbookParts parts)
{
    const int LongestText = 1 << 20;

    readonly char[] _chunk = new char[1024];
    string _root = "";
    CellCheck? _cells;

    /// <summary>Takes the node that the reader is at.</summary>
    /// <returns>What keeps the part from being read, or null.</returns>
    public async ValueTask<InputProblem?> TakeAsync()
    {
        if (reader.NodeType == XmlNodeType.CDATA) return await CheckLengthAsync();
        if (reader.NodeType == XmlNodeType.Element && reader.Depth == 0)
        {
            _root = reader.LocalName;
            if (_root == "worksheet") _cells = new(reader, parts.AddPart(name), parts);
        }
        if (_cells is not null) return await _cells.TakeAsync();
        if (reader.NodeType == XmlNodeType.Element) Note();
        return null;
    }

    void Note()
    {
        switch (_root, reader.LocalName)
        {
            case ("sst", "si"):
                parts.AddSharedText();
                break;
            case ("workbook", "sheet"):
                parts.AddSheet(reader.GetAttribute("name") ?? "", Id());
                break;
            case ("Relationships", "Relationship") when name.EndsWith("workbook.xml.rels", StringComparison.OrdinalIgnoreCase):
                parts.AddRelation(reader.GetAttribute("Id") ?? "", reader.GetAttribute("Target") ?? "");
                break;
        }
    }

    /// <summary>The relation's id, in whichever of the two namespaces that ECMA-376 has for it.</summary>
    string Id()
    {
        var id = "";
        while (reader.MoveToNextAttribute())
            if (reader.LocalName == "id" && reader.NamespaceURI.Length > 0) id = reader.Value;
        reader.MoveToElement();
        return id;
    }

    /// <summary>Of text that may have tags in it, so that only its length bounds it.</summary>
    async ValueTask<InputProblem?> CheckLengthAsync()
    {
        var length = 0;
        while (await reader.ReadValueChunkAsync(_chunk, 0, _chunk.Length) is var read and > 0)
            if ((length += read) > LongestText) return InputRules.WorkbookTooLarge(new($"a text has more than {LongestText} characters", $"un texte a plus de {LongestText} caractères"));
        return null;
    }
}
