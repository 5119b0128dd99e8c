namespace Azure.Data.Tables.Querying;

/// <summary>The answer to a read of a row that is not there.</summary>
/// <param name="response">The service's answer, 404.</param>
internal sealed class MissingEntity<T>(Response response) : NullableResponse<T>
{
    /// <inheritdoc/>
    public override bool HasValue => false;

    /// <inheritdoc/>
    public override T Value => throw new InvalidOperationException(
        $"The row does not exist; ask {nameof(HasValue)} first. {response.Status} {response.ReasonPhrase}");

    /// <inheritdoc/>
    public override Response GetRawResponse() => response;
}
