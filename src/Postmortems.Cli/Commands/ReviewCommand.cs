using System.CommandLine;
using Postmortems.Cli.Output;

namespace Postmortems.Cli.Commands;

/// <summary><c>postmortems review</c>.</summary>
internal static class ReviewCommand
{
    public static Command Create(Shell shell)
    {
        var library = new LibraryArguments();
        var paths = new Argument<string[]>("paths") { Description = "Reports, or folders of them. With --changed-since: those of them that have changed.", Arity = ArgumentArity.ZeroOrMore };
        var since = new Option<string?>("--changed-since")
        {
            Description = "The reports that are not as they were where this branch left that revision: committed or not, renamed or new.",
            HelpName = "revision",
        };
        var links = new Option<string?>("--links")
        {
            Description = "The address before the path of a report, as https://github.com/example/incidents/blob/main/. Default: the site's pages, if the config has a base_url.",
            HelpName = "address",
        };
        var command = new Command("review", "Write a comment for a pull request: what is wrong with the changed reports, what happened before, and what was promised then.") { since, links, paths };
        paths.Validators.Add(CheckArguments.RefuseOptions);
        command.Validators.Add(given =>
        {
            if (given.GetResult(paths) is not { Tokens.Count: > 0 } && given.GetResult(since) is null)
                given.AddError("There is no pull request without changes. Say which they are with --changed-since main, or name the reports.");
            if (given.GetValue(links) is { } address && !Configuration.Addresses.IsWeb(address))
                given.AddError($"'{address}' is no address. Write it as https://github.com/example/incidents/blob/main/.");
        });
        library.AddTo(command);
        command.SetAction(parsed => Run(new CheckRequest(library.Read(parsed, shell), [.. parsed.GetValue(paths) ?? []]) { ChangedSince = parsed.GetValue(since) }, parsed.GetValue(links), shell));
        return command;
    }

    /// <summary>Whatever it finds: a comment does not fail a pull request, <c>check</c> does.</summary>
    private static int Run(CheckRequest request, string? links, Shell shell)
    {
        var scoped = ScopedLibrary.Load(request, shell);
        var comment = new ReviewComment(scoped, new ReviewLinks(scoped.Library, links, shell.PrefixOf(scoped.Library.Root)), request.Library.Today);
        shell.Out.Write(comment.Text());
        return ExitCode.Ok;
    }
}
