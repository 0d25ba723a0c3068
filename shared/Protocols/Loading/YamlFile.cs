using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Protocols.Loading;

/// <summary>Opens a contract file as a tree whose every place knows its line.</summary>
static class YamlFile
{
    /// <summary>The contract at <paramref name="path"/>; see the other overload.</summary>
    public static Node? ReadContract(string folder, string path, ICollection<ProtocolProblem> problems) =>
        Read(folder, path, problems, root => OdcsShapes.For(root["apiVersion"]?.Text));

    /// <summary>The contract that a reader gives; see the last overload.</summary>
    /// <param name="name">How problems name it.</param>
    public static Node? ReadContract(TextReader reader, string name, ICollection<ProtocolProblem> problems) =>
        Read(reader, name, problems, root => OdcsShapes.For(root["apiVersion"]?.Text));

    /// <summary>The file at <paramref name="path"/>, or null when the file is not one YAML document. Reports every key that is not allowed.</summary>
    /// <param name="shapeOf">What the file must look like.</param>
    /// <param name="folder">The catalog's folder, which problems name files from.</param>
    public static Node? Read(string folder, string path, ICollection<ProtocolProblem> problems, Func<Node, Shape> shapeOf)
    {
        using var reader = File.OpenText(path);
        return Read(reader, Path.GetRelativePath(folder, path).Replace('\\', '/'), problems, shapeOf);
    }

    static Node? Read(TextReader reader, string name, ICollection<ProtocolProblem> problems, Func<Node, Shape> shapeOf)
    {
        var yaml = new YamlStream();
        try
        {
            // An anchor lets one place stand for another and even contain itself; a contract is read as it is written.
            yaml.Load(new WithoutAnchors(new Parser(reader)));
        }
        catch (YamlException problem)
        {
            problems.Add(new(name, (int)problem.Start.Line, "", $"text that is not the YAML of a contract ({problem.Message})", "one YAML document"));
            return null;
        }
        if (yaml.Documents.Count != 1)
        {
            problems.Add(new(name, 1, "", $"{yaml.Documents.Count} documents", "one"));
            return null;
        }
        var root = new Node(name, yaml.Documents[0].RootNode, "", problems);
        shapeOf(root).Check(root);
        return root;
    }

    sealed class WithoutAnchors(IParser inner) : IParser
    {
        // A contract goes some ten levels deep. What reads a tree calls itself at each level, and a stack that is full ends the program.
        const int MostLevels = 50;

        int _level;

        public ParsingEvent? Current => inner.Current;

        public bool MoveNext()
        {
            if (!inner.MoveNext()) return false;
            if (Current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
                throw new YamlException(Current.Start, Current.End, "anchors and aliases are not allowed");
            _level += Current!.NestingIncrease;
            return _level <= MostLevels ? true : throw new YamlException(Current.Start, Current.End, $"more than {MostLevels} levels");
        }
    }
}
