package assess

import (
	"slices"
	"strconv"
	"strings"

	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
)

// DecodeAssessment reads what [Assessment.Encode] has written. It also accepts
// indented JSON, or members in another order: a client of your service gets the
// value that the service had. Encoding it again gives the same bytes.
//
// Fields that an encoding does not hold are empty: Until and Pack of Gaps, Help
// of Coverage.Missing. DecodeAssessment takes verdicts as they are and does not
// judge again: to judge again, use the inputs that BundleDigest and
// AnswersDigest identify.
//
// The error is a [diag.List] with a JSON pointer each: not JSON, larger than 16
// MiB or nested more than 200 deep, another format, members that are missing, unknown or malformed, parts that contradict
// each other. Hostile input can cause nothing but such an error. It is safe for
// concurrent use and does not keep data.
func DecodeAssessment(data []byte) (*Assessment, error) {
	v, err := canon.Parse(data)
	if err != nil {
		return nil, canon.BadJSON(err)
	}
	r := &assessmentReader{a: &Assessment{}}
	if r.is(v.Get("format"), rules.Format, "/format"); len(r.list) == 0 {
		for _, p := range canon.Read(v, r.a.members) {
			r.fail(p.Pointer, p.ZH, p.EN)
		}
	}
	if len(r.list) == 0 {
		r.settle()
	}
	if len(r.list) == 0 {
		r.compare(v, r.a.Encode())
	}
	if err := r.list.Sorted().Err(); err != nil {
		return nil, err
	}
	return r.a, nil
}

// assessmentReader completes a decoded assessment, and collects what is wrong
// with it.
type assessmentReader struct {
	a    *Assessment
	list diag.List
}

func (r *assessmentReader) fail(pointer, zh, en string) {
	r.list = append(r.list, diag.NewText(diag.AssessmentMember, diag.Place{Pointer: pointer}, Text{ZH: zh, EN: en}))
}

func (r *assessmentReader) is(v canon.Value, want int, pointer string) {
	if n, ok := v.Whole(); !ok || n != int64(want) {
		r.fail(pointer, "应为 "+strconv.Itoa(want), "expected "+strconv.Itoa(want))
	}
}

// settle checks the enumerated words, since an unknown one would read as the
// mildest, and gives the pillars their complete results.
func (r *assessmentReader) settle() {
	a := r.a
	known := func(ok bool, pointer string, got string) {
		if !ok {
			r.fail(pointer, "没有这种写法："+diag.Cut(got), "no such value: "+diag.Cut(got))
		}
	}
	result := func(q *Result, list string, i int) {
		at := "/" + list + "/" + strconv.Itoa(i)
		known(slices.Contains(rules.Severities(), q.Severity), at+"/severity", string(q.Severity))
		known(slices.Contains([]Standing{Counts, ByLetter, Unverified, Advice}, q.Standing), at+"/standing", string(q.Standing))
		known(q.Verdict != 0, at+"/verdict", "[]")
	}
	for i := range a.Hazards {
		result(&a.Hazards[i].Result, "hazards", i)
	}
	for i := range a.Summaries {
		result(&a.Summaries[i].Result, "summaries", i)
	}
	byID := make(map[string]*Result, len(a.Results))
	for i := range a.Results {
		result(&a.Results[i], "results", i)
		byID[a.Results[i].ID] = &a.Results[i]
	}
	for list, results := range map[string][]Result{"open": a.Open, "others": a.Others, "advice": a.Advice} {
		for i := range results {
			result(&results[i], list, i)
		}
	}
	for i := range a.Classes {
		s := a.Classes[i].State
		known(slices.Contains([]ClassState{ClassIs, ClassIsNot, ClassOpen}, s), "/classes/"+strconv.Itoa(i)+"/state", string(s))
	}
	for i := range a.Risks {
		s := a.Risks[i].State
		known(slices.Contains([]RiskState{RiskFound, RiskNotLookedAt, RiskNotFound, RiskCannotArise}, s), "/risks/"+strconv.Itoa(i)+"/state", string(s))
	}
	known(slices.Contains([]Branch{NoProminentRisk, MeasuresTaken, Refused}, a.Letter.Branch), "/letter/branch", string(a.Letter.Branch))
	for i := range a.Letter.Reasons {
		code := a.Letter.Reasons[i].Code
		known(slices.Contains(reasonCodes, code), "/letter/reasons/"+strconv.Itoa(i)+"/code", string(code))
	}
	a.Score.MayBeNone = a.Score.MayBeNone || a.Score.None
	for i := range a.Pillars {
		for k := range a.Pillars[i].Results {
			q := &a.Pillars[i].Results[k]
			whole := byID[q.ID]
			if whole == nil || whole.Verdict != q.Verdict {
				r.fail("/pillars/"+strconv.Itoa(i)+"/results/"+strconv.Itoa(k), "与 results 不一致", "other than in results")
				continue
			}
			*q = *whole
		}
	}
}

var reasonCodes = []ReasonCode{ReasonFailed, ReasonOthersFailed, ReasonNoPlan, ReasonNotLooked, ReasonOpen, ReasonCoverage, ReasonNoRole, ReasonGap, ReasonNothing, ReasonNoneListed}

// compare reports where the input differs from the encoding of what was read.
func (r *assessmentReader) compare(given canon.Value, encoded []byte) {
	made, err := canon.Parse(encoded)
	if err != nil {
		r.list = append(r.list, canon.BadJSON(err)...)
		return
	}
	r.same(given, made, "")
}

// same reports where the input differs from what it decodes to: there it holds
// something that an assessment does not have, or writes it in another way.
func (r *assessmentReader) same(given, made canon.Value, pointer string) {
	switch {
	case given.Kind != made.Kind:
	case given.Kind == canon.Object:
		for i, key := range given.Keys {
			r.same(given.Items[i], made.Get(key), pointer+"/"+canon.EscapePointer(key))
		}
		for _, key := range made.Keys {
			if given.Get(key).Kind == canon.Absent {
				r.fail(pointer+"/"+canon.EscapePointer(key), "缺少这一项", "this member is missing")
			}
		}
		return
	case given.Kind == canon.Array && len(given.Items) == len(made.Items):
		for i := range given.Items {
			r.same(given.Items[i], made.Items[i], pointer+"/"+strconv.Itoa(i))
		}
		return
	case given.Kind == canon.Array:
	case given.Text == made.Text || given.Kind == canon.Number && trimmed(given.Text) == trimmed(made.Text):
		return
	}
	got, want := diag.Cut(string(given.Append(nil))), diag.Cut(string(made.Append(nil)))
	if made.Kind == canon.Absent {
		r.fail(pointer, "这里不会写 "+got, "it is never written as "+got)
		return
	}
	r.fail(pointer, "是 "+got+"，应为 "+want, got+", expected "+want)
}

// trimmed is a number without the zeros that mean nothing: 90.0 is 90. Other
// JSON writers produce such zeros.
func trimmed(number string) string {
	if strings.Contains(number, ".") {
		number = strings.TrimSuffix(strings.TrimRight(number, "0"), ".")
	}
	return number
}
