package report

// The catalogue: every word that the documents say, in both languages. {0},
// {1} … are filled in by say.

// Titles, and what joins words.
var (
	titleReport  = Text{ZH: "消防安全自主评估报告", EN: "Fire-safety self-assessment report"}
	titleHazards = Text{ZH: "问题隐患清单", EN: "List of hazards"}
	titleRectify = Text{ZH: "整改责任清单", EN: "Rectification list"}
	titleNotice  = Text{ZH: "消防安全公示牌", EN: "Fire-safety notice"}
	titleLetter  = Text{ZH: "消防安全承诺书", EN: "Fire-safety commitment"}
	titleRefused = Text{ZH: "消防安全承诺书（现在不能签）", EN: "Fire-safety commitment (not to be signed now)"}
	threeTwoOne  = Text{ZH: "三自主、两公开、一承诺", EN: "Three autonomies, two disclosures, one commitment"}
	sample       = Text{ZH: "样张，内容都是示例", EN: "Sample: everything in it is made up"}
	sampleShort  = Text{ZH: "样张", EN: "Sample"}

	sectionNumber = Text{ZH: "{0}、", EN: "{0}. "}
	comma         = Text{ZH: "，", EN: ", "}
	semicolon     = Text{ZH: "；", EN: "; "}
	colon         = Text{ZH: "：", EN: ": "}
	stop          = Text{ZH: "。", EN: "."}
	listComma     = Text{ZH: "、", EN: ", "}
	listSemicolon = Text{ZH: "；", EN: "; "}
	gap           = Text{ZH: "　", EN: "  "}
	dash          = Text{ZH: "—", EN: "—"}
	or            = Text{ZH: "或", EN: " or "}
	to            = Text{ZH: "～", EN: "–"}
	inBrackets    = Text{ZH: "（{0}）", EN: " ({0})"}
	andMore       = Text{ZH: "，另有{0}项", EN: ", and {0} more"}
	moreOf        = Text{ZH: "另有{0}项", EN: "and {0} more"}
	blank         = Text{ZH: "＿＿＿＿＿＿＿＿", EN: "________________"}
	unitBlank     = Text{ZH: "单位：＿＿＿＿＿＿＿＿", EN: "Unit: ________________"}
	unverified    = Text{ZH: "〔条文未核对〕", EN: " [text not checked]"}
	byLetter      = Text{ZH: "〔通告要求〕", EN: " [asked by the notice]"}
	notMet        = Text{ZH: "没做到：", EN: "Not met: "}
	countOf       = Text{ZH: "{0}{1}", EN: "{0} {1}"}
	noneApply     = Text{ZH: "没有适用的要求", EN: "no duty applies"}

	footPack     = Text{ZH: "规则包{0} {1}", EN: "Pack {0} {1}"}
	footCheck    = Text{ZH: "校验码", EN: "Check"}
	footOwn      = Text{ZH: "由单位自行评估，不是主管部门的结论", EN: "Assessed by the unit itself; not a finding of the authority"}
	footKeep     = Text{ZH: "改好一项签一项，签完存档", EN: "Sign each as it is mended, and file the list"}
	footPost     = Text{ZH: "请贴在出入口、大厅等显眼位置", EN: "Post where everybody sees it: entrance, hall"}
	footRefused  = Text{ZH: "不能签，不要张贴", EN: "Not to be signed or posted"}
	tickedWord   = Text{ZH: "已勾选", EN: "ticked"}
	untickedWord = Text{ZH: "未勾选", EN: "not ticked"}
	pageOf       = Text{ZH: "第 {0} 页，共 {1} 页", EN: "Page {0} of {1}"}
)

