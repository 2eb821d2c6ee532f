package rules

import (
	"strconv"

	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/internal/wire"
	"github.com/fire321/fire321/rules/logic"
)

// Severity is how bad a breach is.
type Severity string

// The severities. Major is a suspected major fire hazard (疑似重大火灾隐患):
// only the authority can decide that it is one.
const (
	General Severity = "general"
	Serious Severity = "serious"
	Major   Severity = "major"
)

// Severities are all severities, mildest first.
func Severities() []Severity { return []Severity{General, Serious, Major} }

// Rank orders severities: 0 is the mildest.
func (s Severity) Rank() int {
	switch s {
	case Major:
		return 2
	case Serious:
		return 1
	}
	return 0
}

// Text is the severity in words.
func (s Severity) Text() Text {
	switch s {
	case Major:
		return Text{ZH: "疑似重大", EN: "suspected major"}
	case Serious:
		return Text{ZH: "严重", EN: "serious"}
	}
	return Text{ZH: "一般", EN: "general"}
}

// Pillars are the six parts of 三自主两公开一承诺, in this order.
func Pillars() []string {
	return []string{"assess-risk", "self-inspect", "self-rectify", "disclose-responsible", "disclose-manager", "commit"}
}

// PillarText is the pillar in words.
func PillarText(pillar string) Text {
	switch pillar {
	case "assess-risk":
		return Text{ZH: "自主评估风险", EN: "Self-assess risks"}
	case "self-inspect":
		return Text{ZH: "自主检查安全", EN: "Self-inspect"}
	case "self-rectify":
		return Text{ZH: "自主整改隐患", EN: "Self-rectify"}
	case "disclose-responsible":
		return Text{ZH: "公开消防安全责任人", EN: "Disclose the responsible person"}
	case "disclose-manager":
		return Text{ZH: "公开消防安全管理人", EN: "Disclose the manager"}
	case "commit":
		return Text{ZH: "承诺", EN: "Commit"}
	}
	return Text{}
}

// Criterion is one duty.
type Criterion struct {
	ID    string
	Theme string
	// Pillar is one of Pillars if the criterion is conduct under 3-2-1, else
	// "".
	Pillar string
	// Risk are the items of the pack's risk list that a breach belongs to.
	Risk  []int
	Tags  []string
	Title Text
	// Hazard is what is wrong where the criterion has failed, in the words of
	// the people there: the back door is locked. Danger says in one sentence
	// what a fire then does to them. Both may be zero.
	Hazard, Danger Text
	Severity       Severity
	Points         int
	// Binds is [BindsLetter] if no law requires this of the unit but its
	// commitment letter speaks of it; else "".
	Binds string
	// OwedBy are values of unit.roles. If Binds is set, it names nobody in
	// particular: every unit that signs a letter must have looked.
	OwedBy []string
	// Revisions are the dated wordings, in order of From, without overlap.
	Revisions  []Revision
	Remedy     Remedy
	HowToCheck []Text
	// Displaces names criteria that do not apply if this one applies.
	Displaces []string
	// Summary: it reads the outcomes of other criteria. Element: other criteria
	// only count it.
	Summary, Element bool
	// Urgent comes first among the same severity: people asleep or trapped.
	Urgent bool
	// Advice: it is shown but binds nobody. A relaxation that nobody has
	// verified is kept as advice.
	Advice bool
	Pack   string
}

// BindsLetter is the only value of [Criterion.Binds]: the criterion applies to
// every unit, since the commitment letter speaks of its subject. If it fails,
// the first branch of the letter and the best grade are not available, and it
// is listed as a hazard with this mark, though no law is broken. It has no
// points.
const BindsLetter = "letter"

// AllTags are the tags of the criterion: Tags, risk-n for each item n of the
// risk list that it belongs to, and binds-letter if Binds is BindsLetter.
func (c *Criterion) AllTags() []string {
	tags := append([]string(nil), c.Tags...)
	for _, n := range c.Risk {
		tags = append(tags, RiskTag(n))
	}
	if c.Binds != "" {
		tags = append(tags, "binds-"+c.Binds)
	}
	return tags
}

// RiskTag is the tag of a criterion for item n of the risk list.
func RiskTag(n int) string { return "risk-" + strconv.Itoa(n) }

// HasTag reports whether tag is one of AllTags.
func (c *Criterion) HasTag(tag string) bool {
	for _, t := range c.AllTags() {
		if t == tag {
			return true
		}
	}
	return false
}

// At returns the wording in force on the day, or nil.
func (c *Criterion) At(day Date) *Revision {
	for i := range c.Revisions {
		r := &c.Revisions[i]
		if day >= r.From && (r.Until.IsZero() || day <= r.Until) {
			return r
		}
	}
	return nil
}

