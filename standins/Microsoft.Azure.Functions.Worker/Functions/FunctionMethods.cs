using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>The methods that are functions.</summary>
static class FunctionMethods
{
    const BindingFlags Methods = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<MethodInfo> Of(IEnumerable<Type> types) => types.SelectMany(t => t.GetMethods(Methods)).Where(m => m.IsDefined(typeof(FunctionAttribute)));

    /// <summary>Those of an assembly, found in its table of attributes: a look through its types would load each of them.</summary>
    public static IEnumerable<MethodInfo> Of(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        var tokens = metadata.CustomAttributes.Select(metadata.GetCustomAttribute)
            .Where(a => a.Parent.Kind == HandleKind.MethodDefinition && IsFunction(metadata, a.Constructor)).Select(a => MetadataTokens.GetToken(a.Parent)).ToList();
        return tokens.Select(assembly.ManifestModule.ResolveMethod).OfType<MethodInfo>().Where(m => m.IsPublic);
    }

    static bool IsFunction(MetadataReader metadata, EntityHandle constructor) =>
        constructor.Kind == HandleKind.MemberReference
        && metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent is { Kind: HandleKind.TypeReference } parent
        && metadata.GetTypeReference((TypeReferenceHandle)parent) is var type
        && metadata.StringComparer.Equals(type.Name, nameof(FunctionAttribute))
        && metadata.StringComparer.Equals(type.Namespace, typeof(FunctionAttribute).Namespace!);
}
