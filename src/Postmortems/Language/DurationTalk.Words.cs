using System.Text.RegularExpressions;

namespace Postmortems.Language;

/// <summary>The words of both languages.</summary>
public static partial class DurationTalk
{
    // They look at a stretch of bounded length, and are compiled: an automaton of each would take longer to build than a library to check.
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    /// <summary>Read from the duration backwards: what does not end there is refused by its last word, and not sought in all that goes before.</summary>
    private const RegexOptions Backwards = Options | RegexOptions.RightToLeft;

    /// <summary>No limit: each looks at a bounded stretch, and to watch the clock costs as much as the match.</summary>
    private const int Patience = Timeout.Infinite;

    private const string Harm = "(outage|incident|downtime|disruption|interruption|unavailability|degradation|impact|problem|issue|failure|effect)";

    private const string Whole = "(the |this |our |total |overall |whole |entire |complete |full |service |production |customer |user |incident |outage |impact ){0,6}";

    /// <summary>The time to …, by its long and its short name.</summary>
    private const string Is = "( was| is|:| \\|| of| about)?( only| just)? \\z";

    /// <summary>Said of another time or of a rule, as a wish or a doubt, or by somebody else.</summary>
    private static readonly WordList Elsewhere = new(
        "would should might if unless each every per average averages typically usually usual normally expected estimated estimate estimates worst peak most "
            + "spanning incidents outages planned scheduled maintenance target goal promise promised slo sla limit timeout budget maximum within between previous previously "
            + "longest shortest longer shorter than vendor vendors provider providers supplier suppliers upstream carrier isp aws azure gcp google cloudflare github call bridge meeting drill earlier last first second third another other others some similar history drill simulated said says say claimed states stated according source ago "
            + "complete full partial partially limited intermittent intermittently followed additional",
        "could have", "can take", "may have ", "may be ", "may last", "may take", "at most", "up to ", "less than", "instead of", "rather than", "in the past", "one of ",
        "for example", "had it ", "at a time", "a day", "a week",
        "供应商", "厂商", "服务商", "运营商", "渠道方", "第三方", "去年", "前年", "上月", "上个月", "上周", "会议", "如果", "若", "假如", "预计", "预期", "估计", "可能", "上次", "上一次", "此前", "以前", "之前", "曾", "历史", "以往", "原文", "据", "声称", "类似", "相比", "而不是", "本可", "演练",
        "过去", "最近", "先后", "随后", "另一", "另外", "其他");

    /// <summary>The same, where another clause of the sentence may well have them.</summary>
    private static readonly WordList ElsewhereInClause = new(
        "",
        "每", "平均", "通常", "一般", "正常情况", "最多", "最长", "至多", "不超过", "不到", "以内", "超时时间", "要求", "目标", "承诺", "阈值", "上限", "应当", "应该", "计划", "首次",
        "第一", "第二", "第三", "其中", "部分", "只需", "需要", "维护", "至今", "才算", "完全不可用");

    private static readonly WordList WholeWords = new(
        "service services site website system platform application app api product users customers clients merchants visitors players everything everyone production nobody "
            + "checkout all cluster",
        "no one", "集群", "服务", "业务", "系统", "平台", "全站", "网站", "站点", "线上", "用户", "客户", "商户");

    private static readonly WordList PartWords = new(
        "node nodes pod pods host hosts server servers replica replicas instance instances worker workers disk disks volume volumes container containers vm vms machine machines "
            + "rack racks link links partition shard shards broker brokers region regions zone zones runner runners job jobs queue queues cron staging test internal canary",
        "节点", "实例", "副本", "机器", "主机", "磁盘", "容器", "单机", "测试", "预发", "灰度", "任务", "队列", "专线", "链路", "分片");

    [GeneratedRegex(@"\A (shorter|longer|less|more|later|earlier|ago|before (the|this|it)|after|into|old|of (data|logs|orders|traffic|events|messages)|a |each|every|per|timeout|window|interval|cache|ttl|前|以前|之前|内|以内|一次|的(数据|日志|订单|消息|流量|缓存|窗口|间隔))", Options, Patience)]
    private static partial Regex NotThatLong();

    [GeneratedRegex(Harm + @"( itself| only| alone| overall| here)? (lasted|lasting)( for)?( a total of)? \z|(\A| )" + Whole + @"(outage|downtime|disruption|interruption|unavailability|incident)( duration| length| time)?( was|:| \|| of)( for)?( a total of)? \z|(\A|[-|] )" + Whole + @"duration( of (the )?(outage|incident|impact|downtime))?( \([a-z ]+\))?(:| \|) \z", Backwards, Patience)]
    private static partial Regex IncidentBefore();

    /// <summary>"The AWS outage", "the vendor's outage": a name before it says whose it was.</summary>
    [GeneratedRegex(@"(\S ([A-Z]\w+)|'s) (outage|incident|downtime|disruption|interruption)\b[^.;]{0,40}\z", RegexOptions.ExplicitCapture | RegexOptions.RightToLeft, Patience)]
    private static partial Regex NamedOther();

    [GeneratedRegex(@"[A-Za-z](的)?(故障|事故|中断)[^，。；,;]{0,10}\z", RegexOptions.ExplicitCapture | RegexOptions.RightToLeft, Patience)]
    private static partial Regex NamedOtherInChinese();

    [GeneratedRegex(@"\A (of )?(total |service |production |major |user-facing |customer-facing )*(outage|downtime|disruption|interruption|unavailability)([ .,;:!)]|\z)", Options, Patience)]
    private static partial Regex IncidentAfter();

