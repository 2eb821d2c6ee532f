package report

// The short result on a screen.
var (
	groupNow         = phrase{ZH: "现在就能做，不花钱（{0}项）", EN: "Can be done now, free ({0})"}
	groupWeek        = phrase{ZH: "这星期（{0}项）", EN: "This week ({0})"}
	groupWorks       = phrase{ZH: "要花钱、要房东或施工（{0}项）", EN: "Takes money, the landlord or building work ({0})"}
	groupOther       = phrase{ZH: "要改的（{0}项）", EN: "To be fixed ({0})"}
	firstAct         = phrase{ZH: "先做第{0}项，{1}：{2}", EN: "Start with no. {0} ({1}): {2}"}
	firstLook        = phrase{ZH: "先去查清：{0}", EN: "Find out first: {0}"}
	briefToday       = phrase{ZH: "今天", EN: "today"}
	briefBy          = phrase{ZH: "{0}前", EN: "by {0}"}
	briefSoon        = phrase{ZH: "尽快", EN: "soon"}
	labelOpen        = phrase{ZH: "没查清", EN: "Not known"}
	openCould        = phrase{ZH: "{0}项可能是严重隐患：{1}", EN: "could be serious ({0}): {1}"}
	openRest         = phrase{ZH: "{0}项可能是一般隐患：{1}", EN: "could be general ({0}): {1}"}
	labelOthers      = phrase{ZH: "别人的责任", EN: "Duties of others"}
	othersNotMet     = phrase{ZH: "{0}项没落实，请督促：{1}", EN: "not met, urge them ({0}): {1}"}
	othersNotKnown   = phrase{ZH: "{0}项不知道落实了没有", EN: "not known: {0}"}
	labelAdvice      = phrase{ZH: "提示，不作要求", EN: "Advice that binds nobody"}
	adviceNotMet     = phrase{ZH: "{0}项没做到", EN: "not met: {0}"}
	adviceNotAsked   = phrase{ZH: "{0}项没有问到", EN: "not asked about: {0}"}
	labelLetter      = phrase{ZH: "承诺书", EN: "Letter"}
	briefSecond      = phrase{ZH: "只能签第二种：存在突出风险，已落实防范措施。", EN: "Only the second statement may be signed: measures are in place for what is listed."}
	briefRefused     = phrase{ZH: "现在两种承诺都不能如实作出。", EN: "Neither statement can be made truthfully now."}
	labelUntil       = phrase{ZH: "有效", EN: "Holds"}
	briefUntil       = phrase{ZH: "什么都不做，到{0}为止。", EN: "until {0}, if nothing is done."}
	briefLaw         = phrase{ZH: "，法定", EN: ", set by law"}
	briefPlan        = phrase{ZH: "，计划", EN: ", planned"}
	briefUntilMended = phrase{ZH: "改好以前：", EN: "Until fixed: "}
	labelGrade       = phrase{ZH: "评分", EN: "Score"}
	briefOurs        = phrase{ZH: "评分、等级、“严重”“一般”和没写“法定”的日子是本工具的默认办法，不是法定标准。", EN: "Points, grades, the words serious and general, and days not marked “set by law” are this tool's own."}
	briefTerms       = phrase{ZH: "没写“法定”的日子是本工具的建议。", EN: "Days not marked “set by law” are this tool's advice."}
	briefRules       = phrase{ZH: "{0}有效的条文，{1}条适用或可能适用，{2}条不适用", EN: "of {0}: duties that apply or may: {1}, not applicable: {2}"}
	briefUnverified  = phrase{ZH: "{0}条的条文未核对，不计分", EN: "text not checked, no points: {0}"}
	briefGaps        = phrase{ZH: "已知还有{0}项规定没有判，不当作做到了", EN: "law known and not judged, and not taken as met: {0}"}
)
