using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Hands a queue's messages to a handler: several at once, tried again after a delay, put aside after too many tries.</summary>
sealed class QueueListener(QueueDelivery delivery, ILogger logger, TimeProvider time) : DrainingService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new StorageLoop(delivery.Queue.Service.Endpoint, delivery.PollingInterval, logger, time).RunAsync(ReceiveAsync, stoppingToken);

    async Task<bool> ReceiveAsync(CancellationToken stopping)
    {
        var free = delivery.Concurrency - Running.Count;
        if (free <= 0)
        {
            await Running.WhenAnyEndsAsync(stopping);
            return true;
        }
        // Not cancelled: messages that a request under way brings would otherwise stay hidden for the whole timeout.
        var messages = await delivery.Queue.ReceiveAsync(free, delivery.VisibilityTimeout, CancellationToken.None);
        foreach (var message in messages) Running.Start(aborted => HandleAsync(message, aborted));
        return messages.Count > 0;
    }

    async Task HandleAsync(ReceivedMessage message, CancellationToken aborted)
    {
        try
        {
            if (await SucceedsAsync(message, aborted)) await delivery.Queue.DeleteAsync(message, CancellationToken.None);
            else if (message.DequeueCount < delivery.MaxDequeueCount)
                await delivery.Queue.HideAsync(message, delivery.RetryDelay(message.DequeueCount), CancellationToken.None);
            else await PutAsideAsync(message);
        }
        catch (Exception) when (aborted.IsCancellationRequested)
        {
            await ReleaseAsync(message);
        }
        catch (Exception problem)
        {
            // The message comes back once it is visible again: nothing is lost, at most something is done twice.
            logger.LogWarning(
                "A message of {Queue} could not be settled and will come back: {Problem}", delivery.Queue.Name, problem.Message);
        }
    }

    async Task<bool> SucceedsAsync(ReceivedMessage message, CancellationToken aborted)
    {
        if (message.DequeueCount > delivery.MaxDequeueCount) return false;
        using var settled = new CancellationTokenSource();
        var renewal = KeepHiddenAsync(message, settled.Token);
        try
        {
            await delivery.HandleAsync(message, aborted);
            return true;
        }
        catch (Exception) when (!aborted.IsCancellationRequested)
        {
            // The run's own log line says what went wrong.
            return false;
        }
        finally
        {
            await settled.CancelAsync();
            await renewal;
        }
    }

    async Task KeepHiddenAsync(ReceivedMessage message, CancellationToken settled)
    {
        while (true)
        {
            try
            {
                await Task.Delay(delivery.VisibilityTimeout / 2, time, settled);
                await delivery.Queue.HideAsync(message, delivery.VisibilityTimeout, CancellationToken.None);
            }
            catch (OperationCanceledException) when (settled.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
            {
                logger.LogWarning("A message of {Queue} could not be kept hidden: {Problem}", delivery.Queue.Name, problem.Message);
            }
        }
    }

    async Task PutAsideAsync(ReceivedMessage message)
    {
        await delivery.PutAsideAsync(message, CancellationToken.None);
        await delivery.Queue.DeleteAsync(message, CancellationToken.None);
        logger.LogError(
            "A message of {Queue} failed {Count} times and was put aside as poison.", delivery.Queue.Name, message.DequeueCount);
    }

    async Task ReleaseAsync(ReceivedMessage message)
    {
        try
        {
            await delivery.Queue.HideAsync(message, TimeSpan.Zero, CancellationToken.None);
        }
        catch (Exception problem)
        {
            logger.LogWarning("A message of {Queue} could not be released: {Problem}", delivery.Queue.Name, problem.Message);
        }
    }
}
