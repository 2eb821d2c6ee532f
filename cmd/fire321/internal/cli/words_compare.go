package cli

// compare.
var (
	compareDay         = words("，按{0}的法规", ", by the law of {0}")
	compareDayless     = words("，按各答卷的日期", ", each by the day of its answers")
	compareNew         = words("新出隐患：{0}（{1}）", "new hazard: {0} ({1})")
	compareGone        = words("不再是隐患：{0}（{1}）", "no longer a hazard: {0} ({1})")
	compareVerdict     = words("{0}：{1} → {2}", "{0}: {1} → {2}")
	compareGrades      = words("等级：{0} → {1}", "grade: {0} → {1}")
	compareExit        = words("退出码：{0} → {1}", "exit code: {0} → {1}")
	compareAbsent      = words("没有这一条", "no such duty")
	compareByCriterion = words("按条款", "By criterion")
	compareCriterion   = words("{0}（{1}）", "{0} ({1})")
	compareChanged     = words("变化", "changed")
	compareFails       = words("新出", "new")
	compareCleared     = words("消失", "gone")
	compareOpen        = words("没查清", "not known")
	compareSum         = words("共{0}份答卷，{1}份有变化：结论变化{2}处，新出隐患{3}项，消失{4}项；等级变化{5}份，退出码变化{6}份。",
		"{0} units, {1} change: {2} verdicts, {3} new hazards, {4} gone; grades of {5}, exit codes of {6}.")
)
