package report

// The commitment letter.
var (
	oath             = Text{ZH: "本单位对照突出风险逐项自查，向社会承诺：遵守消防法律法规，及时发现和消除隐患；整改需要时间的，先落实防范措施。承诺内容与实际不符的，愿意承担责任。", EN: "This unit has gone through the prominent risks one by one and commits itself to the public: to keep the fire-safety law, to find and mend hazards in time, and to guard against what takes time to mend. It answers for any statement here that is not true."}
	refusedSay       = Text{ZH: "现在两种承诺都不能如实作出。先做下面写的，再评估一次。", EN: "Neither branch can be stated truthfully now. Do what is written below, then assess again."}
	refusedUncovered = Text{ZH: "这里有的用途，规则包还没有它自己的规定，两种承诺本工具都不替你勾。下面只是判了的部分。按那些规定另外自查过的，可以写明按什么查的、哪天查的、谁查的，印在下面。", EN: "Some of what is done here has rules of its own that the pack does not hold, so this tool ticks neither branch. What is below is only what was judged. A unit that checked itself by those rules may state by which, when and who; it is printed below."}
	branchFirst      = Text{ZH: "第一种：不存在突出风险", EN: "First: no prominent risk stands"}
	branchSecond     = Text{ZH: "第二种：存在突出风险，已落实防范措施", EN: "Second: prominent risks stand, and measures are in place"}
	branchNone       = Text{ZH: "没有作出", EN: "none made"}
	firstHolds       = Text{ZH: "适用：逐项对照，没有发现突出风险。", EN: "It holds: gone through one by one, no prominent risk was found."}
	secondNotNeeded  = Text{ZH: "不适用：没有发现突出风险。", EN: "It does not apply: no prominent risk was found."}
	notHere          = Text{ZH: "不适用：", EN: "It does not apply: "}
	whyFailed        = Text{ZH: "不适用：对照下表，{0}项隐患还没改好。", EN: "It does not apply: hazards that stand, see the table: {0}."}
	whyOthers        = Text{ZH: "不适用：别人的严重责任{0}项没有落实：{1}。", EN: "It does not apply: serious duties of others that are not met ({0}): {1}."}
	whyNotLooked     = Text{ZH: "还不能选：突出风险{0}类还没看全：{1}。", EN: "Not yet: prominent risks that were not looked at in full ({0}): {1}."}
	whyNoLook        = Text{ZH: "还不能选：{0}类风险还没看全，也没写谁在七天内去看：{1}。", EN: "Not yet: of {0} risks something is not known, and nobody is named to look within seven days: {1}."}
	whyNoPlan        = Text{ZH: "还不能选：{0}项没有写全措施、责任人、期限（不早于评估日，不晚于建议的期限）和改好以前的防护：{1}。", EN: "Not yet: {0} lack a measure, a person, a day (not before the assessment, nor after the days advised) or a guard: {1}."}
	whyOpen          = Text{ZH: "还不能选：{0}项没查清，可能是严重隐患：{1}。", EN: "Not yet: {0} are not known and could be serious: {1}."}
	whyGap           = Text{ZH: "还不能选：有重要规定没有判：{0}。", EN: "Not yet: weighty law that is not judged: {0}."}
	whyNoRole        = Text{ZH: "不适用：你们跟这里没有关系，不能替这里承诺。", EN: "It does not apply: you are nothing to this place and cannot commit for it."}
	whyNothing       = Text{ZH: "不适用：没有一条要求适用并且查清了，没有什么可以承诺的。", EN: "It does not apply: no duty applied and was settled, so there is nothing to commit to."}
	whyNoneListed    = Text{ZH: "不适用：没有列出任何隐患。", EN: "It does not apply: nothing is listed."}
	ownCheck         = Text{ZH: "本单位另外声明：“已按{0}自查，{1}，{2}。”这句话是单位自己写的，本工具没有核对，不代表可以签上面任何一种。", EN: "The unit states besides: “Checked by {0}, {1}, {2}.” That is the unit's own sentence; this tool has not checked it, and it opens neither branch above."}
	secRisks         = Text{ZH: "逐项对照", EN: "One by one"}
	colRisk          = Text{ZH: "突出风险", EN: "Prominent risk"}
	colStands        = Text{ZH: "有无", EN: "Stands?"}
	colTaken         = Text{ZH: "存在的问题和已落实的措施", EN: "What stands, and the measures in place"}
	standsWord       = Text{ZH: "有", EN: "yes"}
	notKnown         = Text{ZH: "没查清：{0}", EN: "Not known: {0}"}
	nothingAsked     = Text{ZH: "没有一条定得下来", EN: "Nothing of it is settled"}
	youSaid          = Text{ZH: "本单位答：{0}{1}", EN: "The unit answered: {0} {1}"}
	looksBy          = Text{ZH: "{0}去看，{1}前看完", EN: "{0} looks, by {1}"}
	noLook           = Text{ZH: "没写谁去看、哪天看", EN: "nobody is named to look"}
	riskStates       = Text{ZH: "{0}：{1}。", EN: "{0}: {1}."}
	noMeasure        = Text{ZH: "无措施", EN: "no measure yet"}
	guardIs          = Text{ZH: "防护：{0}", EN: "guard: {0}"}
	measureIs        = Text{ZH: "整改：{0}", EN: "measure: {0}"}
	personIs         = Text{ZH: "{0}负责", EN: "by {0}"}
	byIs             = Text{ZH: "{0}前改好", EN: "until {0}"}
	letterNotKnown   = Text{ZH: "下面是别人的责任，本单位不知道落实了没有：{0}。", EN: "Duties of others of which this unit does not know whether they are met: {0}."}
	letterOpen       = Text{ZH: "另有{0}项一般要求没查清，查清以前不当作合格。", EN: "General duties that are not known, and not taken as met until they are: {0}."}
	secTerm          = Text{ZH: "有效期和性质", EN: "Term and nature"}
	termDays         = Text{ZH: "签字后{0}天有效：{1}签的，到{2}为止。", EN: "Valid for {0} days: signed on {1}, until {2}."}
	termIsOurs       = Text{ZH: "这个期限是本工具的默认期限，不是法定期限。", EN: "The term is this tool's default, not set by law."}
	termNone         = Text{ZH: "没有规定有效期。", EN: "No term is set."}
	letterVoid       = Text{ZH: "出现新的严重隐患，更换责任人或管理人，改变用途或格局，自动作废。", EN: "It is void once a new serious hazard appears, the responsible person or the manager changes, or use or layout changes."}
	letterNot        = Text{ZH: "本承诺由单位自愿公开，不是《消防法》第十五条的告知承诺，也不是江苏的安全风险报告承诺书，不能代替任何许可、检查或者报告。", EN: "The unit makes this commitment of its own accord. It is not the statutory commitment of article 15 of the Fire Protection Law, nor the letter of commitment of Jiangsu's safety-risk report, and replaces no permit, check or report."}
)

