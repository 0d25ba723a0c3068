using Parquet.Columns;
using Parquet.Schema;

namespace Parquet.Meta;

/// <summary>Makes fields and columns of the flat list of elements in a footer.</summary>
sealed class SchemaReader
{
    // Deeper nesting is taken for an attack on the stack.
    const int MaxDepth = 64;

    readonly List<SchemaElement> _elements;
    readonly ParquetOptions _options;
    readonly List<Column> _columns = [];
    int _next = 1;

    SchemaReader(List<SchemaElement> elements, ParquetOptions options) => (_elements, _options) = (elements, options);

    public static (ParquetSchema Schema, IReadOnlyList<Column> Columns) Read(List<SchemaElement> elements, ParquetOptions options)
    {
        if (elements is not [{ ChildCount: > 0 and var count }, ..]) throw new ParquetException("the schema has no columns");
        var reader = new SchemaReader(elements, options);
        var fields = new Field[Math.Min(count, elements.Count)];
        for (var i = 0; i < fields.Length; i++) fields[i] = reader.ReadField([], 0, 0);
        if (count != fields.Length || reader._next != elements.Count)
            throw new ParquetException($"the schema's {elements.Count} elements do not form a tree");
        return (new ParquetSchema(fields), reader._columns);
    }

    Field ReadField(string[] parent, int definition, int repetition)
    {
        if (_next >= _elements.Count || parent.Length > MaxDepth)
            throw new ParquetException($"the schema's {_elements.Count} elements do not form a tree");
        var element = _elements[_next++];
        if (element.Repetition is { } known && !Enum.IsDefined(known))
            throw new ParquetException($"column '{element.Name}' has unknown repetition {known}");
        string[] path = [.. parent, element.Name];
        if (element.Repetition is not (null or Repetition.Required)) definition++;
        if (element.Repetition == Repetition.Repeated) repetition++;
        if (element.Type is not null)
        {
            _columns.Add(new Column(new FieldPath(path), element, definition, repetition));
            return DataFieldReader.Read(element, _options);
        }
        if (element.ChildCount is not (> 0 and var count) || count > _elements.Count - _next)
            throw new ParquetException($"group '{element.Name}' announces {element.ChildCount ?? 0} fields");
        var children = new Field[count];
        for (var i = 0; i < count; i++) children[i] = ReadField(path, definition, repetition);
        return Group(element, children);
    }

    // A repeated group without an annotation is a list of structures. The group between a list and its item shows as a structure
    // while it is read, and goes away here.
    static Field Group(SchemaElement element, Field[] children)
    {
        var isNullable = element.Repetition == Repetition.Optional;
        var isAnnotatedMap =
            element.Logical?.Kind == LogicalKind.Map || element.Converted is ConvertedType.Map or ConvertedType.MapKeyValue;
        if (isAnnotatedMap && children is [ListField { Item: StructField { Fields: [var key, var value] } } entries])
            return new MapField(element.Name, key, value, entries.Name) { IsNullable = isNullable };
        var isAnnotatedList = element.Logical?.Kind == LogicalKind.List || element.Converted == ConvertedType.List;
        if (isAnnotatedList && children is [ListField { Item: StructField { Fields: [var item] } } list])
            return new ListField(element.Name, item, list.Name) { IsNullable = isNullable };
        var structure = new StructField(element.Name, children) { IsNullable = isNullable };
        return element.Repetition == Repetition.Repeated ? new ListField(element.Name, structure, "") { IsNullable = false } : structure;
    }
}
