using System.Text.Json.Serialization;

namespace Pipeline.Protection.Requests;

/// <summary>What a person asks for (Law 058/2021, articles 18 to 24).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RequestKind>))]
public enum RequestKind
{
    /// <summary>A copy of what is held, for themselves or for another controller.</summary>
    Export,
    /// <summary>That what is wrong be mended.</summary>
    Rectify,
    /// <summary>That nobody use the data for now.</summary>
    Restrict,
    /// <summary>That an earlier restriction end.</summary>
    Lift,
    /// <summary>That it be processed no longer; where an officer agrees, the rows are set apart as by a restriction.</summary>
    Object,
    /// <summary>That it be destroyed.</summary>
    Erase,
}

[JsonConverter(typeof(JsonStringEnumConverter<RequestState>))]
public enum RequestState
{
    Received,
    Working,
    Answered,
    /// <summary>An officer refused it, for a reason of the law.</summary>
    Refused,
    /// <summary>The person turned to the authority.</summary>
    Appealed,
}

/// <summary>Which state may follow which.</summary>
public static class RequestTransitions
{
    /// <summary>The states that may come next. Staying in a state is no transition.</summary>
    public static IReadOnlyList<RequestState> Next(this RequestState from) => from switch
    {
        RequestState.Received => [RequestState.Working, RequestState.Refused],
        RequestState.Working => [RequestState.Answered, RequestState.Refused],
        RequestState.Answered or RequestState.Refused => [RequestState.Appealed],
        // What the authority says may have to be carried out; or it says that all was right.
        RequestState.Appealed => [RequestState.Working, RequestState.Answered, RequestState.Refused],
        _ => [],
    };

    /// <summary>Whether the request still waits for an answer.</summary>
    public static bool IsOpen(this RequestState state) => state is RequestState.Received or RequestState.Working;
}

/// <summary>Why a request is not granted, or is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DecisionReason>))]
public enum DecisionReason
{
    /// <summary>The person has the right to it and nothing stands against it.</summary>
    AsRequested,
    /// <summary>A law obliges the agency to keep or process the data.</summary>
    LegalObligation,
    /// <summary>Official statistics would be made impossible or seriously impaired.</summary>
    StatisticalPurpose,
    /// <summary>The data is needed to establish or defend a legal claim.</summary>
    LegalClaim,
    /// <summary>An overriding public interest.</summary>
    PublicInterest,
    /// <summary>It was not shown that the person is who they say.</summary>
    IdentityNotShown,
    /// <summary>The same was asked and answered before, again and again.</summary>
    ManifestlyExcessive,
}

/// <summary>How the agency made sure of who asks. No copy of a paper is kept.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IdentityCheck>))]
public enum IdentityCheck
{
    DocumentShownInPerson,
    OnlineIdentity,
    AuthorisedRepresentative,
    KnownToTheOffice,
}
