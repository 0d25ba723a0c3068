using Pipeline.Testing;

namespace Pipeline.EndToEnd.Tests;

/// <summary>A test on a file that is not part of the checkout: it runs where the file lies beside it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactWithFileAttribute : FactAttribute
{
    /// <param name="path">Relative to the root of the checkout.</param>
    public FactWithFileAttribute(string path)
    {
        Path = path;
        if (!File.Exists(Repository.PathOf(path))) Skip = $"{path} is not on this machine.";
    }

    public string Path { get; }
}
