using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Postmortems.Configuration;
using Postmortems.Language;
using Postmortems.Reading;

namespace Postmortems.Editions;

/// <summary>
/// Takes out of a text what leads to people and to the inside: credentials, e-mail addresses and telephone numbers, internal hosts and networks, the
/// names of people whom fields name, and mentions of anybody. What stands in their place tells nothing of what it was, not even its length.
/// </summary>
internal sealed partial class Scrubber
{
    private readonly Edition _edition;
    private readonly string _language;
    private readonly NameFinder? _names;
    private readonly Regex? _hosts;

    /// <param name="names">Null where the edition names people.</param>
    public Scrubber(Edition edition, string language, NameFinder? names)
    {
        (_edition, _language, _names) = (edition, language, names);
        if (!edition.InternalHosts.IsEmpty)
            _hosts = new Regex($@"([a-z]+://)?([\p{{L}}0-9_-]+\.)*({string.Join('|', edition.InternalHosts.Select(Regex.Escape))})(:[0-9]+)?(/([^\s<>()\[\]""'，。；、]*[^\s<>()\[\]""'，。；、.,;:!?])?)?", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    /// <summary>Whether a name is that of a team, a service or a role, which may be spoken to.</summary>
    public Func<string, bool> IsNobody { get; init; } = _ => false;

    /// <summary>Whether an address leads to the inside, or to a person.</summary>
    public bool IsInside(string address) => Clean(address) != address;

    public string Clean(string text)
    {
        text = Secrets.Masked(text);
        text = Without(text, PersonalData.In(text), _edition.NamesPeople);
        text = _hosts?.Replace(text, _ => Say("edition.address")) ?? text;
        text = InternalUrl().Replace(text, match => InternalAddresses.In(match.Value).IsEmpty && !IsBareHost(match.Groups["host"].Value) ? match.Value : Say("edition.address"));
        text = Without(text, InternalAddresses.In(text), isKept: false);
        if (_names is null)
            return text;
        text = _names.In(text);
        if (!text.Contains('@'))
            return text;
        // In code it may be an annotation.
        var code = CodeStretches.In(text, 0);
        return Mention().Replace(text, match => code.Contains(match.Index + match.Length - 1) || IsNobody(match.Groups["name"].Value) ? match.Value : match.Groups["before"].Value + Say("edition.person"));
    }

    private string Without(string text, ImmutableArray<PublicFault> faults, bool isKept)
    {
        if (faults.IsEmpty || isKept)
            return text;
        var (written, from) = (new StringBuilder(text.Length), 0);
        foreach (var fault in faults)
        {
            written.Append(text, from, fault.Start - from).Append(Say(fault.Variant switch { "mail" => "edition.mail", "network" or "host" => "edition.address", _ => "edition.number" }));
            from = fault.End;
        }

        return written.Append(text, from, text.Length - from).ToString();
    }

    private string Say(string key) => Sentences.Say(_language, key);

    // No host of the web has a name without a dot.
    private static bool IsBareHost(string host) => host is not "localhost" && !host.Contains('.') && !host.StartsWith('[');

    [GeneratedRegex(@"[a-z][a-z0-9+.-]*://(?<user>[^\s/@<>()]*@)?(?<host>[^\s/:?#<>()\[\]""'，。；、]+)([^\s<>()\[\]""'，。；、]*[^\s<>()\[\]""'，。；、.,;:!?])?", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex InternalUrl();

    // "@angular/core" is a package, "a@b" an address, "@@" nobody.
    [GeneratedRegex(@"(?<before>^|[\s(\[,;:，。；：、（*_""'|>]|[\u2E80-\u9FFF])@(?<name>[\p{L}\p{N}_]([\p{L}\p{N}_.-]*[\p{L}\p{N}_])?)(?![\p{L}\p{N}_\-/@(])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Mention();
}
