namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Names, on an assembly with trigger attributes, the extension that understands them.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
sealed class TriggerExtensionAttribute(Type extension) : Attribute
{
    public ITriggerExtension Create() => (ITriggerExtension)Activator.CreateInstance(extension)!;
}
