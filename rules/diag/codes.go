package diag

// The codes, by what they are about. Each says in an Example what gives it.
const (
	// Lists of faults

	// More: faults that are not listed, since there are too many.
	More Code = "I-MORE"

	// Expressions

	// ExprSyntax: the expression cannot be read.
	//
	// Example:
	//
	//	require: place.open and
	ExprSyntax Code = "E-EXPR-SYNTAX"
	// ExprRefused: a construct of expr that the rule language leaves out.
	//
	// Example:
	//
	//	require: exit.count / 2 > 1
	ExprRefused Code = "E-EXPR-REFUSED"
	// ExprNot: a bare `not` before a comparison.
	//
	// Example:
	//
	//	require: not exit.count == 1
	ExprNot Code = "E-EXPR-NOT"
	// ExprSize: the expression is too long, too deep or has too many parts.
	ExprSize Code = "E-EXPR-SIZE"
	// ExprType: a value of the wrong kind.
	//
	// Example:
	//
	//	require: exit.count
	ExprType Code = "E-EXPR-TYPE"
	// ExprUnit: numbers of different units.
	//
	// Example:
	//
	//	require: exit.count >= building.height_m
	ExprUnit Code = "E-EXPR-UNIT"
	// ExprRange: a number or date that could leave the bounds of exact arithmetic.
	ExprRange Code = "E-EXPR-RANGE"
	// ExprArity: the wrong number of arguments.
	//
	// Example:
	//
	//	require: days(patrol.last) <= 30
	ExprArity Code = "E-EXPR-ARITY"
	// ExprLiteral: a text that is not compared with an enum.
	//
	// Example:
	//
	//	require: exit.count > "many"
	ExprLiteral Code = "E-EXPR-LITERAL"
	// ExprText: a text fact in an expression.
	//
	// Example:
	//
	//	require: building.name == "public"
	ExprText Code = "E-EXPR-TEXT"
	// ExprCompare: kinds that cannot be compared by == and !=.
	//
	// Example:
	//
	//	require: place.kinds == unit.roles
	ExprCompare Code = "E-EXPR-COMPARE"
	// ExprOrder: kinds that have no order.
	//
	// Example:
	//
	//	require: place.open > true
	ExprOrder Code = "E-EXPR-ORDER"
	// ExprList: a list that is not a fact.
	//
	// Example:
	//
	//	require: any(not place.open, .ok)
	ExprList Code = "E-EXPR-LIST"
	// ExprPlus: the number in plus() is no constant or parameter.
	//
	// Example:
	//
	//	require: asOf <= plus(patrol.last, exit.count, "day")
	ExprPlus Code = "E-EXPR-PLUS"
	// ExprPlusUnit: an unknown unit in plus().
	//
	// Example:
	//
	//	require: asOf <= plus(patrol.last, 2, "week")
	ExprPlusUnit Code = "E-EXPR-PLUS-UNIT"
	// ExprPeriod: an unknown period.
	//
	// Example:
	//
	//	require: periods(patrol.last, asOf, "fortnight") <= 1
	ExprPeriod Code = "E-EXPR-PERIOD"
	// ExprCharacter: a character or word of a Chinese keyboard, or one that no expression has.
	//
	// Example:
	//
	//	require: building.height_m ≥ 24
	ExprCharacter Code = "E-EXPR-CHARACTER"
	// ExprNumber: a number with a unit, an exponent or separators.
	//
	// Example:
	//
	//	require: building.height_m <= 24m
	ExprNumber Code = "E-EXPR-NUMBER"
	// ExprLarge: a number of more digits than can be reckoned with.
	//
	// Example:
	//
	//	require: exit.count <= 99999999999999999999999999
	ExprLarge Code = "E-EXPR-LARGE"
	// ExprName: a name that no fact can have.
	ExprName Code = "E-EXPR-NAME"
	// ExprBracket: a bracket without its mate.
	//
	// Example:
	//
	//	require: (exit.count > 1
	ExprBracket Code = "E-EXPR-BRACKET"
	// ExprChain: comparisons in a row.
	//
	// Example:
	//
	//	require: 1 <= exit.count <= 2
	ExprChain Code = "E-EXPR-CHAIN"
	// ExprFunction: a function that the rule language does not have.
	//
	// Example:
	//
	//	require: abs(exit.count) > 1
	ExprFunction Code = "E-EXPR-FUNCTION"
	// ExprDate: no day of the calendar.
	//
	// Example:
	//
	//	require: patrol.last >= date("2026-02-30")
	ExprDate Code = "E-EXPR-DATE"
	// ExprPolarity: violated() where more violations would relax something.
	//
	// Example:
	//
	//	require: place.open or violated("patrol.lately")
	ExprPolarity Code = "E-EXPR-POLARITY"
	// FactUnknown: an expression names a fact that no file declares.
	//
	// Example:
	//
	//	require: patrol.interval_minute <= 120
	FactUnknown Code = "E-FACT-UNKNOWN"
	// FieldUnknown: a predicate names a field that the list does not have.
	//
	// Example:
	//
	//	require: any(drill.records, .okay)
	FieldUnknown Code = "E-FIELD-UNKNOWN"
	// ValueUnknown: a member that an enum or set does not have.
	//
	// Example:
	//
	//	require: building.use == "publik"
	ValueUnknown Code = "E-VALUE-UNKNOWN"
	// CriterionUnknown: a criterion that the pack does not have.
	//
	// Example:
	//
	//	require: not violated("patrol.latly")
	CriterionUnknown Code = "E-CRITERION-UNKNOWN"
	// TagUnknown: a tag that no criterion bears.
	//
	// Example:
	//
	//	require: countViolated("nigth") == 0
	TagUnknown Code = "E-TAG-UNKNOWN"

	// Bytes

	// SchemaUnknown: a schema that does not exist.
	SchemaUnknown Code = "E-SCHEMA-UNKNOWN"
	// SchemaBroken: a schema that cannot be compiled.
	SchemaBroken Code = "E-SCHEMA-BROKEN"
	// SchemaSize: a document too large or too deep to validate.
	SchemaSize Code = "E-SCHEMA-SIZE"
	// SchemaKey: a key that the schema does not know.
	SchemaKey Code = "E-SCHEMA-KEY"
	// SchemaMissing: a key that the schema requires.
	SchemaMissing Code = "E-SCHEMA-MISSING"
	// SchemaType: a value of the wrong JSON type.
	SchemaType Code = "E-SCHEMA-TYPE"
	// SchemaValue: a value that the schema does not allow.
	SchemaValue Code = "E-SCHEMA-VALUE"
	// JSONSyntax: the bytes are no JSON.
	JSONSyntax Code = "E-JSON-SYNTAX"
	// BundleMember: a member of a bundle that is malformed or unknown.
	BundleMember Code = "E-BUNDLE-MEMBER"

	// Answers

	// AnswerMember: a part of an answers file that is malformed or unknown.
	AnswerMember Code = "E-ANSWER-MEMBER"
	// AssessmentMember: a part of an assessment that no program has written so.
	AssessmentMember Code = "E-ASSESSMENT-MEMBER"
	// AnswerFormat: an answers file of an unknown format.
	AnswerFormat Code = "E-ANSWER-FORMAT"
	// AnswerPack: answers for another pack.
	AnswerPack Code = "E-ANSWER-PACK"
	// AnswerFact: an answer to a fact that does not exist.
	AnswerFact Code = "E-ANSWER-FACT"
	// AnswerDerived: an answer to a fact that follows from others.
	AnswerDerived Code = "E-ANSWER-DERIVED"
	// AnswerType: an answer of the wrong kind.
	AnswerType Code = "E-ANSWER-TYPE"
	// AnswerRange: a number or date out of range.
	AnswerRange Code = "E-VALUE-RANGE"
	// AnswerDecimals: more digits after the point than the fact has.
	AnswerDecimals Code = "E-ANSWER-DECIMALS"
	// AnswerDate: no date of the calendar.
	AnswerDate Code = "E-ANSWER-DATE"
	// AnswerFuture: a date after the day of the answers.
	AnswerFuture Code = "E-ANSWER-FUTURE"
	// AnswerOption: an option that does not exist.
	AnswerOption Code = "E-ANSWER-OPTION"
	// AnswerTwice: an option given twice.
	AnswerTwice Code = "E-ANSWER-TWICE"
	// AnswerTooMany: more records than a list holds.
	AnswerTooMany Code = "E-ANSWER-TOO-MANY"
	// AnswerField: a record with an unknown field.
	AnswerField Code = "E-ANSWER-FIELD"
	// AnswerMore: "at least these" of something that is no set or list.
	AnswerMore Code = "E-ANSWER-MORE"
	// AnswerCriterion: a day or a plan for a criterion that does not exist.
	AnswerCriterion Code = "E-ANSWER-CRITERION"
	// AnswerRisk: a promise to look at a risk that no list has.
	AnswerRisk Code = "E-ANSWER-RISK"

	// Compiling

	// DayUnknown: a day before the pack knows the law.
	DayUnknown Code = "E-DAY-UNKNOWN"
	// CompileExpr: a bundle whose expression is wrong.
	CompileExpr Code = "E-COMPILE-EXPR"
	// CompileCycle: criteria or facts that depend on themselves.
	CompileCycle Code = "E-COMPILE-CYCLE"
	// ParamNoValue: a parameter without a value on the day.
	ParamNoValue Code = "E-PARAM-NO-VALUE"

	// Pack files: the YAML

	// YAMLCharacter: bytes that are no UTF-8, or a character that cannot stand in a file.
	YAMLCharacter Code = "E-YAML-CHARACTER"
	// YAMLSize: the file is too large or nested too deeply.
	YAMLSize Code = "E-YAML-SIZE"
	// YAMLSyntax: the file is no YAML.
	//
	// Example:
	//
	//	require: "public" == building.use
	YAMLSyntax Code = "E-YAML-SYNTAX"
	// YAMLRefused: an anchor, an alias, a tag, a merge key, a second document.
	//
	// Example:
	//
	//	require: !open
	YAMLRefused Code = "E-YAML-REFUSED"
	// YAMLDuplicate: a key that was given before.
	YAMLDuplicate Code = "E-YAML-DUPLICATE"
	// YAMLCut: an expression that a number sign cuts short.
	//
	// Example:
	//
	//	require: len(drill.records) > 0 and any(drill.records, # .ok)
	YAMLCut Code = "E-YAML-CUT"
	// KeyUnknown: a key that does not exist here.
	//
	// Example:
	//
	//	pilar: self-inspect
	KeyUnknown Code = "E-KEY-UNKNOWN"
	// KeyMissing: a key that must be there.
	//
	// Example:
	//
	//	remedy: {zh: 改, en: Mend it, basis: [{source: law}]}
	KeyMissing Code = "E-KEY-MISSING"
	// KeyMisplaced: a key that exists, but not for this.
	KeyMisplaced Code = "E-KEY-MISPLACED"
	// NodeType: a list where a map belongs, and the like.
	//
	// Example:
	//
	//	tags: night
	NodeType Code = "E-NODE-TYPE"
	// ValueForm: a value that cannot be read as what it should be.
	//
	// Example:
	//
	//	from: 2010-02-30
	ValueForm Code = "E-VALUE-FORM"
	// TextMissing: words that stand in one language only.
	//
	// Example:
	//
	//	title: {zh: 多一条}
	TextMissing Code = "E-TEXT-MISSING"

	// Pack files: what they say

	// FileUnknown: a file that no pack has.
	FileUnknown Code = "E-FILE-UNKNOWN"
	// FileRead: a file that cannot be read.
	FileRead Code = "E-FILE-READ"
	// FileKind: a pipe, a socket or a device where a file belongs.
	FileKind Code = "E-FILE-KIND"
	// PackLink: a folder of a pack that is a link to one elsewhere.
	PackLink Code = "E-PACK-LINK"
	// Limit: more of something than a pack may hold.
	Limit Code = "E-LIMIT"
	// IDForm: an id with characters that an id does not have.
	//
	// Example:
	//
	//	tags: [At Night]
	IDForm Code = "E-ID-FORM"
	// IDReserved: a fact whose id begins with a word of the language.
	IDReserved Code = "E-ID-RESERVED"
	// IDTwice: something that was declared before.
	//
	// Example:
	//
	//	tags: [night, night]
	IDTwice Code = "E-ID-TWICE"
	// IDPrefix: a fact whose id is the beginning of another's.
	IDPrefix Code = "E-ID-PREFIX"
	// IDFile: an id that is not what the file or folder is called.
	IDFile Code = "E-ID-FILE"
	// RangeWrong: a number or date outside of its bounds, or bounds in the wrong order.
	//
	// Example:
	//
	//	from: 1899-12-31
	RangeWrong Code = "E-RANGE"
	// SourceUnknown: a source that no file declares.
	//
	// Example:
	//
	//	basis: [{source: laws, article: 第一条}]
	SourceUnknown Code = "E-SOURCE-UNKNOWN"
	// ArticleUnknown: an article that its source does not have.
	//
	// Example:
	//
	//	basis: [{source: law, article: 第一条第二款}]
	ArticleUnknown Code = "E-ARTICLE-UNKNOWN"
	// ThemeUnknown: a criteria file that is no theme of pack.yaml.
	ThemeUnknown Code = "E-THEME-UNKNOWN"
	// PageUnknown: a page without a file.
	PageUnknown Code = "E-PAGE-UNKNOWN"
	// RiskUnknown: a number that no list of risks has.
	//
	// Example:
	//
	//	risk: [10]
	RiskUnknown Code = "E-RISK-UNKNOWN"
	// RiskLost: a list of risks, or a criterion, that stands in place of another
	// and has not all of its risks.
	RiskLost Code = "E-RISK-LOST"
	// DateOrder: an end before its beginning.
	//
	// Example:
	//
	//	until: 2009-12-31
	DateOrder Code = "E-DATE-ORDER"
	// RevisionOverlap: dated wordings out of order, or two at once.
	RevisionOverlap Code = "E-REVISION-OVERLAP"
	// BasisFrom: a wording that is older than its law.
	//
	// Example:
	//
	//	from: 2002-04-30
	BasisFrom Code = "E-BASIS-FROM"
	// BasisLapse: a wording that outlives its law and does not say as what.
	BasisLapse Code = "E-BASIS-LAPSE"
	// LapseApproved: approved-before without a date of approval in `when`.
	//
	// Example:
	//
	//	after_lapse: approved-before
	LapseApproved Code = "E-LAPSE-APPROVED"
	// CriterionCycle: criteria that read each other's outcomes in a circle.
	//
	// Example:
	//
	//	require: not violated("extra.one")
	CriterionCycle Code = "E-CRITERION-CYCLE"
	// DeriveCycle: facts that follow from each other in a circle.
	DeriveCycle Code = "E-DERIVE-CYCLE"
	// DisplaceCycle: criteria that displace each other.
	//
	// Example:
	//
	//	displaces: [extra.one]
	DisplaceCycle Code = "E-DISPLACE-CYCLE"
	// DisplaceWeak: a displacing criterion that is advice or that nobody has verified.
	//
	// Example:
	//
	//	displaces: [patrol.lately]
	//	basis: [{source: law, article: 第二条}]
	DisplaceWeak Code = "E-DISPLACE-WEAK"
	// PointsNone: points for a criterion that is only counted, counts others, or
	// binds through the letter alone.
	//
	// Example:
	//
	//	summary: true
	//	points: 2
	PointsNone Code = "E-POINTS-NONE"
	// CheckReopens: a check takes back an answer that its condition does not read.
	CheckReopens Code = "E-CHECK-REOPENS"
	// EmptyList: a requirement that an empty list would satisfy.
	//
	// Example:
	//
	//	require: all(drill.records, .ok)
	EmptyList Code = "E-EMPTY-LIST"
	// NeverFails: a criterion that cannot fail when nothing is answered.
	//
	// Example:
	//
	//	require: patrol.interval_minutes <= 10080
	NeverFails Code = "E-NEVER-FAILS"
	// PackMissing: a pack that is in none of the file systems.
	PackMissing Code = "E-PACK-MISSING"
	// PackTwice: a pack that is in two file systems.
	PackTwice Code = "E-PACK-TWICE"
	// PackVersion: a pack whose version is not the one asked for.
	PackVersion Code = "E-PACK-VERSION"
	// PackCycle: packs that build on each other in a circle.
	PackCycle Code = "E-PACK-CYCLE"
	// PackKind: a module where a pack belongs, or a pack where a module belongs.
	PackKind Code = "E-PACK-KIND"
	// PackSubject: packs for different subjects.
	PackSubject Code = "E-PACK-SUBJECT"
	// LayerWas: a layer that replaces a wording or values it has not seen.
	LayerWas Code = "E-LAYER-WAS"
	// ParamUnknown: a layer that replaces a parameter which no pack below it has.
	ParamUnknown Code = "E-PARAM-UNKNOWN"
	// LayerStale: a parent's wording or value that is newer than the layer's.
	LayerStale Code = "E-LAYER-STALE"

	// Command line

	// VerbUnknown: a verb that the command does not have.
	VerbUnknown Code = "E-VERB-UNKNOWN"
	// FlagUnknown: a flag that the verb does not have.
	FlagUnknown Code = "E-FLAG-UNKNOWN"
	// FlagValue: a flag without its value, or with one that it cannot have.
	FlagValue Code = "E-FLAG-VALUE"
	// ArgMissing: an argument that the verb needs.
	ArgMissing Code = "E-ARG-MISSING"
	// ArgExtra: an argument that the verb does not take.
	ArgExtra Code = "E-ARG-EXTRA"
	// FileMissing: a file or folder that does not exist.
	FileMissing Code = "E-FILE-MISSING"
	// FileExists: a file or folder that would be overwritten.
	FileExists Code = "E-FILE-EXISTS"
	// FileWrite: a file that cannot be written.
	FileWrite Code = "E-FILE-WRITE"
	// ServeAddr: an address that the command cannot serve at.
	ServeAddr Code = "E-SERVE-ADDR"
	// CriterionAbsent: a criterion that has no wording in force on the day.
	CriterionAbsent Code = "E-CRITERION-ABSENT"

	// Grading

	// GradingRows: a table of marks in which some case has no row, or a row can never hold.
	GradingRows Code = "E-GRADING-ROWS"
	// GradingOrder: grades that do not fall from the best to one from 0.
	GradingOrder Code = "E-GRADING-ORDER"
	// GradingOutcome: a table of marks that reads outcomes of criteria.
	GradingOutcome Code = "E-GRADING-OUTCOME"

	// The bridge

	// RequestMember: a member of a request that is malformed, missing or unknown.
	RequestMember Code = "E-REQUEST-MEMBER"
	// RequestVerb: a request for something that the bridge does not do.
	RequestVerb Code = "E-REQUEST-VERB"
	// RequestHandle: a bundle or session that is not open.
	RequestHandle Code = "E-REQUEST-HANDLE"
	// BundleDigest: a bundle whose bytes are not those that were expected.
	BundleDigest Code = "E-BUNDLE-DIGEST"
	// BundleForm: a bundle that is not in its canonical form.
	BundleForm Code = "E-BUNDLE-FORM"

	// Lint

	// PlusAsOf: a term counted back from asOf, which ends on another day.
	//
	// Example:
	//
	//	require: plus(asOf, -12, "month") <= patrol.last
	PlusAsOf Code = "W-PLUS-ASOF"
	// BasisEnds: a further basis that ends before the wording does.
	BasisEnds Code = "W-BASIS-ENDS"
	// QuestionLong: a question of more than 24 characters.
	QuestionLong Code = "W-QUESTION-LONG"
	// WhereMissing: a question that does not say where to look.
	WhereMissing Code = "W-WHERE-MISSING"
	// Untested: a criterion without a test.
	Untested Code = "W-UNTESTED"
	// FactUnused: a fact that nothing reads.
	FactUnused Code = "W-FACT-UNUSED"
	// ParamUnused: a parameter that nothing reads.
	ParamUnused Code = "W-PARAM-UNUSED"
	// RelaxIdle: values that relax a parent's and have no effect, since their basis is unverified.
	RelaxIdle Code = "I-RELAX-IDLE"
	// ArticleUnused: an article that no criterion cites.
	ArticleUnused Code = "I-ARTICLE-UNUSED"
)

