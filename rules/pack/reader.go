package pack

import (
	"strconv"
	"strings"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack/internal/yamlnode"
)

// spot is a node and its file: the place of a diagnostic.
type spot struct {
	file *yamlnode.File
	node *yamlnode.Node
}

func (s spot) place() diag.Place {
	if s.node == nil {
		return diag.Place{}
	}
	return s.file.Place(s.node)
}

func (s spot) fault(code diag.Code, args ...string) diag.Diagnostic {
	return s.faultText(code, same(args)...)
}

func (s spot) faultText(code diag.Code, args ...diag.Text) diag.Diagnostic {
	return s.file.Fault(s.node, code, args...)
}

func same(args []string) []diag.Text {
	texts := make([]diag.Text, len(args))
	for i, a := range args {
		texts[i] = diag.Same(a)
	}
	return texts
}

// reader reads values from the nodes of one file and collects their faults. An
// absent (nil) node gives the zero value and no fault; for a required key, call
// object.need.
type reader struct {
	file *yamlnode.File
	list *diag.List
}

func (r *reader) add(d diag.Diagnostic) { *r.list = append(*r.list, d) }

func (r *reader) spot(n *yamlnode.Node) spot { return spot{r.file, n} }

func (r *reader) fault(n *yamlnode.Node, code diag.Code, args ...string) {
	r.add(r.spot(n).fault(code, args...))
}

func (r *reader) form(n *yamlnode.Node, expected diag.Text) {
	if r.wide(n) {
		return
	}
	if n.Kind != yamlnode.Scalar || n.IsNull() {
		r.wrongType(n, expected)
		return
	}
	r.add(r.file.Fault(n, diag.ValueForm, n.Words(), expected))
}

func (r *reader) wrongType(n *yamlnode.Node, expected diag.Text) {
	if d, wide := r.file.WideKey(n); wide {
		r.add(d)
		return
	}
	d := r.file.Fault(n, diag.NodeType, n.Words(), expected)
	if r.file.BareHole(n) {
		hole := n.Keys[0].Text
		d.Suggest = diag.Text{ZH: "含空的文字要加引号：\"{" + hole + "}\"", EN: "put a text with a hole in quotes: \"{" + hole + "}\""}
	}
	r.add(d)
}

// wide reports full-width characters in a value that can only be ASCII.
func (r *reader) wide(n *yamlnode.Node) bool {
	d, wide := r.file.WideWord(n)
	if wide {
		r.add(d)
	}
	return wide
}

// misplaced reports a key that does not belong here; why says where it belongs.
func (r *reader) misplaced(o *object, key string, why diag.Text) {
	if n := o.key(key); n != nil {
		r.add(r.file.Fault(n, diag.KeyMisplaced, diag.Same(key), why))
	}
}

// object is a map whose keys are being read.
type object struct {
	*reader
	node  *yamlnode.Node
	known []string
}

var aMap = diag.Text{ZH: "一组键和值", EN: "a map"}

// object returns n as a map. If n is not a map, object reports it and returns a
// map without keys; no key is then reported as missing.
func (r *reader) object(n *yamlnode.Node) *object {
	if n == nil {
		return &object{reader: r}
	}
	if n.Kind != yamlnode.Map {
		r.wrongType(n, aMap)
		return &object{reader: r}
	}
	for _, k := range n.Keys {
		if d, wide := r.file.WideKey(k); wide {
			r.add(d)
			return &object{reader: r}
		}
	}
	return &object{reader: r, node: n}
}

func (o *object) get(key string) *yamlnode.Node {
	o.known = append(o.known, key)
	return o.node.Get(key)
}

// need is get for a required key.
func (o *object) need(key string) *yamlnode.Node {
	n := o.get(key)
	if n == nil && o.node != nil {
		o.fault(o.node, diag.KeyMissing, key)
	}
	return n
}

// key returns the node of the key itself.
func (o *object) key(key string) *yamlnode.Node {
	o.known = append(o.known, key)
	if o.node != nil {
		for _, k := range o.node.Keys {
			if k.Text == key {
				return k
			}
		}
	}
	return nil
}

// done reports the keys that were never read.
func (o *object) done() {
	if o.node == nil {
		return
	}
	for i, k := range o.node.Keys {
		if contains(o.known, k.Text) {
			continue
		}
		var expected []string
		for _, name := range o.known {
			if !contains(expected, name) {
				expected = append(expected, name)
			}
		}
		d := o.spot(k).faultText(diag.KeyUnknown, k.Words(), diag.Same(strings.Join(expected, ", "))).DidYouMean(k.Text, expected)
		if d.Suggest.IsZero() && o.node.Items[i].IsNull() { // {zh: ..., en: this, that}
			d.Suggest = diag.Text{ZH: "含逗号的文字要加引号", EN: "put a text with a comma in quotes"}
		}
		o.add(d)
	}
}

func contains(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}

// items are the members of a list, or nothing.
func (r *reader) items(n *yamlnode.Node) []*yamlnode.Node {
	if n == nil {
		return nil
	}
	if n.Kind != yamlnode.List {
		r.wrongType(n, diag.Text{ZH: "一个列表", EN: "a list"})
		return nil
	}
	return n.Items
}