// The notice.
var (
	dutyResponsible = Text{ZH: "对本单位的消防安全全面负责。", EN: "Answers for fire safety in this unit."}
	dutyManager     = Text{ZH: "组织巡查、整改、培训演练，管好消防设施。", EN: "Sees to patrols, checks, mending, training, drills and fire facilities."}
	telephoneIs     = Text{ZH: "电话：{0}", EN: "Telephone: {0}"}
	cardAssess      = Text{ZH: "自主评估", EN: "Self-assessed"}
	cardInspect     = Text{ZH: "自主检查", EN: "Self-inspected"}
	cardMend        = Text{ZH: "自主整改", EN: "Self-rectified"}
	cardDone        = Text{ZH: "已评估", EN: "Assessed"}
	cardScore       = Text{ZH: "{0}，{1}分", EN: "{0}, {1} points"}
	cardDay         = Text{ZH: "{0}评", EN: "on {0}"}
	cardLooked      = Text{ZH: "对照{0}条", EN: "{0} duties"}
	cardOpen        = Text{ZH: "{0}条没查清，不算合格", EN: "{0} not known, not taken as met"}
	cardAllKnown    = Text{ZH: "条条有结论", EN: "all of them known"}
	cardHazards     = Text{ZH: "{0}项没改好", EN: "{0} to mend"}
	cardNone        = Text{ZH: "没有查出隐患", EN: "No hazard found"}
	cardOthers      = Text{ZH: "别人的严重隐患{0}项", EN: "serious ones of others: {0}"}
	cardSerious     = Text{ZH: "其中严重{0}项", EN: "serious: {0}"}
	cardPlanned     = Text{ZH: "{0}项已定措施，{1}前改好", EN: "measures set for {0}, by {1}"}
	secPromise      = Text{ZH: "我们的承诺", EN: "Our commitment"}
	promiseFirst    = Text{ZH: "逐项对照突出风险，没有发现。签字的承诺书贴在旁边。", EN: "We went through the prominent risks one by one and found none. The signed letter hangs beside."}
	promiseSecond   = Text{ZH: "还有突出风险，每一项都已落实防范措施。签字的承诺书贴在旁边。", EN: "Prominent risks stand, and measures are in place for each. The signed letter hangs beside."}
	promiseNone     = Text{ZH: "现在还不能作出承诺：有的隐患没有落实措施，或者没有查清。", EN: "We cannot commit ourselves yet: some hazards have no measures, or are not known."}
	secTell         = Text{ZH: "看到这些，请告诉我们", EN: "If you see this, please tell us"}
	callFire        = Text{ZH: "看见着火，马上打119。", EN: "If you see fire, call 119 at once."}
	scanMe          = Text{ZH: "扫一扫，核对这块牌子", EN: "Scan to check this notice"}
	scanSay         = Text{ZH: "码里只有单位、日期、等级、承诺种类和校验码，没有电话，也不联网。", EN: "The code holds the unit, day, grade, kind of commitment and digest: no telephone, no network."}
	contactBy       = Text{ZH: "公开姓名和电话，也是按{0}。", EN: "Names and telephones are posted under {0} too."}
	noticeNot       = Text{ZH: "由单位自己公示，不是主管部门的结论；等级由单位自评。", EN: "Posted by the unit itself; not a finding of the authority. The grade is self-assessed."}
	noticeGaps      = Text{ZH: "另有{0}项规定的条文还没有核对，先不判，也不当作没有；见自主评估报告。", EN: "The text of {0} more rules has not been read: not judged, and not taken as met; the self-assessment report names them."}
	secBoard        = Text{ZH: "另一项公告：{0}", EN: "Another posting: {0}"}
	boardNot        = Text{ZH: "按{0}公告，不是消防公示；没有的，写“无”。", EN: "Posted under {0}; it is another matter than fire-safety disclosure. Where there is none, write so."}
	qrLabel         = Text{ZH: "二维码：单位、日期、等级、承诺种类、校验码", EN: "QR code: unit, day, grade, kind of commitment, digest"}
	qrUnit          = Text{ZH: "单位：{0}", EN: "Unit: {0}"}
	qrDay           = Text{ZH: "日期：{0}", EN: "Day: {0}"}
	qrGrade         = Text{ZH: "自评等级：{0}", EN: "Self-assessed grade: {0}"}
	qrBranch        = Text{ZH: "承诺：{0}", EN: "Commitment: {0}"}
	qrDigest        = Text{ZH: "校验码：{0}", EN: "Digest: {0}"}

	tellUs = []Text{
		Text{ZH: "安全出口锁着", EN: "An exit is locked"},
		Text{ZH: "疏散通道、消防车道被占", EN: "A way of escape or fire lane is blocked"},
		Text{ZH: "指示标志不亮", EN: "An exit sign is dark"},
		Text{ZH: "灭火器、消火栓被挡住", EN: "An extinguisher or hydrant is hidden"},
		Text{ZH: "防火门、防火卷帘关不上", EN: "A fire door or shutter cannot close"},
		Text{ZH: "有人违规动火、充电", EN: "Hot work or charging in a wrong place"},
	}
)
