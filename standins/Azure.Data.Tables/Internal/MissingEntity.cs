namespace Azure.Data.Tables;

/// <summary>The answer to a read of an entity that is not there.</summary>
sealed class MissingEntity<T>(Response response) : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException("The entity does not exist, so the response has no value.");

    public override Response GetRawResponse() => response;
}