// atMost is items for a list of limited length.
func (r *reader) atMost(n *yamlnode.Node, limit int, what diag.Text) []*yamlnode.Node {
	items := r.items(n)
	if len(items) > limit {
		r.tooMany(n, what, len(items), limit)
		return items[:limit]
	}
	return items
}

func (r *reader) tooMany(n *yamlnode.Node, what diag.Text, got, limit int) {
	r.add(r.file.Fault(n, diag.Limit, what, diag.Same(strconv.Itoa(got)), diag.Same(strconv.Itoa(limit))))
}

// word reads a scalar that is not empty.
func (r *reader) word(n *yamlnode.Node) string {
	if n == nil {
		return ""
	}
	if n.Kind != yamlnode.Scalar || n.IsNull() || strings.TrimSpace(n.Text) == "" {
		r.wrongType(n, diag.Text{ZH: "文字", EN: "a text"})
		return ""
	}
	return n.Text
}

// text reads {zh: ..., en: ...} with no other keys.
func (r *reader) text(n *yamlnode.Node) rules.Text {
	o := r.object(n)
	t := o.inlineText()
	o.done()
	return t
}

// inlineText reads zh and en beside other keys.
func (o *object) inlineText() (t rules.Text) {
	t.ZH, t.EN = o.word(o.get("zh")), o.word(o.get("en"))
	if o.node == nil {
		return t
	}
	for _, lang := range []string{"zh", "en"} {
		if o.node.Get(lang) == nil {
			o.fault(o.node, diag.TextMissing, lang)
		}
	}
	return t
}

func (r *reader) truth(n *yamlnode.Node) bool {
	if n == nil {
		return false
	}
	if n.Kind == yamlnode.Scalar && !n.Quoted && (n.Text == "true" || n.Text == "false") {
		return n.Text == "true"
	}
	r.form(n, diag.Text{ZH: "true 或 false", EN: "true or false"})
	return false
}

// whole reads a whole number from lo to hi.
func (r *reader) whole(n *yamlnode.Node, lo, hi int) int {
	if n == nil {
		return 0
	}
	long, decimals, ok := logic.ParseDecimal(n.Text, 0)
	if n.Kind != yamlnode.Scalar || n.Quoted || !isNumber(n.Text) || decimals > 0 {
		r.form(n, diag.Text{ZH: "整数", EN: "a whole number"})
		return 0
	}
	v := int(long)
	if !ok || v < lo || v > hi {
		r.outOfRange(n, strconv.Itoa(lo), strconv.Itoa(hi))
		return 0
	}
	return v
}

func (r *reader) outOfRange(n *yamlnode.Node, lo, hi string) {
	r.add(r.file.Fault(n, diag.RangeWrong, diag.Same(n.Text), diag.Text{ZH: lo + " 至 " + hi + " 之间", EN: lo + " to " + hi}))
}

// decimal reads a number with at most decimals digits after the point, scaled.
func (r *reader) decimal(n *yamlnode.Node, decimals int) (int64, bool) {
	if n == nil {
		return 0, false
	}
	v, got, ok := logic.ParseDecimal(n.Text, decimals)
	if n.Kind != yamlnode.Scalar || n.Quoted || !ok || !isNumber(n.Text) {
		r.form(n, diag.Text{ZH: "一个数", EN: "a number"})
		return 0, false
	}
	if got > decimals {
		r.form(n, diag.Text{ZH: "最多 " + strconv.Itoa(decimals) + " 位小数的数", EN: "a number of at most " + strconv.Itoa(decimals) + " decimals"})
		return 0, false
	}
	return v, true
}

// isNumber reports whether s is a JSON number without exponent: no leading
// zeros, a sign only before a negative number, digits on both sides of the
// point.
func isNumber(s string) bool {
	s = strings.TrimPrefix(s, "-")
	whole, frac, point := strings.Cut(s, ".")
	return allDigits(whole) && (whole == "0" || whole[0] != '0') && (!point || allDigits(frac))
}

func allDigits(s string) bool {
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return s != ""
}

// date reads a day within the range of the language.
func (r *reader) date(n *yamlnode.Node) rules.Date {
	if n == nil {
		return 0
	}
	d, ok := logic.ParseDate(n.Text)
	if n.Kind != yamlnode.Scalar || !ok {
		r.form(n, diag.Text{ZH: "日期，如 2026-11-24", EN: "a date such as 2026-11-24"})
		return 0
	}
	if d < logic.FirstDay || d > logic.LastDay {
		r.outOfRange(n, logic.FirstDay.String(), logic.LastDay.String())
		return 0
	}
	return d
}

// span reads from (required) and until, and checks their order.
func (o *object) span() (from, until rules.Date) {
	n := o.get("until")
	from, until = o.date(o.need("from")), o.date(n)
	o.inOrder(n, from, until)
	return from, until
}

func (r *reader) inOrder(n *yamlnode.Node, from, until rules.Date) {
	if !from.IsZero() && !until.IsZero() && until < from {
		r.fault(n, diag.DateOrder, until.String(), from.String())
	}
}
