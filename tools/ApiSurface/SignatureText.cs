using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Text;

namespace Pipeline.ApiSurface;

/// <summary>Writes types and members the way documentation ids do, such as <c>System.Func{`0,System.Boolean}</c>.</summary>
sealed class SignatureText(MetadataReader metadata) : ISignatureTypeProvider<string, object?>
{
    /// <summary>
    /// A method as <c>M:Type.Name``1(Parameters) -> Return</c>. A property or event is its accessors: they are what callers name.
    /// </summary>
    public static string Method(string type, string name, MethodSignature<string> signature)
    {
        var generic = signature.GenericParameterCount > 0 ? $"``{signature.GenericParameterCount}" : "";
        var parameters = signature.ParameterTypes.Length > 0 ? $"({string.Join(',', signature.ParameterTypes)})" : "";
        var modifier = signature.Header.IsInstance ? "" : "static ";
        return $"M:{type}.{name.Replace('.', '#')}{generic}{parameters} -> {modifier}{signature.ReturnType}";
    }

    public static string Field(string type, string name, string fieldType) => $"F:{type}.{name} -> {fieldType}";

    public string Of(EntityHandle type) => type.Kind switch
    {
        HandleKind.TypeDefinition => GetTypeFromDefinition(metadata, (TypeDefinitionHandle)type, 0),
        HandleKind.TypeReference => GetTypeFromReference(metadata, (TypeReferenceHandle)type, 0),
        _ => GetTypeFromSpecification(metadata, null, (TypeSpecificationHandle)type, 0),
    };

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = reader.GetString(type.Name);
        return type.GetDeclaringType() is { IsNil: false } outer
            ? $"{GetTypeFromDefinition(reader, outer, 0)}.{name}"
            : Qualified(reader.GetString(type.Namespace), name);
    }

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{GetTypeFromReference(reader, (TypeReferenceHandle)type.ResolutionScope, 0)}.{name}"
            : Qualified(reader.GetString(type.Namespace), name);
    }

    public string GetTypeFromSpecification(
        MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    /// <summary>Puts the arguments where the arity marks are: an outer type's arguments stand at the outer type.</summary>
    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments)
    {
        var text = new StringBuilder();
        var next = 0;
        for (var i = 0; i < genericType.Length; i++)
        {
            if (genericType[i] != '`')
            {
                text.Append(genericType[i]);
                continue;
            }
            var arity = 0;
            while (i + 1 < genericType.Length && char.IsAsciiDigit(genericType[i + 1])) arity = arity * 10 + (genericType[++i] - '0');
            text.Append('{').AppendJoin(',', typeArguments.AsSpan(next, arity).ToArray()).Append('}');
            next += arity;
        }
        return text.ToString();
    }

    public string GetArrayType(string elementType, ArrayShape shape) =>
        $"{elementType}[{string.Join(',', Enumerable.Repeat("0:", shape.Rank))}]";

    public string GetSZArrayType(string elementType) => $"{elementType}[]";

    public string GetByReferenceType(string elementType) => $"{elementType}@";

    public string GetPointerType(string elementType) => $"{elementType}*";

    public string GetPinnedType(string elementType) => elementType;

    public string GetGenericMethodParameter(object? genericContext, int index) => $"``{index}";

    public string GetGenericTypeParameter(object? genericContext, int index) => $"`{index}";

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) =>
        isRequired ? $"{unmodifiedType}|{modifier}" : unmodifiedType;

    public string GetFunctionPointerType(MethodSignature<string> signature) =>
        $"=FUNC:{signature.ReturnType}({string.Join(',', signature.ParameterTypes)})";

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => $"System.{typeCode}";

    static string Qualified(string space, string name) => space.Length == 0 ? name : $"{space}.{name}";
}
