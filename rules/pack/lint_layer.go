package pack

import (
	"regexp"
	"slices"
	"strings"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// overlay is a layer's change of a criterion or of a parameter (the other is
// nil), and what it changes.
type overlay struct {
	folder    *folder
	criterion *replacement
	below     *criterion
	param     *paramReplacement
	values    *param // below
}

// layer finds what a layer relaxes without saying so, and words of its parent
// that are no longer correct.
func (l *linter) layer(o overlay) {
	if o.criterion != nil {
		l.wordings(o.folder, o.criterion, o.below)
	} else {
		l.newValues(o.folder, o.param, o.values)
	}
}

func (l *linter) wordings(f *folder, r *replacement, below *criterion) {
	for _, v := range r.revisions {
		for i := range below.Revisions {
			old := &below.Revisions[i]
			day := max(v.From, old.From, l.bundle.KnownFrom)
			if day > lastDay(v.Until) || day > lastDay(old.Until) {
				continue
			}
			if r.relaxes.Reason.IsZero() {
				l.weaker(f, r.target.id, v, old, day)
			}
			l.keptWords(r.target, &below.Criterion, l.numbersIn(day, old.When, old.Require), l.numbersIn(day, v.When, v.Require), v.From)
			break // the layer repeats its wording where its parent changes
		}
	}
}

// weaker warns if a wording passes, or does not apply to, something that its
// parent fails, and if its basis is too weak to count although the parent's
// counts.
func (l *linter) weaker(f *folder, id string, v *revision, old *rules.Revision, day rules.Date) {
	s := l.searchIn(f, day, 4000)
	if answers, ok := s.laxer(rule{old.When, old.Require, s.before}, rule{v.When, v.Require, nil}); ok {
		l.warn(v.require.spot.faultText(diag.LayerLaxer, diag.Same(id), answers))
		return
	}
	if weak, _ := l.weak(old.Basis); weak {
		return
	}
	if weak, name := l.weak(v.Basis); weak {
		l.warn(v.basis[0].article.fault(diag.LayerWeak, id, name))
	}
}

// maxTries bounds how many criteria are searched for one value.
const maxTries = 20

// newValues checks a layer's values of a parameter. Whether they are laxer is
// decided by the criteria that require it; a parameter that says whom a duty
// binds moves units from one duty to another, and no single criterion shows
// whether that is laxer.
func (l *linter) newValues(f *folder, r *paramReplacement, below *param) {
	for i := range r.values {
		v := &r.values[i]
		day := max(v.From, l.bundle.KnownFrom)
		old, ok := below.At(day)
		if !ok || old == v.Value || day > lastDay(v.Until) {
			continue
		}
		s := l.searchIn(f, day, 4000)
		tries := 0
		if r.relaxes.Reason.IsZero() {
			tries = maxTries
		}
		for _, k := range l.merged {
			rev := k.At(day)
			if rev == nil {
				continue
			}
			required := hasName(rev.Require, r.target.id)
			if !required && !hasName(rev.When, r.target.id) {
				continue
			}
			if tries > 0 && k.Binds == "" && !k.Advice && required {
				tries--
				if answers, ok := s.laxer(rule{rev.When, rev.Require, s.before}, rule{rev.When, rev.Require, nil}); ok {
					tries = 0
					answers.ZH = "在条款 " + k.ID + " 里，" + answers.ZH
					answers.EN += " in " + k.ID
					l.warn(spot{r.file, r.numbers[i]}.faultText(diag.LayerLaxer, diag.Same(r.target.id), answers))
				}
			}
			number := func(n int64) []string { return []string{trimmed(n, below.Type.Decimals)} }
			l.keptWords(r.target, &k.Criterion, number(old), number(v.Value), v.From)
		}
	}
}

func hasName(e *logic.Expr, param string) bool {
	found := false
	e.Walk(func(n *logic.Expr) { found = found || n.Op == logic.OpParam && n.Name == param })
	return found
}

// trimmed is a number without trailing zeros, as people write it.
func trimmed(n int64, decimals int) string {
	s := logic.FormatDecimal(n, decimals)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// numbersIn are the numbers in the conditions on a day.
func (l *linter) numbersIn(day rules.Date, conditions ...*logic.Expr) (list []string) {
	for _, e := range conditions {
		e.Walk(func(n *logic.Expr) {
			switch n.Op {
			case logic.OpNumber:
				list = append(list, trimmed(n.Num, n.Decimals))
			case logic.OpParam:
				if v, ok := l.params[n.Name].At(day); ok {
					list = append(list, trimmed(v, l.params[n.Name].Type.Decimals))
				}
			}
		})
	}
	return list
}

var numeral = regexp.MustCompile(`\d+(?:\.\d+)?`)

// keptWords finds words of a criterion that have a number which its conditions
// no longer have.
func (l *linter) keptWords(at named, k *rules.Criterion, before, after []string, from rules.Date) {
	left := func(list, not []string) []string {
		return slices.DeleteFunc(slices.Clone(list), func(n string) bool { return slices.Contains(not, n) })
	}
	gone, come := left(before, after), left(after, before)
	if len(gone) == 0 || len(come) == 0 {
		return
	}
	for _, w := range append([]rules.Text{k.Title, k.Remedy.Text}, k.HowToCheck...) {
		for _, n := range numeral.FindAllString(w.ZH+" "+w.EN, -1) {
			if slices.Contains(gone, n) {
				l.warn(at.faultText(diag.LayerWords, diag.Same(k.ID), diag.Same(n), diag.Same(strings.Join(come, ", ")),
					diag.Text{ZH: "“" + w.ZH + "”", EN: "“" + w.EN + "”"}, diag.Same(from.String())))
				return
			}
		}
	}
}

// unread warns of a layer's values in force whose basis nobody has compared
// with the law: a criterion would be marked as unverified, but a parameter has
// no such mark.
func (l *linter) unread(id string, values []rules.ParamValue, cited []citation) {
	for _, v := range values {
		if len(v.Basis) == 0 || len(cited) < len(v.Basis) {
			return
		}
		if !l.bundle.Verified(v.Basis) {
			l.warn(cited[0].article.fault(diag.ParamUnread, id, v.From.String(), v.Basis[0].Source+" "+v.Basis[0].Article))
		}
		cited = cited[len(v.Basis):]
	}
}
