package exprlang

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/width"

	"github.com/fire321/fire321/rules/diag"
)

// columns is how wide a terminal shows s.
func columns(s string) int {
	n := 0
	for _, r := range s {
		n++
		if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
			n++
		}
	}
	return n
}

// carets shows each fault under the source.
func carets(src string, faults []Fault) string {
	var b strings.Builder
	runes := []rune(strings.ReplaceAll(src, "\n", "⏎"))
	for _, f := range faults {
		from, to := min(f.Span.From, len(runes)), min(f.Span.To, len(runes))
		fmt.Fprintf(&b, "  %s\n", string(runes))
		fmt.Fprintf(&b, "  %s%s\n", strings.Repeat(" ", columns(string(runes[:from]))), strings.Repeat("^", max(1, columns(string(runes[from:to])))))
		d := diag.Diagnostic{Code: f.Code, Args: f.Args, Suggest: f.Suggest}
		fmt.Fprintf(&b, "    %s\n    %s\n", d.Message("zh"), d.Message("en"))
	}
	return b.String()
}

// refusals is every construct that is refused, with the code and the text of
// each fault. What is suggested stands in testdata/refused.golden.
var refusals = []struct {
	src  string
	want string
}{
	// A Chinese keyboard.
	{"a ＞ 3", "CHARACTER ＞"},
	{"a ＞＝ 3", "CHARACTER ＞＝"},
	{"a ≥ 3 and a ≤ 5 and a ≠ 4", "CHARACTER ≥, CHARACTER ≤, CHARACTER ≠"},
	{"（a or b） and c", "CHARACTER （, CHARACTER ）"},
	{`has(k， "a"、"b")`, "CHARACTER ，, CHARACTER 、"},
	{"use == “school”", "CHARACTER “school”"},
	{"use == ＂school＂", "CHARACTER ＂school＂"},
	{"use == 「school」", "CHARACTER 「school」"},
	{"use == ‘school’", "CHARACTER ‘school’"},
	{"use == 'school'", "CHARACTER 'school'"},
	{"use == `school`", "CHARACTER `school`"},
	{`use == “school"`, `CHARACTER “school"`},
	{"a ＝ 3", "REFUSED ＝"},
	{"a ＝＝ 3", "CHARACTER ＝＝"},
	{"a 且 b", "CHARACTER 且"},
	{"a且b或非c", "CHARACTER 且, CHARACTER 或, CHARACTER 非"},
	{"a 并且 b 或者 不是 c", "CHARACTER 并且, CHARACTER 或者, CHARACTER 不是"},
	{"a 大于 3 and b 不超过 5", "CHARACTER 大于, CHARACTER 不超过"},
	{"a ！= 3", "CHARACTER ！="},
	{"a × 3 > 5", "CHARACTER ×"},
	{"a ÷ 3 > 5", "REFUSED ÷"},
	{"a > １２０", "CHARACTER １２０"},
	{"ａ > 3", "CHARACTER ａ"},
	{"a.b。c", "CHARACTER 。"},
	{"x ？ 1 ： 2", "CHARACTER ？, CHARACTER ："},
	{"a － 3 > 0", "CHARACTER －"},
	{"use in 【\"a\"】", "CHARACTER 【, CHARACTER 】"},
	{"面积 > 300", "NAME 面积"},
	{"建筑.height_m > 24", "NAME 建筑"},
	{"$env.ok", "NAME $env"},
	{"a \u200b> 3", "CHARACTER \u200b"},
	{"\ufeffa > 3", "CHARACTER \ufeff"},
	{"a\u00a0> 3", "CHARACTER \u00a0"},
	{"a　and　b", "CHARACTER \u3000, CHARACTER \u3000"},
	{"a >\u3000\u3000 3", "CHARACTER \u3000\u3000"},
	{"a\u2003>\u202f3", "CHARACTER \u2003, CHARACTER \u202f"},
	{"a @ b", "CHARACTER @"},
	{"a > 3 ☃", "CHARACTER ☃"},
	{"a \xff b", "CHARACTER \ufffd"},

	// Other languages.
	{"a && b", "REFUSED &&"},
	{"a || b", "REFUSED ||"},
	{"!a", "REFUSED !"},
	{"!(a && !b)", "REFUSED !, REFUSED &&, REFUSED !"},
	{"!a == b", "REFUSED !, NOT !a == b"},
	{"a AND b Or NOT c", "REFUSED AND, REFUSED Or, REFUSED NOT"},
	{"a == True", "REFUSED True"},
	{"asof > d", "REFUSED asof"},
	{"a = 3", "REFUSED ="},
	{"a === 3 or a !== 4", "REFUSED ===, REFUSED !=="},
	{"a <> 3", "REFUSED <>"},
	{"a => 3 and b =< 4", "REFUSED =>, REFUSED =<"},
	{"a & b", "REFUSED &"},
	{"a == nil", "REFUSED nil"},
	{"a != null", "REFUSED null"},

	// Numbers and dates.
	{"a > 24m", "NUMBER 24m"},
	{"a > 300㎡", "NUMBER 300㎡"},
	{"a > 24小时", "NUMBER 24小时"},
	{"a > 10 m", "SYNTAX m"},
	{"a > 50%", "REFUSED %"},
	{"a > 1_000", "NUMBER 1_000"},
	{"a > 1,000", "SYNTAX ,"},
	{"a > 1,234", "SYNTAX ,"},
	{"a > 1e3", "NUMBER 1e3"},
	{"a > 0x1F", "NUMBER 0x1F"},
	{"a > 5.", "NUMBER 5."},
	{"a > .5", "NUMBER .5"},
	{"a > 1.2.3", "NUMBER 1.2.3"},
	{"a > 1000000000000000000", "LARGE 1000000000000000000"},
	{"a <= 99999999999999999999999999", "LARGE 99999999999999999999999999"},
	{"99999999999999999999999999 > a and b", "LARGE 99999999999999999999999999"},
	{"a > 0.0000000000000000001", "LARGE 0.0000000000000000001"},
	{"a > 0120", "NUMBER 0120"},
	{"a > 00", "NUMBER 00"},
	{"a > 00.5", "NUMBER 00.5"},
	{"a > 0099999999999999999999999999", "LARGE 0099999999999999999999999999, NUMBER 0099999999999999999999999999"},
	{"d > 2026-01-01", "NUMBER 2026-01-01"},
	{"d > 2026/1/1", "NUMBER 2026/1/1"},
	{`d > "2026-01-01"`, `LITERAL "2026-01-01"`},
	{`d == "2026-01-01"`, `LITERAL "2026-01-01"`},
	{`d > date("2026-02-30")`, `DATE "2026-02-30"`},
	{`d > date("2026-1-3")`, `DATE "2026-1-3"`},
	{"d > date(2026)", "SYNTAX 2026"},
	{`d > date("01-02-2026", "02-01-2006")`, `ARITY date("01-02-2026", "02-01-2006")`},

	// Operators that are not total, or judge texts.
	{"a / b > 0.5", "REFUSED /"},
	{"a % 2 == 0", "REFUSED %"},
	{"a ** 2 > 4", "REFUSED **"},
	{"a ^ 2 > 4", "REFUSED ^"},
	{"a ?? 0 > 1", "REFUSED ??"},
	{"a?.b", "REFUSED ?."},
	{"a ?: b", "REFUSED ?:"},
	{"a ? : b", "REFUSED ? :"},
	{"a in 1..5", "REFUSED .."},
	{"drills | count(.ok)", "REFUSED |"},
	{"let x = a; x > 3", "REFUSED let, REFUSED =, REFUSED ;"},
	{"a; b", "REFUSED ;"},
	{"if a { b } else { c }", "REFUSED if, REFUSED {, REFUSED {"},
	{`a matches "x"`, "REFUSED matches"},
	{`a contains "x"`, "REFUSED contains"},
	{`a startsWith "x"`, "REFUSED startsWith"},
	{`a not endsWith "x"`, "REFUSED endsWith"},
	{"drills[0].ok", "REFUSED drills[0]"},
	{`a["b"]`, `REFUSED a["b"]`},
	{"drills[1:2]", "REFUSED drills[1:2]"},
	{`{"a": 1}`, "REFUSED {"},
	{"any(drills, {.ok})", "REFUSED {"},
	{"any(drills, # > 3)", "REFUSED #"},
	{"any(drills, #.ok)", "REFUSED #"},
	{"any(drills, #index > 3)", "REFUSED #"},
	{"::len(a)", "REFUSED ::"},
	{"a // b", "REFUSED // b"},
	{"a and /* b */ c", "REFUSED /* b */"},
	{"a /* b", "REFUSED /* b"},
	{"+a > 3", "REFUSED +"},

	// Grouping that expr reads otherwise than people do.
	{"not a == b", "NOT not a == b"},
	{"not a.b >= 3 and c", "NOT not a.b >= 3"},
	{`not use in ["a"]`, `NOT not use in ["a"]`},
	{"not (a) == b", "NOT not (a) == b"},
	{"not a + b > c", "NOT not a + b > c"},
	{"1 < a < 3", "CHAIN 1 < a < 3"},
	{"1 < a <= b < 3", "CHAIN 1 < a <= b < 3"},
	{"a == b == c", "CHAIN a == b == c"},
	{"a < b == c", "CHAIN a < b == c"},
	{`a == use in ["x"]`, `CHAIN a == use in ["x"]`},
	{`use in ["x"] == a`, `CHAIN use in ["x"] == a`},

	// Texts and options.
	{`"school"`, `LITERAL "school"`},
	{`"a" == "b"`, `LITERAL "a", LITERAL "b"`},
	{`use < "b"`, `LITERAL "b"`},
	{`use + "b" == use`, `LITERAL "b"`},
	{`use == ""`, `SYNTAX ""`},
	{`use == "a\"b"`, `SYNTAX "a\", SYNTAX "`},
	{`use == "a\u4e00"`, `SYNTAX "a\u4e00"`},
	{`use == "school`, `SYNTAX "school`},
	{"use == \"school\nand b", "SYNTAX \"school"},
	{`"hotel" in place.kinds`, `REFUSED "hotel" in place.kinds`},
	{"use in kinds", "REFUSED kinds"},
	{"use in []", "SYNTAX []"},
	{"a in [1, 2]", "REFUSED 1, REFUSED 2"},
	{"use in [school]", "REFUSED school"},
	{`has(place.kinds, hotel)`, "REFUSED hotel"},
	{`has(place.kinds, ["hotel"])`, `REFUSED ["hotel"]`},
	{`use == ["a"]`, `REFUSED ["a"]`},

	// Functions.
	{"known(a)", "FUNCTION known"},
	{"filter(drills, .ok)", "FUNCTION filter"},
	{"len(filter(drills, .ok)) > 1", "FUNCTION filter"},
	{"map(drills, .people)", "FUNCTION map"},
	{"now() > d", "FUNCTION now"},
	{"months(a, b) > 3", "FUNCTION months"},
	{"counts(drills, .ok) > 1", "FUNCTION counts"},
	{"frobnicate(a)", "FUNCTION frobnicate"},
	{"a.year() > 2020", "REFUSED a.year()"},
	{"max(a, b) > 3", "REFUSED max(a, b)"},
	{"max(map(drills, .people)) > 3", "ARITY max(map(drills, .people))"},
	{"any(drills)", "ARITY any(drills)"},
	{"any()", "ARITY any()"},
	{"max(drills, .n) > 3", "SYNTAX ."},
	{"any(drills, .a .ok)", "REFUSED .a .ok"},
	{"any(drills, .a and)", "SYNTAX )"},
	{"any(drills, .a b)", "SYNTAX b"},
	{"any(drills, .ok, 1)", "ARITY any(drills, .ok, 1)"},
	{"count(drills) > 1", "ARITY count(drills)"},
	{"sum(drills) > 1", "ARITY sum(drills)"},
	{"len() > 1", "ARITY len()"},
	{"len(a, b) > 1", "ARITY len(a, b)"},
	{"has(k)", "ARITY has(k)"},
	{"days(a) > 1", "ARITY days(a)"},
	{`plus(a, 1) > d`, "ARITY plus(a, 1)"},
	{"plus(a, 1, month) > d", "SYNTAX month"},
	{"violated(a.b)", "SYNTAX a.b"},
	{"violated()", "ARITY violated()"},
	{".ok", "SYNTAX ."},
	{"any(drills, .a.b)", "REFUSED .a.b"},
	{"(a).b", "REFUSED (a).b"},
	{"len(a).b", "REFUSED len(a).b"},
	{"asOf.year", "REFUSED asOf.year"},

	// Broken off.
	{"", "SYNTAX "},
	{" \n", "SYNTAX  \n"},
	{"a and", "SYNTAX and"},
	{"a <=", "SYNTAX <="},
	{"and a", "SYNTAX and"},
	{"a and or b", "SYNTAX or"},
	{"a b", "SYNTAX b"},
	{"a not b", "SYNTAX b"},
	{"(a", "BRACKET ("},
	{"a)", "BRACKET )"},
	{"(a]", "BRACKET ]"},
	{"((a) and [b", "BRACKET (, BRACKET ["},
	{"()", "SYNTAX )"},
	{"a ? b", "SYNTAX b"},
	{"a.", "SYNTAX ."},
	{"a..b", "REFUSED .."},
	{"a,b", "SYNTAX ,"},
	{"a : b", "SYNTAX :"},

	// Several at once.
	{"a ＞ 3 且 b / 2 > 1 and x > 24m and known(y)", "CHARACTER ＞, CHARACTER 且, REFUSED /, NUMBER 24m, FUNCTION known"},
}

// short is the code without what all of them share.
func short(c diag.Code) string { return strings.TrimPrefix(string(c), "E-EXPR-") }

func TestRefused(t *testing.T) {
	var golden strings.Builder
	golden.WriteString("What the rule language refuses, and what it says. Made by go test -update.\n")
	for _, c := range refusals {
		e, spans, faults := Parse(c.src)
		if e != nil || spans != nil || len(faults) == 0 {
			t.Errorf("%q was accepted", c.src)
		}
		var got []string
		for _, f := range faults {
			got = append(got, short(f.Code)+" "+cut(c.src, f.Span))
		}
		if d := cmp.Diff(c.want, strings.Join(got, ", ")); d != "" {
			t.Errorf("%q (-want +got)\n%s%s", c.src, d, carets(c.src, faults))
		}
		golden.WriteString("\n" + carets(c.src, faults))
	}
	compare(t, "refused.golden", golden.String())
}

// cut is the part of src at s.
func cut(src string, s Span) string { return string([]rune(src)[s.From:s.To]) }

// compare holds got against a golden file, or writes it.
func compare(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); d != "" {
		t.Errorf("%s (-want +got), -update writes it\n%s", name, d)
	}
}
