package diag

// The codes, grouped by subject. An Example shows what causes the code.
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
	// ExprCharacter: a character or word of a Chinese keyboard, or one that expressions cannot contain.
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
	// ExprLarge: a number with too many digits.
	//
	// Example:
	//
	//	require: exit.count <= 99999999999999999999999999
	ExprLarge Code = "E-EXPR-LARGE"
	// ExprName: a name that no fact can have.
	ExprName Code = "E-EXPR-NAME"
	// ExprBracket: a bracket without its matching bracket.
	//
	// Example:
	//
	//	require: (exit.count > 1
	ExprBracket Code = "E-EXPR-BRACKET"
	// ExprChain: chained comparisons.
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
	// ExprDate: a date that does not exist in the calendar.
	//
	// Example:
	//
	//	require: patrol.last >= date("2026-02-30")
	ExprDate Code = "E-EXPR-DATE"
	// ExprPolarity: violated() in a place where more violations would relax a rule.
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
	// TagUnknown: a tag that no criterion has.
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
	// JSONSyntax: the bytes are not JSON.
	JSONSyntax Code = "E-JSON-SYNTAX"
	// BundleMember: a member of a bundle that is malformed or unknown.
	BundleMember Code = "E-BUNDLE-MEMBER"

	// Answers

	// AnswerMember: a part of an answers file that is malformed or unknown.
	AnswerMember Code = "E-ANSWER-MEMBER"
	// AssessmentMember: a part of an assessment that is malformed or unknown.
	AssessmentMember Code = "E-ASSESSMENT-MEMBER"
	// AnswerFormat: an answers file of an unknown format.
	AnswerFormat Code = "E-ANSWER-FORMAT"
	// AnswerPack: answers for another pack.
	AnswerPack Code = "E-ANSWER-PACK"
	// AnswerFact: an answer for a fact that does not exist.
	AnswerFact Code = "E-ANSWER-FACT"
	// AnswerDerived: an answer for a fact that is derived from others.
	AnswerDerived Code = "E-ANSWER-DERIVED"
	// AnswerType: an answer of the wrong kind.
	AnswerType Code = "E-ANSWER-TYPE"
	// AnswerRange: a number or date out of range.
	AnswerRange Code = "E-VALUE-RANGE"
	// AnswerDecimals: more digits after the point than the fact has.
	AnswerDecimals Code = "E-ANSWER-DECIMALS"
	// AnswerDate: a date that does not exist in the calendar.
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
	// AnswerMore: "at least these" for a fact that is not a set or list.
	AnswerMore Code = "E-ANSWER-MORE"
	// AnswerCriterion: a day or a plan for a criterion that does not exist.
	AnswerCriterion Code = "E-ANSWER-CRITERION"
	// AnswerRisk: a promise to look at a risk that is in no list.
	AnswerRisk Code = "E-ANSWER-RISK"

	// Compiling

	// DayUnknown: a day before the pack knows the law, or after the last day of the calendar.
	DayUnknown Code = "E-DAY-UNKNOWN"
	// CompileExpr: a bundle whose expression is wrong.
	CompileExpr Code = "E-COMPILE-EXPR"
	// DocumentUnknown: a document, or a table of one, that the bundle does not have.
	DocumentUnknown Code = "E-DOCUMENT-UNKNOWN"
	// AssessmentOther: an assessment that is not of these answers by this bundle on this day.
	AssessmentOther Code = "E-ASSESSMENT-OTHER"
	// CompileCycle: criteria or facts that depend on themselves.
	CompileCycle Code = "E-COMPILE-CYCLE"
	// ParamNoValue: a parameter without a value on the day.
	ParamNoValue Code = "E-PARAM-NO-VALUE"

	// Pack files: the YAML

	// YAMLCharacter: bytes that are not UTF-8, or a character that a file cannot contain.
	YAMLCharacter Code = "E-YAML-CHARACTER"
	// YAMLSize: the file is too large or nested too deeply.
	YAMLSize Code = "E-YAML-SIZE"
	// YAMLSyntax: the file is not YAML.
	//
	// Example:
	//
	//	require: "public" == building.use
	YAMLSyntax Code = "E-YAML-SYNTAX"
	// YAMLWide: a full-width character of a Chinese keyboard where YAML, an id, a number or a date needs a half-width one.
	//
	// Example:
	//
	//	tags: [night，day]
	YAMLWide Code = "E-YAML-WIDE"
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
	// KeyMisplaced: a key that exists but is not allowed here.
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
	// TextMissing: words that are given in one language only.
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
	// PackLink: a folder of a pack that is a link to another folder.
	PackLink Code = "E-PACK-LINK"
	// Limit: more of something than a pack may hold.
	Limit Code = "E-LIMIT"
	// IDForm: an id with characters that an id cannot contain.
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
	// IDFile: an id that is not the name of the file or folder.
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
	// ThemeUnknown: a criteria file whose theme is not in pack.yaml.
	ThemeUnknown Code = "E-THEME-UNKNOWN"
	// PageUnknown: a page without a file.
	PageUnknown Code = "E-PAGE-UNKNOWN"
	// RiskUnknown: a number that is in no list of risks.
	//
	// Example:
	//
	//	risk: [10]
	RiskUnknown Code = "E-RISK-UNKNOWN"
	// RiskLost: a list of risks, or a criterion, that replaces another and lacks some of its risks.
	RiskLost Code = "E-RISK-LOST"
	// DateOrder: an end date before the start date.
	//
	// Example:
	//
	//	until: 2009-12-31
	DateOrder Code = "E-DATE-ORDER"
	// RevisionOverlap: dated wordings that are out of order or overlap.
	RevisionOverlap Code = "E-REVISION-OVERLAP"
	// BasisFrom: a wording that is older than its law.
	//
	// Example:
	//
	//	from: 2002-04-30
	BasisFrom Code = "E-BASIS-FROM"
	// BasisLapse: a wording that goes on after its law has ended and has no after_lapse.
	BasisLapse Code = "E-BASIS-LAPSE"
	// LapseApproved: approved-before, but `when` has no date of approval.
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
	// PointsNone: points for a criterion that is only counted, counts others, or binds only through the letter.
	//
	// Example:
	//
	//	summary: true
	//	points: 2
	PointsNone Code = "E-POINTS-NONE"
	// CheckReopens: a check takes back an answer that its condition does not read.
	CheckReopens Code = "E-CHECK-REOPENS"
	// HoleUnknown: a document has a hole that cannot be filled in that place.
	HoleUnknown Code = "E-HOLE-UNKNOWN"
	// HoleList: a document repeats over something that is not a list.
	HoleList Code = "E-HOLE-LIST"
	// HoleNested: a document repeats over a list within each member of that list.
	HoleNested Code = "E-HOLE-NESTED"
	// HoleBool: a condition in a hole that prints words.
	HoleBool Code = "E-HOLE-BOOL"
	// HoleBrace: a brace without its matching brace, or with nothing in it.
	HoleBrace Code = "E-HOLE-BRACE"
	// HoleLanguages: the two languages of a text have different holes.
	HoleLanguages Code = "E-HOLE-LANGUAGES"
	// PartUnknown: a document uses a shared part that does not exist.
	PartUnknown Code = "E-PART-UNKNOWN"
	// PartCycle: a shared part uses itself.
	PartCycle Code = "E-PART-CYCLE"
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
	// PackFiles: no file system to read packs from, or a nil one.
	PackFiles Code = "E-PACK-FILES"
	// PackTwice: a pack that is in two file systems.
	PackTwice Code = "E-PACK-TWICE"
	// PackVersion: a pack whose version is not the required one.
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

	// TemplateForm: a Word file that cannot be filled.
	TemplateForm Code = "E-TEMPLATE-FORM"
	// TemplateSize: a Word file that is too large, or that becomes too large when it is filled.
	TemplateSize Code = "E-TEMPLATE-SIZE"
	// HoleRow: a repetition in a Word file that is not in a row of a table.
	HoleRow Code = "E-HOLE-ROW"
	// VerbUnknown: a verb that the command does not have.
	VerbUnknown Code = "E-VERB-UNKNOWN"
	// FlagUnknown: a flag that the verb does not have.
	FlagUnknown Code = "E-FLAG-UNKNOWN"
	// FlagValue: a flag without its value, or with a wrong value.
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
	// GradingOrder: grades that are not in falling order, or whose last one does not begin at 0.
	GradingOrder Code = "E-GRADING-ORDER"
	// GradingOutcome: a table of marks that reads outcomes of criteria.
	GradingOutcome Code = "E-GRADING-OUTCOME"

	// The bridge

	// Answers that travel as a code

	// CodeNone: a text without any code.
	CodeNone Code = "E-CODE-NONE"
	// CodeCut: a code that is incomplete, or was changed on its way.
	CodeCut Code = "E-CODE-CUT"
	// CodeMixed: codes that do not belong together.
	CodeMixed Code = "E-CODE-MIXED"
	// CodeMissing: some codes of a set have not been read yet.
	CodeMissing Code = "E-CODE-MISSING"
	// CodeVersion: a code of a later version.
	CodeVersion Code = "E-CODE-VERSION"
	// CodeLarge: answers that are too many for codes.
	CodeLarge Code = "E-CODE-LARGE"
	// CodeRules: a code that the rules here cannot give the names back.
	CodeRules Code = "E-CODE-RULES"

	// RequestMember: a member of a request that is malformed, missing or unknown.
	RequestMember Code = "E-REQUEST-MEMBER"
	// RequestVerb: a request for something that the bridge cannot do.
	RequestVerb Code = "E-REQUEST-VERB"
	// RequestHandle: a bundle or session that is not open.
	RequestHandle Code = "E-REQUEST-HANDLE"
	// BundleDigest: a bundle whose digest is not the expected one.
	BundleDigest Code = "E-BUNDLE-DIGEST"
	// BundleForm: a bundle that is not in its canonical form.
	BundleForm Code = "E-BUNDLE-FORM"

	// Lint

	// PlusAsOf: a term that is counted back from asOf, which gives another last day.
	//
	// Example:
	//
	//	require: plus(asOf, -12, "month") <= patrol.last
	PlusAsOf Code = "W-PLUS-ASOF"
	// NeverPasses: a comparison, or a whole requirement, that no value within the ranges of its facts meets.
	//
	// Example:
	//
	//	require: exit.count >= 200
	NeverPasses Code = "W-NEVER-PASSES"
	// AlwaysPasses: a comparison that every value within the ranges of its facts meets.
	//
	// Example:
	//
	//	require: exit.count >= 0 and place.open
	AlwaysPasses Code = "W-ALWAYS-PASSES"
	// FinerThanFact: a number with more decimals than the fact that it is compared with.
	//
	// Example:
	//
	//	require: exit.count >= 1.5
	FinerThanFact Code = "W-FINER-THAN-FACT"
	// BasisEnds: a further basis that ends before the wording does.
	BasisEnds Code = "W-BASIS-ENDS"
	// QuestionLong: a question of more than 24 characters.
	QuestionLong Code = "W-QUESTION-LONG"
	// RowLong: a yes-or-no question of more than 15 characters without a short
	// form for a line in a list.
	RowLong Code = "W-ROW-LONG"
	// WhereMissing: a question that does not say where to look.
	WhereMissing Code = "W-WHERE-MISSING"
	// WhomMissing: a question whose where_to_look names a person or a paper, and that does not say whom to ask.
	WhomMissing Code = "W-WHOM-MISSING"
	// Placeholder: a template text in brackets that nobody has replaced.
	//
	// Example:
	//
	//	title: {zh: （条款的名称）, en: (what the criterion is called)}
	Placeholder Code = "W-PLACEHOLDER"
	// HazardMissing: a criterion that counts and does not say what is wrong where it has failed, in the words of the people there.
	HazardMissing Code = "W-HAZARD-MISSING"
	// Untested: a criterion without a test.
	Untested Code = "W-UNTESTED"
	// FactUnused: a fact that nothing reads.
	FactUnused Code = "W-FACT-UNUSED"
	// ParamUnused: a parameter that nothing reads.
	ParamUnused Code = "W-PARAM-UNUSED"
	// LayerLaxer: a layer that passes, or does not judge, what its parent fails, and does not say `relaxes`.
	LayerLaxer Code = "W-LAYER-LAXER"
	// LayerWeak: a layer that replaces something verified by something that nobody has verified.
	LayerWeak Code = "W-LAYER-WEAK"
	// LayerWords: a criterion whose words contain a number that a layer has changed.
	LayerWords Code = "I-LAYER-WORDS"
	// ParamUnread: a value from a layer that is in force although nobody has compared its basis with the law.
	ParamUnread Code = "W-PARAM-UNREAD"
	// CheckedAhead: an article whose comparison with the law is dated in the future.
	CheckedAhead Code = "W-CHECKED-AHEAD"
	// RelaxIdle: values that would relax the parent's values but have no effect, since their basis is unverified.
	RelaxIdle Code = "I-RELAX-IDLE"
	// SourceUnread: a cited source; nobody has compared any of its articles with the law.
	SourceUnread Code = "I-SOURCE-UNREAD"
	// ArticleUnused: an article that no criterion cites.
	ArticleUnused Code = "I-ARTICLE-UNUSED"
)
