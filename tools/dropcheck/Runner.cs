namespace Pipeline.Dropcheck;

/// <summary>Runs a request and turns how it ended into an exit code.</summary>
static class Runner
{
    public static async Task<int> RunAsync(Request request, CancellationToken ct)
    {
        try
        {
            var assignment = Assignment.From(request);
            var screen = new Screen(request);
            screen.Begin(assignment);
            var verdict = await screen.WatchAsync(progress => new Check(request, assignment, TimeProvider.System).RunAsync(progress, ct));
            screen.Show(verdict);
            return verdict.Report.IsAccepted ? ExitCode.Accepted : ExitCode.NotAccepted;
        }
        catch (UsageException e)
        {
            return Fail(e.Message, ExitCode.Usage);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail(e.Message, ExitCode.InputOutput);
        }
        catch (OperationCanceledException)
        {
            return Fail("Stopped. Files that were being written are incomplete.", ExitCode.Cancelled);
        }
    }

    static int Fail(string message, int code)
    {
        Console.Error.WriteLine(message);
        return code;
    }
}