type words struct{ found, expected Text }

// catalogue holds the words of every code. {0}, {1} … are the arguments.
var catalogue = map[Code]words{
	ExprSyntax:       {Text{"读不懂这个表达式：{0}", "cannot read the expression: {0}"}, Text{}},
	ExprRefused:      {Text{"规则语言里没有这种写法：{0}", "the rule language has no {0}"}, Text{}},
	ExprNot:          {Text{"not 后面的比较要加括号", "a comparison after not needs parentheses"}, Text{}},
	ExprSize:         {Text{"表达式太大：{0}", "the expression is too large: {0}"}, Text{"上限是 {1}", "the limit is {1}"}},
	ExprType:         {Text{"这里是{0}", "this is {0}"}, Text{"应为{1}", "expected {1}"}},
	ExprUnit:         {Text{"单位不同：{0} 和 {1}", "different units: {0} and {1}"}, Text{"应换成同一单位", "expected the same unit"}},
	ExprRange:        {Text{"这里的数或日期可能超出能精确计算的范围", "a number or date here could leave the range of exact arithmetic"}, Text{"请缩小事实的 min、max 或 decimals", "narrow min, max or decimals of the facts"}},
	ExprArity:        {Text{"{0} 的参数个数不对", "wrong number of arguments of {0}"}, Text{}},
	ExprLiteral:      {Text{"文字“{0}”只能用来和单选事实比较", "the text \"{0}\" can only be compared with an enum"}, Text{}},
	ExprText:         {Text{"{0} 是文字，只打印，不参与判断", "{0} is a text: it is printed, no expression reads it"}, Text{}},
	ExprCompare:      {Text{"{0} 不能用 == 或 != 比较", "a {0} cannot be compared by == or !="}, Text{"多选用 has，单选用 in", "use has for sets, in for enums"}},
	ExprOrder:        {Text{"{0} 没有大小先后", "a {0} has no order"}, Text{"只有数和日期能比大小先后", "only numbers and dates have one"}},
	ExprList:         {Text{"这里只能直接写一个记录事实", "only a list fact can stand here"}, Text{}},
	ExprPlus:         {Text{"plus 的第二个参数应是整数常量或参数", "the second argument of plus must be a whole constant or a parameter"}, Text{}},
	ExprPlusUnit:     {Text{"plus 没有这个单位：{0}", "plus has no unit {0}"}, Text{"应为 day、month 或 year", "expected day, month or year"}},
	ExprPeriod:       {Text{"没有这种周期：{0}", "no such period: {0}"}, Text{"应为 day、week、half-month、month、quarter、half-year 或 year", "expected day, week, half-month, month, quarter, half-year or year"}},
	ExprCharacter:    {Text{"表达式里不能用这个字符或词：{0}", "this character or word cannot stand in an expression: {0}"}, Text{}},
	ExprNumber:       {Text{"数写成了 {0}", "a number is written {0}"}, Text{"数只有数字和小数点", "numbers have digits and a point only"}},
	ExprLarge:        {Text{"数太大或小数太长：{0}", "the number is too large or too fine: {0}"}, Text{"最多 18 位数字", "at most 18 digits"}},
	ExprName:         {Text{"{0} 不能作名字", "{0} cannot be a name"}, Text{"名字只有英文字母、数字、下划线和点", "names have ASCII letters, digits, underscores and dots"}},
	ExprBracket:      {Text{"括号 {0} 没有配对：{1}", "the bracket {0} has no mate: {1}"}, Text{}},
	ExprChain:        {Text{"比较不能连着写：{0}", "comparisons in a row: {0}"}, Text{}},
	ExprFunction:     {Text{"规则语言里没有这个函数：{0}", "the rule language has no function {0}"}, Text{}},
	ExprDate:         {Text{"日历上没有这一天：{0}", "no day of the calendar: {0}"}, Text{"应写成 date(\"2026-11-24\")", "write date(\"2026-11-24\")"}},
	ExprPolarity:     {Text{"{0} 放在这里，违反得越多反而越宽", "with {0} here, more violations would make the rule laxer"}, Text{"违反只能让条款适用或不合格", "violations may only make a criterion apply or fail"}},
	FactUnknown:      {Text{"没有这个事实：{0}", "no such fact: {0}"}, Text{"应为 facts/ 中已声明的事实，或 parameters.yaml 中的参数", "expected a fact declared in facts/ or a parameter of parameters.yaml"}},
	FieldUnknown:     {Text{"记录里没有这一栏：{0}", "the records have no field {0}"}, Text{}},
	ValueUnknown:     {Text{"没有这个选项：{0}", "no such value: {0}"}, Text{"应为 {1} 之一", "expected one of {1}"}},
	CriterionUnknown: {Text{"没有这个条款：{0}", "no such criterion: {0}"}, Text{}},
	SchemaUnknown:    {Text{"没有这个结构定义：{0}", "no such schema: {0}"}, Text{}},
	SchemaBroken:     {Text{"结构定义不对：{0}", "the schema is broken: {0}"}, Text{}},
	SchemaSize:       {Text{"文件太大或嵌套太深", "the document is too large or too deep"}, Text{"上限是 {0}", "the limit is {0}"}},
	SchemaKey:        {Text{"这里不能有这个键", "this key cannot stand here"}, Text{"{1}", "{1}"}},
	SchemaMissing:    {Text{"缺少必需的键", "a required key is missing"}, Text{"{1}", "{1}"}},
	SchemaType:       {Text{"类型不对：{0}", "wrong type: {0}"}, Text{"{1}", "{1}"}},
	SchemaValue:      {Text{"值不对：{0}", "this value cannot stand here: {0}"}, Text{"{1}", "{1}"}},
	JSONSyntax:       {Text{"不是 JSON：{0}", "not JSON: {0}"}, Text{}},
	BundleMember:     {Text{"规则包文件不对：{0}", "malformed bundle: {0}"}, Text{}},
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
	DayUnknown:       {Text{"规则包从 {1} 起才有法规内容，没有 {0} 这一天的", "the pack knows the law from {1}, not of {0}"}, Text{"请换一个日期", "choose a later day"}},
	CompileExpr:      {Text{"规则包里 {0} 的表达式不对：{1}", "the expression of {0} in the bundle is wrong: {1}"}, Text{}},
	CompileCycle:     {Text{"{0} 绕回到它自己", "{0} depends on itself"}, Text{}},
	ParamNoValue:     {Text{"参数 {0} 在 {1} 没有值", "parameter {0} has no value on {1}"}, Text{}},
	TagUnknown:       {Text{"没有条款带这个标签：{0}", "no criterion bears the tag {0}"}, Text{}},
	YAMLCharacter:    {Text{"文件里有不能用的字符：{0}", "a character that cannot stand in a file: {0}"}, Text{}},
	YAMLSize:         {Text{"文件太大：{0}", "the file is too large: {0}"}, Text{"上限是 {1}", "the limit is {1}"}},
	YAMLSyntax:       {Text{"YAML 写得不对：{0}", "malformed YAML: {0}"}, Text{}},
	YAMLRefused:      {Text{"这里不能用 YAML 的{0}", "YAML's {0} cannot be used here"}, Text{}},
	YAMLDuplicate:    {Text{"{0} 写了两次，前一次在第 {1} 行", "{0} is given twice, first in line {1}"}, Text{}},
	YAMLCut:          {Text{"# 后面的内容被当作注释截掉了", "everything after # was cut off as a comment"}, Text{"把表达式写成 |- 块", "write the expression as a |- block"}},
	KeyUnknown:       {Text{"没有 {0} 这个键", "no such key: {0}"}, Text{"应为 {1} 之一", "expected one of {1}"}},
	KeyMissing:       {Text{"缺少 {0}", "{0} is missing"}, Text{}},
	KeyMisplaced:     {Text{"{0} 不能写在这里", "{0} cannot stand here"}, Text{"{1}", "{1}"}},
	NodeType:         {Text{"这里是{0}", "this is {0}"}, Text{"应为{1}", "expected {1}"}},
	ValueForm:        {Text{"读不懂：{0}", "cannot read {0}"}, Text{"应为{1}", "expected {1}"}},
	TextMissing:      {Text{"文字缺少 {0}", "the text lacks {0}"}, Text{"中文（zh）和英文（en）都要写", "write both Chinese (zh) and English (en)"}},
	FileUnknown:      {Text{"规则包里没有这种文件：{0}", "a pack has no such file: {0}"}, Text{"应为 {1}", "expected {1}"}},
	FileRead:         {Text{"读不了文件：{0}", "cannot read the file: {0}"}, Text{}},
	FileKind:         {Text{"不是普通文件，是{0}", "no regular file but {0}"}, Text{"应为普通文件，或指向普通文件的链接", "expected a regular file, or a link to one"}},
	PackLink:         {Text{"文件夹 {0} 是一个链接，里面的文件读不到", "the folder {0} is a link, and what is in it is not read"}, Text{"应为文件夹本身；里面的文件可以是链接", "expected the folder itself; the files in it may be links"}},
	Limit:            {Text{"{0}太多：{1}", "too many {0}: {1}"}, Text{"最多 {2}", "at most {2}"}},
	IDForm:           {Text{"{0} 不能作编号", "{0} cannot be an id"}, Text{"应为{1}", "expected {1}"}},
	IDReserved:       {Text{"{0} 用规则语言的词 {1} 开头", "{0} begins with {1}, a word of the rule language"}, Text{}},
	IDTwice:          {Text{"{0} 已在 {1} 声明过", "{0} was declared before, at {1}"}, Text{}},
	IDPrefix:         {Text{"{0} 是 {1} 的开头", "{0} is the beginning of {1}"}, Text{"编号不能是另一个编号的开头", "no id may be the beginning of another"}},
	IDFile:           {Text{"编号 {0} 和文件的位置不一致", "the id {0} is not what the file or folder is called"}, Text{"应为 {1}", "expected {1}"}},
	RangeWrong:       {Text{"{0} 超出范围", "{0} is out of range"}, Text{"应在{1}", "expected {1}"}},
	SourceUnknown:    {Text{"没有这个来源：{0}", "no such source: {0}"}, Text{"应为 sources/ 中的文件", "expected a file of sources/"}},
	ArticleUnknown:   {Text{"来源 {0} 里没有“{1}”", "the source {0} has no article {1}"}, Text{}},
	ThemeUnknown:     {Text{"没有这个主题：{0}", "no such theme: {0}"}, Text{"应在 pack.yaml 的 themes 中列出", "list it under themes in pack.yaml"}},
	PageUnknown:      {Text{"没有这一页：{0}", "no such page: {0}"}, Text{"应为 facts/ 中的文件", "expected a file of facts/"}},
	RiskUnknown:      {Text{"风险清单里没有第 {0} 项", "no list of risks has an item {0}"}, Text{}},
	RiskLost:         {Text{"{0} 代替 {1}，却没有它的第 {2} 项风险", "{0} stands in place of {1} and lacks its risk {2}"}, Text{"加上第 {2} 项", "add item {2}"}},
	DateOrder:        {Text{"结束日期 {0} 早于开始日期 {1}", "it ends on {0}, before it begins on {1}"}, Text{}},
	RevisionOverlap:  {Text{"{0} 起的一段没有排在前一段（从 {1} 起）之后", "what begins on {0} does not come after the one before it, from {1}"}, Text{"按日期排列，不能重叠", "put them in order of their dates, without overlap"}},
	BasisFrom:        {Text{"从 {0} 起适用，依据 {1} 却从 {2} 起才有", "it applies from {0}, but its basis {1} only from {2}"}, Text{}},
	BasisLapse:       {Text{"依据 {0} 到 {1} 为止，这一段还在适用", "its basis {0} ended on {1}, but the wording goes on"}, Text{"写上 until，或者写 after_lapse: advice 或 approved-before", "give until, or after_lapse: advice or approved-before"}},
	LapseApproved:    {Text{"approved-before 的 when 里没有比较日期", "approved-before, but `when` compares no date"}, Text{"应写上批准日期，例如 building.approved_on < date(\"2023-03-01\")", "expected the date of approval, such as building.approved_on < date(\"2023-03-01\")"}},
	CriterionCycle:   {Text{"{0} 绕回到它自己：{1}", "{0} depends on its own outcome: {1}"}, Text{}},
	DeriveCycle:      {Text{"{0} 由它自己推出：{1}", "{0} follows from itself: {1}"}, Text{}},
	DisplaceCycle:    {Text{"{0} 取代了它自己：{1}", "{0} displaces itself: {1}"}, Text{}},
	DisplaceWeak:     {Text{"{0} 不能取代别的条款：依据 {1} 没有核对，或只是提示", "{0} cannot displace: its basis {1} is unverified, or only advice"}, Text{}},
	PointsNone:       {Text{"汇总、要素和只因承诺书才问的条款没有分值", "a summary, an element and what binds through the letter have no points"}, Text{}},
	CheckReopens:     {Text{"when 里没有读 {0}", "`when` does not read {0}"}, Text{"reopens 里只能写 when 读到的事实", "reopens takes only facts that `when` reads"}},
	EmptyList:        {Text{"{0} 一条记录也没有时，这里也算满足", "an empty {0} would satisfy this"}, Text{"写上 len({0}) > 0，或用 empty_ok 说明理由", "write len({0}) > 0 beside it, or give the reason in empty_ok"}},
	NeverFails:       {Text{"{0} 在什么都没回答时也不可能不合格", "{0} cannot fail when nothing is answered"}, Text{"没有回答不能算合格", "silence must not read as compliance"}},
	PackMissing:      {Text{"找不到规则包 {0}", "no such pack: {0}"}, Text{}},
	PackTwice:        {Text{"规则包 {0} 有两份", "the pack {0} is there twice"}, Text{"几个文件系统里只能有一份", "expected it in one file system only"}},
	PackVersion:      {Text{"{0} 的版本是 {1}", "{0} has version {1}"}, Text{"应为 {2} 或更新的同一大版本", "expected {2} or newer, of the same major version"}},
	PackCycle:        {Text{"{0} 绕回到它自己：{1}", "{0} builds on itself: {1}"}, Text{}},
	PackKind:         {Text{"{0} 是{1}", "{0} is {1}"}, Text{"应为{2}", "expected {2}"}},
	PackSubject:      {Text{"{0} 的对象是 {1}", "{0} is for {1}"}, Text{"应为 {2}", "expected {2}"}},
	LayerWas:         {Text{"{0} 现在的指纹是 {1}，不是 {2}", "{0} is now {1}, not {2}"}, Text{"看过上级现在的写法后，把 was 改为 {1}", "look at what the parent says now, then write was: {1}"}},
	LayerStale:       {Text{"上级的 {0} 从 {1} 起有新规定，本层从 {2} 起的一段没有重新说明", "the parent's {0} changes on {1}, and this, from {2}, is older"}, Text{"加一段 from: {1}", "add an entry with from: {1}"}},
	ParamUnknown:     {Text{"上级没有这个参数：{0}", "no pack below has the parameter {0}"}, Text{}},
	VerbUnknown:      {Text{"没有这个命令：{0}", "no such verb: {0}"}, Text{}},
	FlagUnknown:      {Text{"{1} 没有这个选项：{0}", "{1} has no flag {0}"}, Text{}},
	FlagValue:        {Text{"{0} 的值不对：{1}", "wrong value for {0}: {1}"}, Text{"应为{2}", "expected {2}"}},
	ArgMissing:       {Text{"{0} 后面缺少{1}", "{0} lacks {1}"}, Text{}},
	ArgExtra:         {Text{"{0} 不需要这个参数：{1}", "{0} takes no argument {1}"}, Text{}},
	FileMissing:      {Text{"没有这个文件或文件夹：{0}", "no such file or folder: {0}"}, Text{}},
	FileExists:       {Text{"已经有了，不覆盖：{0}", "it is there already and is not overwritten: {0}"}, Text{}},
	FileWrite:        {Text{"写不了文件：{0}", "cannot write the file: {0}"}, Text{}},
	ServeAddr:        {Text{"不能在这个地址上提供服务：{0}（{1}）", "cannot serve at {0}: {1}"}, Text{"换一个地址（--addr），如 localhost:8321", "choose another address (--addr), such as localhost:8321"}},
	CriterionAbsent:  {Text{"{0} 在 {1} 还没有或已经没有文本", "{0} has no wording in force on {1}"}, Text{"换一个日期（--at）", "choose another day (--at)"}},
	GradingRows:      {Text{"分值表的最后一行不能有 when，其余各行要有", "the last row of a table of marks has no when, every other has one"}, Text{}},
	GradingOrder:     {Text{"等级的 at_least 不对：{0}", "at_least of the grades is wrong: {0}"}, Text{"应从高到低，最后一个为 0", "expected them to fall, the last being 0"}},
	GradingOutcome:   {Text{"评分里不能用 {0}", "a grading cannot read {0}"}, Text{"分值只看事实；条款的结果由 select 来选", "marks read facts; outcomes are chosen by select"}},
	RequestMember:    {Text{"请求写得不对：{0}", "malformed request: {0}"}, Text{}},
	RequestVerb:      {Text{"没有这种请求：{0}", "no such request: {0}"}, Text{}},
	RequestHandle:    {Text{"{0} {1} 没有打开", "{0} {1} is not open"}, Text{"可能已经关闭", "it may have been closed"}},
	BundleDigest:     {Text{"规则包文件的摘要是 {0}", "the digest of the bundle is {0}"}, Text{"应为 {1}；请重新下载", "expected {1}; fetch it again"}},
	BundleForm:       {Text{"规则包文件不是规范的写法", "the bundle is not in its canonical form"}, Text{"用 fire321 bundle 重新生成", "make it again with fire321 bundle"}},
	PlusAsOf:         {Text{"从 asOf 往回数月或年，最后一天会不对", "a term of months or years counted back from asOf ends on another day"}, Text{"应写成 asOf <= plus(日期, {0}, \"{1}\")", "write asOf <= plus(date, {0}, \"{1}\")"}},
	BasisEnds:        {Text{"依据 {0} 到 {1} 为止，早于这一段的结束", "the basis {0} ends on {1}, before the wording does"}, Text{}},
	QuestionLong:     {Text{"问题有 {0} 个字", "the question has {0} characters"}, Text{"最多 24 个字，一次只问一件事", "at most 24, and one thing at a time"}},
	WhereMissing:     {Text{"{0} 没有说到哪里去看", "{0} does not say where to look"}, Text{"加上 where_to_look", "add where_to_look"}},
	Untested:         {Text{"{0} 没有测试", "{0} has no test"}, Text{"在 {1} 里加上", "add one to {1}"}},
	FactUnused:       {Text{"没有条款用到 {0}", "nothing reads {0}"}, Text{}},
	ParamUnused:      {Text{"没有条款用到参数 {0}", "nothing reads the parameter {0}"}, Text{}},
	RelaxIdle:        {Text{"放宽 {0} 的依据没有核对，上级的数值仍然有效", "the basis for relaxing {0} is unverified; the parent's values hold"}, Text{"核对后写上 checked", "compare it with the law, then write checked"}},
	ArticleUnused:    {Text{"没有条款引用 {0} 的“{1}”", "no criterion cites {1} of {0}"}, Text{}},
	More:             {Text{"还有 {0} 处没有列出", "and {0} more that are not listed"}, Text{}},
}