// Revision is one wording of a criterion.
type Revision struct {
	// From and Until are its first and last day; no Until: until the next
	// wording.
	From, Until Date
	// When says to whom it applies, Require what must be true. Neither is nil.
	When, Require *logic.Expr
	// Basis is the law; the first must carry the wording alone.
	Basis []Basis
	// AfterLapse says what the wording becomes after its first basis has ended:
	// "advice" (a plan that ended) or "approved-before" (the norm of the year
	// of approval); "" if it ends with the basis.
	AfterLapse string
	// EmptyOK is the reason why an empty list may satisfy Require.
	EmptyOK Text
	// Relaxes is set if a layer's wording is less strict than its parent's.
	Relaxes Relaxation
	Pack    string
}

// Relaxation says why a layer's wording or value may be less strict.
type Relaxation struct {
	Reason Text
	Basis  []Basis
}

// Remedy is how to mend a breach.
type Remedy struct {
	Text Text
	// WithinDays is the time for mending in days, if HasDays. The author of the
	// pack chose it, unless Basis names a law.
	WithinDays int
	HasDays    bool
	Basis      []Basis
	// By is who mends: responsible, manager, staff, owner, contractor
	// or service-body.
	By string
	// Now is what somebody there can do this minute, before anything is mended;
	// it may be zero.
	Now Text
	// Effort is what mending takes, one of [Efforts], or "".
	Effort string
}

// Efforts are the values of Remedy.Effort, the least first: "now" costs nothing
// and is done today; "week" takes a few days or a little money; "works" takes
// works, money, or somebody else's consent.
func Efforts() []string { return []string{"now", "week", "works"} }

// Menders are the values of Remedy.By.
func Menders() []string {
	return []string{"responsible", "manager", "staff", "owner", "contractor", "service-body"}
}

// MenderText is who mends, in words.
func MenderText(by string) Text {
	switch by {
	case "responsible":
		return Text{ZH: "责任人", EN: "responsible person"}
	case "manager":
		return Text{ZH: "管理人", EN: "fire-safety manager"}
	case "staff":
		return Text{ZH: "员工", EN: "staff"}
	case "owner":
		return Text{ZH: "房东", EN: "landlord"}
	case "contractor":
		return Text{ZH: "施工单位", EN: "contractor"}
	case "service-body":
		return Text{ZH: "维保检测机构", EN: "maintenance firm"}
	}
	return Text{}
}

func (cr *Criterion) members(c *canon.Codec) {
	c.String("id", &cr.ID)
	c.String("theme", &cr.Theme)
	c.String("pillar", &cr.Pillar)
	c.Ints("risk", &cr.Risk, 1, MaxRisk)
	c.Strings("tags", &cr.Tags)
	c.Text("title", &cr.Title)
	c.Text("hazard", &cr.Hazard)
	c.Text("danger", &cr.Danger)
	c.String("severity", (*string)(&cr.Severity))
	c.IntIn("points", &cr.Points, 0, MaxPoints)
	c.String("binds", &cr.Binds)
	c.Strings("owed_by", &cr.OwedBy)
	canon.List(c, "revisions", &cr.Revisions, (*Revision).members)
	c.Member("remedy", cr.Remedy.members)
	texts(c, "how_to_check", &cr.HowToCheck)
	c.Strings("displaces", &cr.Displaces)
	c.Bool("summary", &cr.Summary)
	c.Bool("element", &cr.Element)
	c.Bool("urgent", &cr.Urgent)
	c.Bool("advice", &cr.Advice)
	c.String("pack", &cr.Pack)
}

func (r *Revision) members(c *canon.Codec) {
	wire.Date(c, "from", &r.From)
	wire.Date(c, "until", &r.Until)
	expr(c, "when", &r.When)
	expr(c, "require", &r.Require)
	canon.List(c, "basis", &r.Basis, (*Basis).members)
	c.String("after_lapse", &r.AfterLapse)
	c.Text("empty_ok", &r.EmptyOK)
	c.Member("relaxes", r.Relaxes.members)
	c.String("pack", &r.Pack)
}

func (r *Relaxation) members(c *canon.Codec) {
	c.Text("reason", &r.Reason)
	canon.List(c, "basis", &r.Basis, (*Basis).members)
}

func (r *Remedy) members(c *canon.Codec) {
	c.Text("text", &r.Text)
	c.Custom("within_days", func() canon.Value {
		if !r.HasDays {
			return canon.Value{}
		}
		return canon.Int(int64(r.WithinDays))
	}, func(v canon.Value) bool {
		n, ok := v.Whole()
		if ok = ok && n >= 0 && n <= MaxWithinDays; ok {
			r.WithinDays, r.HasDays = int(n), true
		}
		return ok
	})
	canon.List(c, "basis", &r.Basis, (*Basis).members)
	c.String("by", &r.By)
	c.Text("now", &r.Now)
	c.String("effort", &r.Effort)
}

func texts(c *canon.Codec, key string, p *[]Text) {
	canon.List(c, key, p, func(t *Text, c *canon.Codec) {
		c.String("zh", &t.ZH)
		c.String("en", &t.EN)
	})
}