    [GeneratedRegex(@"\b(down|unavailable|unreachable|offline|inaccessible|not available|not accessible|not reachable|unusable|degraded|out of service|interrupted|disrupted|affected|impacted)( completely| entirely)? for( a total of)? \z|\b(could not|couldn't|unable to|not able to|nobody could|no one could)( [\w'-]+){1,6} for( a total of)? \z", Backwards, Patience)]
    private static partial Regex OutageBefore();

    [GeneratedRegex(@"\b(took)( us| the team| them| operations| monitoring| the on-call| on-call)? \z", Backwards, Patience)]
    private static partial Regex Took();

    [GeneratedRegex(@"\b(unnoticed|undetected|not noticed|not detected) for \z|\b(time to detect(ion)?|time to notice|detection time|ttd|mttd)" + Is + @"|\bdetection took \z", Backwards, Patience)]
    private static partial Regex DetectBefore();

    [GeneratedRegex(@"\A to (detect|notice|discover|realise|realize)\b", Options, Patience)]
    private static partial Regex ToDetectAfter();

    [GeneratedRegex(@"\A before (we|anyone|anybody|someone|somebody|it|they|the team)( was| had| were)? (noticed|detected|discovered|realised|realized)\b", Options, Patience)]
    private static partial Regex DetectAfter();

    [GeneratedRegex(@"\b(time to acknowledge|time to acknowledgement|tta|mtta)" + Is, Backwards, Patience)]
    private static partial Regex AcknowledgeBefore();

    [GeneratedRegex(@"\b(time to identify|time to diagnose|time to find the (root )?cause)" + Is, Backwards, Patience)]
    private static partial Regex IdentifyBefore();

    [GeneratedRegex(@"\A to (find|identify|locate|diagnose|pin down) the (root |underlying |actual )?cause\b", Options, Patience)]
    private static partial Regex ToIdentifyAfter();

    [GeneratedRegex(@"\b(time to (recover|recovery|resolve|resolution|restore|repair|mitigate|fix)|recovery time|ttr|mttr)" + Is + @"|\brecovery took \z|\b(outage|incident|issue|issues|problem)( was| were| has been| is)( fully| completely| finally)? (resolved|mitigated|fixed) (after|in) \z|\b(service|services)( was| were| has been)( fully| completely| finally)? (restored|recovered) (after|in) \z", Backwards, Patience)]
    private static partial Regex RecoverBefore();

    [GeneratedRegex(@"\A to (fully |completely )?(recover|(restore|resolve|mitigate|fix|repair) (the |this |full )?(service|services|outage|incident|issue|problem|site|system))([ .,;]|\z)", Options, Patience)]
    private static partial Regex ToRecoverAfter();

    private const string Amounts = "(时间|时长)?(总|共|一共|总共|共计|总计|累计|合计|已)?(约|大约|为|是|了|达|长达|到|：|:|\\|)*\\z";

    [GeneratedRegex(@"(故障|事故|中断|停机|宕机|停服|不可用|异常|影响|受影响|瘫痪|无法(访问|使用|登录|登陆|下单|支付|打开))[^，。；,;：:|]{0,4}(持续|历时|时长|长达|共计|总计|累计|合计)" + Amounts + @"|(本次|此次|这次|整个|整体|全部)(故障|事故|中断)(过程|处理)?(总|共|全程|从头到尾)?(耗时|用时|历时|持续)?" + Amounts + @"|全程(总|共)?(耗时|用时|历时|持续)" + Amounts + @"|(\A|\||-)(总)?(影响|故障|中断|停机|持续|不可用|事故)(总)?(时长|时间|持续时间)(：|:|\|)\z", Backwards, Patience)]
    private static partial Regex IncidentBeforeInChinese();

    [GeneratedRegex(@"\A的(服务|业务|系统|全站|完全|整体)?(中断|停机|不可用|宕机|故障)", Options, Patience)]
    private static partial Regex IncidentAfterInChinese();

    [GeneratedRegex(@"(中断|停机|宕机|停服|不可用|瘫痪)(了|约|大约|达|长达)*\z", Backwards, Patience)]
    private static partial Regex OutageBeforeInChinese();

    [GeneratedRegex(@"(发现|检测|感知)(故障|问题|异常)?(耗时|用时|用了|历时|花了|所用时间|时长)" + Amounts, Backwards, Patience)]
    private static partial Regex DetectBeforeInChinese();

    [GeneratedRegex(@"(故障|问题|异常|事故)[^，。；,;]{0,4}(发生|开始|出现)(后|之后)?(过了|约)?\z", Backwards, Patience)]
    private static partial Regex BeganInChinese();

    [GeneratedRegex(@"\A(后|之后)?才?(被)?(我们|值班人员|运维|用户)?(发现|察觉|感知)", Options, Patience)]
    private static partial Regex DetectedAfterInChinese();

    [GeneratedRegex(@"(定位|排查|查明|找到)(根因|原因|问题|故障)?(耗时|用时|用了|历时|花了|所用时间|时长)" + Amounts, Backwards, Patience)]
    private static partial Regex IdentifyBeforeInChinese();

    [GeneratedRegex(@"(恢复|修复|解决|止损|处理)(服务|业务|故障|正常|问题)?(总|共|一共|全程)?(耗时|用时|用了|历时|花了|所用时间|时长)" + Amounts, Backwards, Patience)]
    private static partial Regex RecoverBeforeInChinese();
}