// Identity and conclusion.
var (
	labelUnit       = Text{ZH: "单位", EN: "Unit"}
	labelCode       = Text{ZH: "统一社会信用代码", EN: "Credit code"}
	labelAddress    = Text{ZH: "地址", EN: "Address"}
	labelDay        = Text{ZH: "评估日", EN: "Day"}
	labelPlace      = Text{ZH: "场所", EN: "Place"}
	labelRole       = Text{ZH: "身份", EN: "Role"}
	labelClasses    = Text{ZH: "算什么单位", EN: "In law"}
	classBy         = Text{ZH: "{0}（{1}）", EN: "{0} ({1})"}
	classOpen       = Text{ZH: "还不知道算不算：{0}", EN: "not known yet: {0}"}
	labelRules      = Text{ZH: "适用规则", EN: "Rules"}
	rulesSay        = Text{ZH: "{0} {1}，按{2}有效的条文；{3}条适用或可能适用，{4}条不适用", EN: "{0} {1}, by the law of {2}; duties that apply or may: {3}, not applicable: {4}"}
	rulesUnverified = Text{ZH: "；其中{0}条的条文未核对，不计分", EN: "; text not checked, no points: {0}"}

	secConclusion  = Text{ZH: "结论", EN: "Conclusion"}
	gradeLine      = Text{ZH: "{0}：{1}", EN: "{0}: {1}"}
	scoreIs        = Text{ZH: "{0}分", EN: "{0} points"}
	scoreOf        = Text{ZH: "（满分{0}分）。", EN: " of {0}."}
	scoreRange     = Text{ZH: "有的没查清，所以分数是一段范围：没查清的都没做到是低的一头，都做到是高的一头。", EN: "Some of it is not known, so the score is a range: the lower end if all that is open is not met, the upper if it is."}
	scoreMayNone   = Text{ZH: "也可能没有适用的计分要求，不评分。", EN: "It may also be that nothing that earns points applies."}
	scoreNone      = Text{ZH: "没有适用的计分要求，不评分。", EN: "Nothing that earns points applies, so there is no score."}
	gradeOurs      = Text{ZH: "评分办法、等级和“严重”“一般”的划分是本工具的默认办法，不是法定标准。", EN: "Points, grades and the words serious and general are this tool's own, not set by law."}
	gradeBasis     = Text{ZH: "评分办法的依据：{0}。", EN: "The scheme of points and grades is that of {0}."}
	bandFrom       = Text{ZH: "{0}分起{1}", EN: "from {0}: {1}"}
	scaleSay       = Text{ZH: "分数：{0}，满分{1}。{2}。", EN: "Score: {0} of {1}. {2}."}
	gradePartial   = Text{ZH: "（有的用途没判，等级未定）", EN: " (some uses are not judged: not settled)"}
	othersBurn     = Text{ZH: "现场还有{0}项别人的严重隐患没有改好，着了火一样要命。", EN: "Serious hazards that others owe on the premises: {0}. Fire does not ask who owes what."}
	risksNotLooked = Text{ZH: "突出风险有{0}类没有看过。", EN: "Prominent risks that were not looked at: {0}."}
	hazardsAre     = Text{ZH: "有", EN: "Hazards that stand: "}
	majorHazards   = Text{ZH: "{0}项疑似重大火灾隐患", EN: "{0} suspected major"}
	seriousHazards = Text{ZH: "{0}项严重隐患", EN: "{0} serious"}
	generalHazards = Text{ZH: "{0}项一般隐患", EN: "{0} general"}
	noHazards      = Text{ZH: "没有查出隐患。", EN: "No hazard was found."}
	noHazardsYet   = Text{ZH: "还没有查出隐患。", EN: "No hazard was found so far."}
	noneIsNotSafe  = Text{ZH: "没有查出，不等于没有危险：这里只看了规则包里有的、问到了的。", EN: "That does not mean there is no danger: only what the pack holds and what was asked was looked at."}
	openGrave      = Text{ZH: "{0}项没查清，其中{1}项可能是严重隐患。", EN: "Not known: {0}, of which could be serious: {1}."}
	openAllGrave   = Text{ZH: "{0}项没查清，都可能是严重隐患。", EN: "Not known, and could be serious: {0}."}
	openSome       = Text{ZH: "{0}项没查清。", EN: "Not known: {0}."}
	coverMissing   = Text{ZH: "规则包还没有这些用途自己的规定，没有判：{0}。", EN: "The pack does not hold the duties of these yet, and they were not judged: {0}."}
	coverOpen      = Text{ZH: "这里是做什么的还没说清，不知道有没有漏判的。", EN: "What is done here is not (fully) known, so something may be missing."}
)

// The figure.
var (
	secParts    = Text{ZH: "六个方面", EN: "The six parts"}
	partWord    = Text{ZH: "方面", EN: "Part"}
	eachWord    = Text{ZH: "一格是一条要求", EN: "One square is one duty"}
	totalWord   = Text{ZH: "合计", EN: "Total"}
	otherDuties = Text{ZH: "其他消防安全要求", EN: "Other fire-safety duties"}
	metWord     = Text{ZH: "合格", EN: "met"}
	openWord    = Text{ZH: "没查清", EN: "not known"}
	squaresNote = Text{ZH: "不适用的不画。“合格”里也有还没定是不是适用、但适用也合格的。", EN: "What does not apply has no square. Among the met are some that may not apply, and are met if they do."}
)

