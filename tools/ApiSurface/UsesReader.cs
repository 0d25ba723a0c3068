using System.Reflection.Metadata;

namespace Pipeline.ApiSurface;

/// <summary>The lines for what an assembly names of another one.</summary>
sealed class UsesReader(MetadataReader metadata, string assemblyName)
{
    readonly SignatureText _text = new(metadata);

    public IEnumerable<string> Lines() => metadata.TypeReferences.Where(IsThere).Select(type => $"T:{_text.Of(type)}")
        .Concat(metadata.MemberReferences.Select(metadata.GetMemberReference).Select(OfMember).OfType<string>());

    string? OfMember(MemberReference member)
    {
        if (DefinitionOf(member.Parent) is not { } type || !IsThere(type)) return null;
        var (typeName, name) = (_text.Of(type), metadata.GetString(member.Name));
        return member.GetKind() == MemberReferenceKind.Method
            ? SignatureText.Method(typeName, name, member.DecodeMethodSignature(_text, null))
            : SignatureText.Field(typeName, name, member.DecodeFieldSignature(_text, null));
    }

    // The parent of a member of List<int> is a specification; its signature speaks of the definition's own parameters.
    TypeReferenceHandle? DefinitionOf(EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeReference) return (TypeReferenceHandle)parent;
        if (parent.Kind != HandleKind.TypeSpecification) return null;
        var signature = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance) return null;
        signature.ReadCompressedInteger(); // class or value type
        return signature.ReadTypeHandle() is { Kind: HandleKind.TypeReference } definition ? (TypeReferenceHandle)definition : null;
    }

    bool IsThere(TypeReferenceHandle handle)
    {
        var scope = metadata.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.TypeReference => IsThere((TypeReferenceHandle)scope),
            HandleKind.AssemblyReference =>
                metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name) == assemblyName,
            _ => false,
        };
    }
}
