namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>What starts one function.</summary>
interface ITrigger
{
    /// <summary>The kind of binding, such as <c>blobTrigger</c>.</summary>
    string Type { get; }

    /// <summary>For the list at start, such as <c>blob drops/{name}</c>.</summary>
    string Summary { get; }

    /// <summary>The route, for triggers that have one.</summary>
    string? Path { get; }

    /// <summary>The types that the trigger's parameter can have, for the message when it has another.</summary>
    string BindableTypes { get; }

    /// <summary>Looks at what is only needed where the function runs.</summary>
    /// <exception cref="InvalidOperationException">It cannot run so.</exception>
    void Check()
    {
    }

    bool CanBind(Type parameterType);

    /// <summary>Whether a parameter of this name can get a value from what comes with the trigger.</summary>
    bool Provides(string parameterName);

    /// <summary>Makes the occurrence that an operator asked for; null when this kind is not started so.</summary>
    TriggerEvent? FromInput(string? input, IServiceProvider services);
}
