using Postmortems.BrowserTests.Support;

namespace Postmortems.BrowserTests;

/// <summary>The content security policy holds where it is needed: in the browser.</summary>
[Collection(nameof(SampleSite))]
public class PolicyTests(SampleSite site)
{
    private const string TriesToRun = """
        () => {
          const script = document.createElement('script');
          script.textContent = 'window.ran = true';
          document.body.append(script);
          const element = document.createElement('b');
          element.setAttribute('onclick', 'window.ran = true');
          document.body.append(element);
          element.click();
          return window.ran === true;
        }
        """;

    [BrowserTheory]
    [InlineData(Origin.Folder)]
    [InlineData(Origin.SubPath)]
    public async Task A_script_written_into_a_page_does_not_run(Origin origin)
    {
        var ran = await site.VisitAsync(new View(origin, View.Desk), site.OneOfEachKind(origin), async tab =>
            await tab.Page.EvaluateAsync<bool>(TriesToRun) ? tab.Path : null);
        Faults.None(ran.OfType<string>());
    }
}
