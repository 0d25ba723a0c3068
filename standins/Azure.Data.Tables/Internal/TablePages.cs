namespace Azure.Data.Tables;

/// <summary>A query, told by how one page is asked for and how its answer is read.</summary>
sealed record TablePages<T>(TableAccount Account, Func<string?, int?, TableRequest> Request, Func<Response, Page<T>> Read, int? MaxPerPage)
    where T : notnull
{
    public Pageable<T> ToPageable(CancellationToken cancellationToken) => new Blocking(this, cancellationToken);

    public AsyncPageable<T> ToAsyncPageable(CancellationToken cancellationToken) => new NonBlocking(this, cancellationToken);

    sealed class Blocking(TablePages<T> query, CancellationToken cancellationToken) : Pageable<T>(cancellationToken)
    {
        public override IEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
        {
            do
            {
                var request = query.Request(continuationToken, pageSizeHint ?? query.MaxPerPage);
                var page = query.Read(query.Account.Send(request, CancellationToken));
                continuationToken = page.ContinuationToken;
                yield return page;
            }
            while (continuationToken is not null);
        }
    }

    sealed class NonBlocking(TablePages<T> query, CancellationToken cancellationToken) : AsyncPageable<T>(cancellationToken)
    {
        public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
        {
            do
            {
                var request = query.Request(continuationToken, pageSizeHint ?? query.MaxPerPage);
                var page = query.Read(await query.Account.SendAsync(request, CancellationToken));
                continuationToken = page.ContinuationToken;
                yield return page;
            }
            while (continuationToken is not null);
        }
    }
}
