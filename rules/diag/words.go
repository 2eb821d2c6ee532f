package diag

type words struct{ found, expected Text }

// wordsOf returns the words of a code. In the module for browsers, a code that
// only authors of packs see has no words.
func wordsOf(c Code) words {
	if w, ok := everywhere[c]; ok {
		return w
	}
	return authors[c]
}

// everywhere holds the words of the codes that the module for browsers can
// give; words_authors.go has all others. A test reads the module's packages and
// checks which codes these are. {0}, {1} … are the arguments.
var everywhere = map[Code]words{
	ExprSize:         {Text{"表达式太大：{0}", "the expression is too large: {0}"}, Text{"上限是 {1}", "the limit is {1}"}},
	ExprArity:        {Text{"{0} 的参数个数不对", "wrong number of arguments of {0}"}, Text{}},
	ValueUnknown:     {Text{"没有这个选项：{0}", "no such value: {0}"}, Text{"应为 {1} 之一", "expected one of {1}"}},
	CriterionUnknown: {Text{"没有这个条款：{0}", "no such criterion: {0}"}, Text{}},
	JSONSyntax:       {Text{"不是 JSON：{0}", "not JSON: {0}"}, Text{}},
	BundleMember:     {Text{"规则包文件不对：{0}", "malformed bundle: {0}"}, Text{}},
	FactUnknown:      {Text{"没有这个事实：{0}", "no such fact: {0}"}, Text{"应为 facts/ 中已声明的事实，或 parameters.yaml 中的参数", "expected a fact declared in facts/ or a parameter of parameters.yaml"}},
	HoleUnknown:      {Text{"文书里没有这个空：{0}", "no such hole in a document: {0}"}, Text{"应为这里能填的空，或一个事实；docs/reference/documents.md 里有全部", "expected a hole that can be filled here, or a fact; docs/reference/documents.md has them all"}},
	HoleList:         {Text{"{0} 不是列表，不能逐项重复", "{0} is no list, so nothing repeats over it"}, Text{}},
	HoleBool:         {Text{"{0} 是非，印不出来", "{0} is a condition and has no words"}, Text{"写在 when 里", "write it in `when`"}},
	HoleBrace:        {Text{"花括号不成对，或者里面是空的", "a brace without its fellow, or with nothing in it"}, Text{"空写成 {名称}", "write a hole as {name}"}},
	AnswerMember:     {Text{"答卷写得不对：{0}", "malformed answers: {0}"}, Text{}},
	AssessmentMember: {Text{"评估结果不对：{0}", "malformed assessment: {0}"}, Text{}},
	AnswerFormat:     {Text{"不认识答卷的格式版本 {0}", "unknown format {0} of answers"}, Text{"应为 {1}", "expected {1}"}},
	AnswerPack:       {Text{"这份答卷是给 {0} 的，不是 {1}", "these answers are for {0}, not {1}"}, Text{}},
	AnswerFact:       {Text{"没有这个问题：{0}", "no such fact: {0}"}, Text{}},
	AnswerDerived:    {Text{"“{0}”由别的答案推出，不用填", "“{0}” follows from other answers and cannot be given"}, Text{}},
	AnswerType:       {Text{"“{0}”的答案类型不对", "wrong kind of answer to “{0}”"}, Text{"应为{1}", "expected {1}"}},
	AnswerRange:      {Text{"“{0}”超出范围，现为 {2}", "the answer to “{0}” is out of range: {2}"}, Text{"应在 {1} 之间", "expected {1}"}},
	AnswerDecimals:   {Text{"“{0}”最多 {1} 位小数，现为 {2}", "“{0}” takes at most {1} decimals, not {2}"}, Text{}},
	AnswerDate:       {Text{"“{0}”不是日期：{1}", "no date for “{0}”: {1}"}, Text{"应写成 2026-11-24，只记得月份的写 2026-11", "write 2026-11-24, or 2026-11 where only the month is known"}},
	AnswerFuture:     {Text{"“{0}”的日期 {1} 在答卷日期 {2} 之后", "the date {1} of “{0}” lies after that of the answers, {2}"}, Text{}},
	AnswerOption:     {Text{"“{0}”没有这个选项：{1}", "“{0}” has no option {1}"}, Text{}},
	AnswerTwice:      {Text{"“{0}”里 {1} 写了两次", "“{0}” has {1} twice"}, Text{}},
	AnswerTooMany:    {Text{"“{0}”最多记 {1} 条，现有 {2} 条", "“{0}” holds at most {1} records, not {2}"}, Text{}},
	AnswerField:      {Text{"记录里没有这一栏：{0}", "records have no field {0}"}, Text{}},
	AnswerMore:       {Text{"“{0}”不是多选或记录，不能用 more", "“{0}” is no set or list and takes no more"}, Text{}},
	AnswerCriterion:  {Text{"没有这个条款：{0}", "no such criterion: {0}"}, Text{}},
	AnswerRisk:       {Text{"风险清单里没有 {0}", "no list of risks has {0}"}, Text{"应为清单编号加序号，如 nine-2019.4", "expected the list and the number, such as nine-2019.4"}},
	DayUnknown:       {Text{"规则包没有 {0} 这一天的法规内容", "the pack does not know the law of {0}"}, Text{"应在 {1} 至 {2} 之间", "expected a day from {1} to {2}"}},
	CompileExpr:      {Text{"规则包里 {0} 的表达式不对：{1}", "the expression of {0} in the bundle is wrong: {1}"}, Text{}},
	AssessmentOther:  {Text{"这份结果不是用这个规则包、这些答案评出来的", "the assessment is not of these answers by this bundle"}, Text{"用同一个程序、同一份答案评出来的结果", "what Assess gave for them"}},
	DocumentUnknown:  {Text{"没有这种文书：{0}", "no such document: {0}"}, Text{"有：{1}", "there are: {1}"}},
	CompileCycle:     {Text{"{0} 绕回到它自己", "{0} depends on itself"}, Text{}},
	ParamNoValue:     {Text{"参数 {0} 在 {1} 没有值", "parameter {0} has no value on {1}"}, Text{}},
	TagUnknown:       {Text{"没有条款带这个标签：{0}", "no criterion bears the tag {0}"}, Text{}},
	KeyMissing:       {Text{"缺少 {0}", "{0} is missing"}, Text{}},
	KeyMisplaced:     {Text{"{0} 不能写在这里", "{0} cannot stand here"}, Text{"{1}", "{1}"}},
	ValueForm:        {Text{"读不懂：{0}", "cannot read {0}"}, Text{"应为{1}", "expected {1}"}},
	TextMissing:      {Text{"文字缺少 {0}", "the text lacks {0}"}, Text{"中文（zh）和英文（en）都要写", "write both Chinese (zh) and English (en)"}},
	Limit:            {Text{"{0}太多：{1}", "too many {0}: {1}"}, Text{"最多 {2}", "at most {2}"}},
	IDTwice:          {Text{"{0} 已在 {1} 声明过", "{0} was declared before, at {1}"}, Text{}},
	RangeWrong:       {Text{"{0} 超出范围", "{0} is out of range"}, Text{"应在{1}", "expected {1}"}},
	ThemeUnknown:     {Text{"没有这个主题：{0}", "no such theme: {0}"}, Text{"应在 pack.yaml 的 themes 中列出", "list it under themes in pack.yaml"}},
	CriterionAbsent:  {Text{"{0} 在 {1} 还没有或已经没有文本", "{0} has no wording in force on {1}"}, Text{"换一个日期（--at）", "choose another day (--at)"}},
	GradingRows:      {Text{"分值表的最后一行不能有 when，其余各行要有", "the last row of a table of marks has no when, every other has one"}, Text{}},
	GradingOrder:     {Text{"等级的 at_least 不对：{0}", "at_least of the grades is wrong: {0}"}, Text{"应从高到低，最后一个为 0", "expected them to fall, the last being 0"}},
	GradingOutcome:   {Text{"评分里不能用 {0}", "a grading cannot read {0}"}, Text{"分值只看事实；条款的结果由 select 来选", "marks read facts; outcomes are chosen by select"}},
	CodeNone:         {Text{"里面没有消防自查的码", "there is no fire321 code in it"}, Text{"码以 FIRE321: 开头，以 . 结尾", "a code begins with FIRE321: and ends with a point"}},
	CodeCut:          {Text{"码不完整，或者被改过", "the code is incomplete or was changed"}, Text{"从 FIRE321: 到最后的 . 整段重新复制，或重新扫", "copy it again, from FIRE321: to the last point, or scan it again"}},
	CodeMixed:        {Text{"这几个码不是同一套的", "these codes do not belong together"}, Text{"一次只读同一套的码", "read the codes of one set at a time"}},
	CodeMissing:      {Text{"还缺第 {0} 个码，一共 {1} 个", "code {0} of {1} is still missing"}, Text{"先后不限，接着读", "read it too, in any order"}},
	CodeVersion:      {Text{"这是新版本的码（第 {0} 版），这里读不了", "the code is of a later version, {0}, which cannot be read here"}, Text{"先更新本工具；或让对方发文件", "update this tool first, or have a file sent"}},
	CodeLarge:        {Text{"内容太多，码装不下", "this is too much for codes"}, Text{"改用文件", "use a file"}},
	CodeRules:        {Text{"码是按另一版规则做的，跟这里的规则对不上", "the code was made by other rules, which do not fit those here"}, Text{"两边都更新到最新；或让对方发文件", "update both sides, or have a file sent"}},
	RequestMember:    {Text{"请求写得不对：{0}", "malformed request: {0}"}, Text{}},
	RequestVerb:      {Text{"没有这种请求：{0}", "no such request: {0}"}, Text{}},
	RequestHandle:    {Text{"{0} {1} 没有打开", "{0} {1} is not open"}, Text{"可能已经关闭", "it may have been closed"}},
	BundleDigest:     {Text{"规则包文件的摘要是 {0}", "the digest of the bundle is {0}"}, Text{"应为 {1}；请重新下载", "expected {1}; fetch it again"}},
	BundleForm:       {Text{"规则包文件不是规范的写法", "the bundle is not in its canonical form"}, Text{"用 fire321 bundle 重新生成", "make it again with fire321 bundle"}},
	More:             {Text{"还有 {0} 处没有列出", "and {0} more that are not listed"}, Text{}},
}
