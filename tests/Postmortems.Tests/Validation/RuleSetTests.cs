using Postmortems.Language;
using Postmortems.Validation;

namespace Postmortems.Tests.Validation;

/// <summary>The register of rules is whole, in order, and has a sentence for all that it can say.</summary>
public sealed class RuleSetTests
{
    [Fact]
    public void Every_rule_is_registered_once()
    {
        Assert.Equal(Written(typeof(IRule)), RuleSet.All.Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal));
        Assert.Equal(Written(typeof(ILibraryRule)), RuleSet.Library.Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_list_of_rules_is_in_the_order_of_codes()
    {
        IEnumerable<string>[] lists =
        [
            RuleSet.All.Select(rule => rule.Info.Code),
            RuleSet.Library.Select(rule => rule.Info.Code),
            global::Postmortems.Parsing.ReadingRules.All.Select(rule => rule.Code),
            RuleSet.Infos.Select(rule => rule.Code),
        ];
        Assert.All(lists, codes => Assert.Equal(codes.Order(StringComparer.Ordinal), codes));
    }

    [Fact]
    public void Every_reading_rule_is_in_the_list_of_reading_rules() =>
        Assert.Equal(
            typeof(global::Postmortems.Parsing.ReadingRules).GetProperties().Where(property => property.PropertyType == typeof(Diagnostics.RuleInfo)).Select(property => property.GetValue(null)).ToHashSet(),
            global::Postmortems.Parsing.ReadingRules.All.ToHashSet<object?>());

    [Fact]
    public void No_two_rules_share_a_code_or_a_name()
    {
        Assert.Equal(RuleSet.Infos.Length, RuleSet.Infos.DistinctBy(rule => rule.Code).Count());
        Assert.Equal(RuleSet.Infos.Length, RuleSet.Infos.DistinctBy(rule => rule.Name).Count());
    }

    [Fact]
    public void Codes_and_names_have_one_shape() =>
        Assert.All(RuleSet.Infos, rule =>
        {
            Assert.Matches("^PM0[0-8][0-9]{2}$", rule.Code);
            Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)+$", rule.Name);
        });

    [Fact]
    public void A_rule_is_found_by_its_code_in_any_case_and_by_its_name() =>
        Assert.All(RuleSet.Infos, rule =>
        {
            Assert.Same(rule, RuleSet.Find(rule.Code.ToLowerInvariant()));
            Assert.Same(rule, RuleSet.Find(rule.Name));
        });

    [Fact]
    public void Every_rule_has_a_message_in_every_language() =>
        Assert.All(Sentences.Languages, language =>
        {
            var said = Sentences.File(language).Keys.Where(key => !key.EndsWith(".help", StringComparison.Ordinal)).Select(key => key.Split('.')[0]).ToHashSet();
            Assert.Empty(RuleSet.Infos.Select(rule => rule.Name).Except(said));
        });

    private static IEnumerable<string> Written(Type kind) =>
        kind.Assembly.GetTypes().Where(type => type.IsAssignableTo(kind) && !type.IsInterface).Select(type => type.Name).Order(StringComparer.Ordinal);
}
