using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Microsoft.Azure.Functions.Worker;

namespace Pipeline.Functions.Deployment;

/// <summary>The methods of a program that are functions, whatever their classes are. The host of one machine is compiled with this file too: what runs is what was checked.</summary>
static class FunctionMethods
{
    static readonly Lock Finding = new();
    static (Assembly Program, IReadOnlyList<MethodInfo> Methods)? _found;

    /// <summary>Found once, in the program's table of attributes: a look through its types would load each of them, which is a good part of a start.</summary>
    /// <param name="program">From a file.</param>
    public static IReadOnlyList<MethodInfo> Of(Assembly program)
    {
        lock (Finding)
        {
            if (_found is not var (known, methods) || known != program) _found = (program, methods = Find(program));
            return methods;
        }
    }

    static List<MethodInfo> Find(Assembly program)
    {
        using var file = new PEReader(File.OpenRead(program.Location));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata.CustomAttributes.Select(metadata.GetCustomAttribute).Where(a => a.Parent.Kind == HandleKind.MethodDefinition && IsFunction(metadata, a.Constructor))
                .Select(a => program.ManifestModule.ResolveMethod(MetadataTokens.GetToken(a.Parent))).OfType<MethodInfo>(),
        ];
    }

    static bool IsFunction(MetadataReader metadata, EntityHandle constructor) =>
        constructor.Kind == HandleKind.MemberReference
        && metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent is { Kind: HandleKind.TypeReference } parent
        && metadata.GetTypeReference((TypeReferenceHandle)parent) is var type
        && metadata.StringComparer.Equals(type.Name, nameof(FunctionAttribute))
        && metadata.StringComparer.Equals(type.Namespace, typeof(FunctionAttribute).Namespace!);
}
