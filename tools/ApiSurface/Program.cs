using Pipeline.ApiSurface;

if (args.Length == 0)
{
    Console.Error.WriteLine("ApiSurface ASSEMBLY.dll   prints the public API of an assembly; the assemblies it refers to are not needed.");
    return 2;
}
using var assembly = AssemblyFile.Open(args[0]);
foreach (var line in assembly.PublicSurface()) Console.Out.Write(line + '\n');
return 0;