// Hazards and what is not known.
var (
	secHazards    = Text{ZH: "隐患", EN: "Hazards"}
	secMajor      = Text{ZH: "疑似重大火灾隐患（{0}项）", EN: "Suspected major hazards ({0})"}
	secSerious    = Text{ZH: "严重隐患（{0}项）", EN: "Serious hazards ({0})"}
	secGeneral    = Text{ZH: "一般隐患（{0}项）", EN: "General hazards ({0})"}
	secOthers     = Text{ZH: "别人的责任，请督促（{0}项）", EN: "Duties of others, to be urged ({0})"}
	secOpen       = Text{ZH: "没查清的，不算合格", EN: "What is not known does not count as met"}
	secOpenCount  = Text{ZH: "没查清的，不算合格（{0}项）", EN: "What is not known does not count as met ({0})"}
	secAdvice     = Text{ZH: "提示：现在不作要求", EN: "Advice that binds nobody now"}
	secDoubts     = Text{ZH: "请再看一眼", EN: "Please look again"}
	colNo         = Text{ZH: "序号", EN: "No."}
	colSeverity   = Text{ZH: "程度", EN: "Degree"}
	colDuty       = Text{ZH: "没做到的要求", EN: "Duty not met"}
	colRequired   = Text{ZH: "要求", EN: "Duty"}
	colDutyWhy    = Text{ZH: "没做到的要求和单位的回答", EN: "Duty not met, and what the unit answered"}
	colSaid       = Text{ZH: "单位的回答", EN: "What the unit answered"}
	colLaw        = Text{ZH: "依据", EN: "Law"}
	colMend       = Text{ZH: "期限和谁改", EN: "By when, who"}
	colBy         = Text{ZH: "期限", EN: "By"}
	colWho        = Text{ZH: "谁负责", EN: "Who"}
	colFound      = Text{ZH: "发现日期", EN: "Found on"}
	colCouldBe    = Text{ZH: "可能是", EN: "Could be"}
	colLookAt     = Text{ZH: "怎么查", EN: "Look at"}
	colMeasure    = Text{ZH: "整改措施", EN: "Measure"}
	colDepartment = Text{ZH: "部门", EN: "Department"}
	colPerson     = Text{ZH: "责任人", EN: "Person"}
	colMoney      = Text{ZH: "资金", EN: "Money"}
	colGuard      = Text{ZH: "改好以前怎么防", EN: "Guard until then"}
	colDone       = Text{ZH: "完成日期和签字", EN: "Done on, signed"}
	whateverSaid  = Text{ZH: "不看回答就是这样", EN: "whatever the answers are"}
	gist          = Text{ZH: "大意：{0}", EN: "Gist: {0}"}
	riskLine      = Text{ZH: "突出风险{0}：{1}", EN: "Prominent risk {0}: {1}"}
	foundOn       = Text{ZH: "{0}发现", EN: "found on {0}"}
	soonest       = Text{ZH: "尽快，由单位定", EN: "as soon as possible; the unit sets the day"}
	termOurs      = Text{ZH: "（建议）", EN: " (advised)"}
	termLaw       = Text{ZH: "（法定）", EN: " (set by law)"}
	overdue       = Text{ZH: " 已过期", EN: ", overdue"}
	suggested     = Text{ZH: "建议：{0}", EN: "Advised: {0}"}
	majorNote     = Text{ZH: "是不是重大火灾隐患，由消防救援机构认定；这里只是提醒。", EN: "Whether it is a major fire hazard is for the authority to say; this only warns."}
	seeLists      = Text{ZH: "依据和期限见《问题隐患清单》，措施和责任人见《整改责任清单》。", EN: "For law and days see the list of hazards, for measures and persons the rectification list."}
	couldBe       = Text{ZH: "合格，或{0}隐患", EN: "met, or a {0} hazard"}
	openSay       = Text{ZH: "查清以前不算合格，也不算隐患。", EN: "Until it is known it counts neither as met nor as a hazard."}
	openGeneral   = Text{ZH: "可能是一般隐患的{0}项：{1}。", EN: "Could be general hazards ({0}): {1}."}
	othersFailed  = Text{ZH: "另有{0}项别人的责任没有落实，见《问题隐患清单》。", EN: "Duties of others that are not met: {0}; see the list of hazards."}
	othersMeasure = Text{ZH: "书面告诉责任方，写下告诉了谁、哪天；改好以前自己先防着", EN: "Tell the party in writing, note whom and when, and guard yourself until it is mended"}
	owedBy        = Text{ZH: "别人的责任（{0}）", EN: "another party's duty ({0})"}
	othersOpen    = Text{ZH: "本单位不知道落实了没有的{0}项：{1}。", EN: "Not known to this unit ({0}): {1}."}
	othersDuty    = Text{ZH: "别人的责任，没有落实", EN: "another party's duty, not met"}
	adviceSay     = Text{ZH: "下面这些是没有施行的草案、已经到期的文件或者本工具的建议，不计分，也不影响承诺书。", EN: "These rest on drafts, plans that have ended, or this tool's own advice: no points, and not in the way of the commitment."}
	adviceOpen    = Text{ZH: "还有{0}项提示没有问到。", EN: "Advice that was not asked about: {0}."}
	doubtsSay     = Text{ZH: "下面的回答放在一起，很少会都对。不算隐患，请核实。", EN: "These answers can hardly all be true together. They are no hazards; please check them."}
	doubtOpen     = Text{ZH: "看清改好以前，这几个回答先当没有回答。", EN: "Until settled, these answers count as not given."}
	hazardsNote   = Text{ZH: "“依据”后面的大意是编者写的，以原文为准。标“条文未核对”的，没有人拿条文对过，不计分。标“通告要求”的，没有法律直接要求你们，但承诺书要如实写，不计分。期限标“建议”的是本工具的建议，不是法定期限。", EN: "The gist is in the author's words; the text itself stands. “Text not checked”: nobody has compared it with the law, and it carries no points. “Asked by the notice”: no law demands it of this unit, but its letter has to tell the truth about it; no points. Days marked “advised” are this tool's advice, not set by law."}
	rectifySay    = Text{ZH: "期限标“建议”的是本工具的建议，不是法定期限，由单位自己定。措施、部门、责任人、资金空着的，请填写。", EN: "Days marked “advised” are this tool's advice, not set by law; the unit sets its own. Please fill in what is empty."}
	rectifyOpen   = Text{ZH: "另有{0}项没查清，其中{1}项可能是严重隐患，要先查清，见《问题隐患清单》。", EN: "Not known: {0}, of which {1} could be serious; find out first, see the list of hazards."}
	rectifyNot    = Text{ZH: "这份清单由单位自己制定，不能代替主管部门的整改通知。改好的由责任人或管理人签字。", EN: "This list is the unit's own and does not replace an order of the authority. What is mended is signed by the responsible person or the manager."}
)

