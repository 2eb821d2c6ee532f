package report

// The result on a screen.
var (
	titleResult    = Text{ZH: "消防安全自查结果", EN: "Fire-safety self-check: the result"}
	secToday       = Text{ZH: "今天就要做的", EN: "To be done today"}
	secUnclear     = Text{ZH: "没查清、可能是严重隐患的（{0}项）", EN: "Not known, and could be serious ({0})"}
	secUnclearRest = Text{ZH: "没查清的其他几项（{0}项）", EN: "Others not known yet ({0})"}
	openNames      = Text{ZH: "{0}。", EN: "{0}."}
	termsNote      = Text{ZH: "标“建议”的期限是本工具的建议，不是法定期限。", EN: "Days marked “advised” are this tool's advice, not set by law."}
	secRiskStates  = Text{ZH: "突出风险，逐项", EN: "The prominent risks, one by one"}
	riskStatesNote = Text{ZH: "没有看过，不等于没有：问到的都答了、没有一样不好，才算“没有查出”。", EN: "Not looked at does not mean not there: “not found” needs each question answered, and none badly."}
	gapsList       = Text{ZH: "{0}。详见《问题隐患清单》。", EN: "{0}. The list of hazards has more."}
	hazardNumber   = Text{ZH: "第{0}项", EN: "no. {0}"}
	hazardRange    = Text{ZH: "第{0}至{1}项", EN: "nos. {0} to {1}"}
	numbered       = Text{ZH: "{0}：{1}", EN: "{0}: {1}"}
	labelSaid      = Text{ZH: "你答", EN: "You said"}
	labelRemedy    = Text{ZH: "改法", EN: "Mend"}
	labelSmallest  = Text{ZH: "最少", EN: "At least"}
	labelPlan      = Text{ZH: "计划", EN: "Plan"}
	labelAfter     = Text{ZH: "改后", EN: "Then"}
	labelGist      = Text{ZH: "大意", EN: "Gist"}
	labelLawToo    = Text{ZH: "又见", EN: "See also"}
	labelHead      = Text{ZH: "属于", EN: "Part of"}
	mendedAlone    = Text{ZH: "只改好这一项，{0}分", EN: "mending this alone gives {0} points"}
	changeTo       = Text{ZH: "“{0}”{1} → {2}", EN: "“{0}” {1} → {2}"}
	changeLapse    = Text{ZH: "（这样就不再适用）", EN: " (the duty then no longer applies)"}
	changeBreak    = Text{ZH: "，但会新出{0}项隐患", EN: ", but new hazards appear: {0}"}
	secRoutes      = Text{ZH: "怎样更进一步", EN: "How to get further"}
	routeGrade     = Text{ZH: "要到“{0}”：", EN: "To reach “{0}”: "}
	routeLetter    = Text{ZH: "要能签承诺书的第一种：", EN: "To sign the first branch of the letter: "}
	routeMend      = Text{ZH: "改好{0}", EN: "mend {0}"}
	routeFind      = Text{ZH: "先查清{0}，结果可能不好", EN: "find out first, which may turn out badly: {0}"}
	quoted         = Text{ZH: "“{0}”", EN: "“{0}”"}
	routeMany      = Text{ZH: "{0}项", EN: "{0} of them"}
	mayFirst       = Text{ZH: "可以签第一种：不存在突出风险。", EN: "The first branch may be signed: no prominent risk stands."}
	maySecond      = Text{ZH: "只能签第二种：存在突出风险，已落实防范措施。第一种不能签，因为：", EN: "Only the second branch may be signed: measures are in place for what is listed. The first may not, because:"}
	othersUnknown  = Text{ZH: "别人的责任有{0}项你不知道，要在承诺书里写明。", EN: "Duties of others that you could not tell: {0}; the letter says so."}

	becauseFailed    = Text{ZH: "{0}还没改好", EN: "not mended yet: {0}"}
	becauseNoPlan    = Text{ZH: "{0}还没有整改措施、责任人、期限和改好前的防护（写进答卷的 plan）", EN: "no measure, person, day and guard until then (plan in the answers): {0}"}
	becauseNotLooked = Text{ZH: "突出风险有{0}类还没看全：{1}", EN: "prominent risks that were not looked at in full ({0}): {1}"}
	becauseOpen      = Text{ZH: "有{0}项没查清，可能是严重隐患", EN: "not known, and could be serious: {0}"}
	becauseOthers    = Text{ZH: "别人的责任有{0}项没有落实", EN: "duties of others that are not met: {0}"}
)
