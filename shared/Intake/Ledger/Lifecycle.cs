namespace Pipeline.Intake.Ledger;

/// <summary>Where a submission is in its life. What was found in it is its outcome, a vocabulary of its own.</summary>
public enum Lifecycle
{
    /// <summary>The delivery is known; nothing was read yet.</summary>
    Received,
    /// <summary>The file is being read.</summary>
    Validating,
    /// <summary>A receipt with an outcome exists.</summary>
    Validated,
    /// <summary>A fault of the system ended every attempt; operators are told.</summary>
    Failed,
    /// <summary>Validating for too long.</summary>
    Stuck,
    /// <summary>A newer delivery of the same agency, dataset and period took its place.</summary>
    Superseded,
}

/// <summary>Which state may follow which. Nothing follows Superseded; what is decided gives way to a newer delivery or an operator's replay.</summary>
public static class LifecycleTransitions
{
    /// <summary>The states that may come next. Staying in a state is no transition.</summary>
    public static IReadOnlyList<Lifecycle> Next(this Lifecycle from) => from switch
    {
        Lifecycle.Received => [Lifecycle.Validating, Lifecycle.Failed, Lifecycle.Stuck, Lifecycle.Superseded],
        Lifecycle.Validating => [Lifecycle.Validated, Lifecycle.Failed, Lifecycle.Stuck, Lifecycle.Superseded],
        // Both wait for another delivery of the same event, or an attempt that was given up for lost ends well after all.
        Lifecycle.Failed => [Lifecycle.Validating, Lifecycle.Validated, Lifecycle.Superseded],
        Lifecycle.Stuck => [Lifecycle.Validating, Lifecycle.Validated, Lifecycle.Failed, Lifecycle.Superseded],
        Lifecycle.Validated => [Lifecycle.Validating, Lifecycle.Superseded],
        _ => [],
    };

    /// <exception cref="LifecycleException">The one may not follow the other.</exception>
    internal static void Check(string submission, Lifecycle from, Lifecycle to)
    {
        if (from == to || from.Next().Contains(to)) return;
        var next = from.Next();
        throw new LifecycleException(
            $"Submission {submission} is {from} and cannot become {to}. {(next.Count == 0 ? "Nothing follows that." : $"What can follow: {string.Join(", ", next)}.")}");
    }
}

/// <summary>A state was to follow another that it may not follow; nothing was written.</summary>
public sealed class LifecycleException(string message) : InvalidOperationException(message);
