using System.Reflection;
using System.Reflection.Metadata;

namespace Pipeline.ApiSurface;

/// <summary>The lines for what an assembly declares and others can see.</summary>
sealed class SurfaceReader(MetadataReader metadata)
{
    // Every class or value type has these, so they tell nothing.
    static readonly string[] PlainBases =
        ["System.Object", "System.ValueType", "System.Enum", "System.Delegate", "System.MulticastDelegate"];

    readonly SignatureText _text = new(metadata);

    public IEnumerable<string> Lines() => metadata.TypeDefinitions.Where(IsVisible).SelectMany(OfType);

    IEnumerable<string> OfType(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var name = _text.Of(handle);
        var baseName = type.BaseType.IsNil ? "" : _text.Of(type.BaseType);
        var isSealed = type.Attributes.HasFlag(TypeAttributes.Sealed);

        yield return $"T:{name} -> {KindOf(type.Attributes, baseName)}";
        if (baseName.Length > 0 && !PlainBases.Contains(baseName)) yield return $"I:{name} -> {baseName}";
        foreach (var implemented in type.GetInterfaceImplementations().Select(i => metadata.GetInterfaceImplementation(i).Interface))
            if (IsVisibleAnywhere(implemented)) yield return $"I:{name} -> {_text.Of(implemented)}";

        foreach (var method in type.GetMethods().Select(metadata.GetMethodDefinition))
            if (IsVisible((int)(method.Attributes & MethodAttributes.MemberAccessMask), isSealed) && Spoken(method.Name) is { } methodName)
                yield return SignatureText.Method(name, methodName, method.DecodeSignature(_text, null));

        foreach (var field in type.GetFields().Select(metadata.GetFieldDefinition))
            if (IsVisible((int)(field.Attributes & FieldAttributes.FieldAccessMask), isSealed)
                && !field.Attributes.HasFlag(FieldAttributes.RTSpecialName))
                yield return SignatureText.Field(name, metadata.GetString(field.Name), field.DecodeSignature(_text, null))
                    + (baseName == "System.Enum" ? $" = {ConstantOf(field)}" : "");
    }

    static string KindOf(TypeAttributes attributes, string baseName) => baseName switch
    {
        "" => "interface",
        "System.ValueType" => "struct",
        "System.Enum" => "enum",
        "System.MulticastDelegate" => "delegate",
        _ => attributes.HasFlag(TypeAttributes.Abstract | TypeAttributes.Sealed) ? "static class" : "class",
    };

    // The values of an enumeration are compiled into its callers, so they are part of the surface.
    object? ConstantOf(FieldDefinition field)
    {
        var constant = metadata.GetConstant(field.GetDefaultValue());
        return metadata.GetBlobReader(constant.Value).ReadConstant(constant.TypeCode);
    }

    string? Spoken(StringHandle handle)
    {
        var name = metadata.GetString(handle);
        return name.Contains('<', StringComparison.Ordinal) || name == ".cctor" ? null : name;
    }

    // MethodAttributes and FieldAttributes number the levels of access alike.
    static bool IsVisible(int access, bool isSealed) => (MethodAttributes)access switch
    {
        MethodAttributes.Public => true,
        MethodAttributes.Family or MethodAttributes.FamORAssem => !isSealed,
        _ => false,
    };

    bool IsVisible(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        return (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem =>
                IsVisible(type.GetDeclaringType()),
            _ => false,
        };
    }

    // A constructed interface is taken as visible: its definition is nearly always another assembly's.
    bool IsVisibleAnywhere(EntityHandle type) => type.Kind != HandleKind.TypeDefinition || IsVisible((TypeDefinitionHandle)type);
}
