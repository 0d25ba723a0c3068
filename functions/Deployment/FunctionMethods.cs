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
    static (Assembly Program, IReadOnlyList<FunctionMethod> Methods)? _found;

    /// <summary>Found once, in the program's table of attributes: a look through its types would load each of them, which is a good part of a start.</summary>
    /// <param name="program">From a file.</param>
    public static IReadOnlyList<FunctionMethod> Of(Assembly program)
    {
        lock (Finding)
        {
            if (_found is not var (known, methods) || known != program) _found = (program, methods = Find(program));
            return methods;
        }
    }

    /// <summary>A method that has been found otherwise.</summary>
    public static FunctionMethod Of(MethodInfo method) => new(method.GetCustomAttribute<FunctionAttribute>()!.Name, () => method);

    static List<FunctionMethod> Find(Assembly program)
    {
        using var file = new PEReader(File.OpenRead(program.Location));
        var metadata = file.GetMetadataReader();
        var found = new List<FunctionMethod>();
        foreach (var handle in metadata.CustomAttributes)
        {
            var attribute = metadata.GetCustomAttribute(handle);
            if (attribute.Parent.Kind != HandleKind.MethodDefinition || !IsFunction(metadata, attribute.Constructor)) continue;
            var token = MetadataTokens.GetToken(attribute.Parent);
            found.Add(new(Name(metadata.GetBlobReader(attribute.Value)), () => (MethodInfo)program.ManifestModule.ResolveMethod(token)!));
        }
        return found;
    }

    /// <summary>The one argument of the attribute, behind its two bytes of prologue (ECMA-335, II.23.3).</summary>
    static string Name(BlobReader value)
    {
        value.ReadUInt16();
        return value.ReadSerializedString() ?? throw new BadImageFormatException("A function has no name.");
    }

    static bool IsFunction(MetadataReader metadata, EntityHandle constructor) =>
        constructor.Kind == HandleKind.MemberReference
        && metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent is { Kind: HandleKind.TypeReference } parent
        && metadata.GetTypeReference((TypeReferenceHandle)parent) is var type
        && metadata.StringComparer.Equals(type.Name, nameof(FunctionAttribute))
        && metadata.StringComparer.Equals(type.Namespace, typeof(FunctionAttribute).Namespace!);
}