// Validity and limits.
var (
	secUntil        = Text{ZH: "到什么时候为止有效", EN: "How long it holds"}
	untilDay        = Text{ZH: "什么都不做，到{0}为止；第二天起不再合格或要重新看：{1}。", EN: "If nothing is done, until {0}; from the day after, no longer met or to be looked at again: {1}."}
	untilNone       = Text{ZH: "现在合格的，没有到日子就失效的。", EN: "Nothing that is met now runs out by itself."}
	untilRewritten  = Text{ZH: "{0}起，有要求换新的条文，要重新评估。", EN: "From {0} some duties have another wording; assess again."}
	untilChanges    = Text{ZH: "换了责任人或管理人、改了用途或格局、有了新的隐患，要重新评估。", EN: "Assess again after a change of the responsible person or manager, of use or layout, or with a new hazard."}
	secLimits       = Text{ZH: "先不判，也不当作没有", EN: "Not judged, and not taken as met"}
	gapsSay         = Text{ZH: "下面这些规定已经知道有，条文还没有核对完，先不判，也不当作没有：", EN: "This law is known to exist and has not been read in full; it is not judged, and not taken as met:"}
	gapsBrief       = Text{ZH: "先不判，也不当作没有：{0}。", EN: "Not judged, and not taken as met: {0}."}
	secAgain        = Text{ZH: "怎么核对", EN: "How to check it"}
	againSay        = Text{ZH: "拿同一份规则包和同一份答卷，任何人都能重算出同样的结果，改过的结果对不上。", EN: "With the same pack and the same answers anyone can work out the same result; one that was edited does not match."}
	labelAssessment = Text{ZH: "本次评估", EN: "Assessment"}
	labelPack       = Text{ZH: "规则包", EN: "Pack"}
	labelAnswers    = Text{ZH: "答卷", EN: "Answers"}
	labelClocks     = Text{ZH: "日期", EN: "Days"}
	clocks          = Text{ZH: "法规日期{0}，判断截至{1}，语义版本{2}", EN: "day of the law {0}, judged as of {1}, semantics {2}"}
	secNot          = Text{ZH: "说明", EN: "What this is not"}
	reportNot       = Text{ZH: "本报告由单位根据自己的回答得出，不是消防救援机构的检查结论，也不能代替行政许可。没有做到的没有隐瞒，没查清的没有当作合格。", EN: "The unit made this report from its own answers. It is not a finding of the fire authority and replaces no permit. Nothing that is not met was hidden, and nothing unknown was taken as met."}
)

// Signatures.
var (
	signResponsible = Text{ZH: "消防安全责任人", EN: "Responsible person"}
	signManager     = Text{ZH: "消防安全管理人", EN: "Fire-safety manager"}
	signChecker1    = Text{ZH: "自查人（一）", EN: "Checked by (1)"}
	signChecker2    = Text{ZH: "自查人（二）", EN: "Checked by (2)"}
	signSeal        = Text{ZH: "单位（盖章）", EN: "Unit (seal)"}
	signDate        = Text{ZH: "日期", EN: "Date"}
)
