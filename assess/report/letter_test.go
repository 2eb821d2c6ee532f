package report

import (
	"slices"
	"strings"
	"testing"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/assess/report/internal/doc"
	"github.com/fire321/fire321/rules"
)

func rulesHex(got *assess.Assessment) string { return rules.Digest(got.Encode()) }

// One branch is ticked, or none; and what cannot be signed has nowhere to sign.
func TestLetterBranches(t *testing.T) {
	all := units(t)
	for name, want := range map[string]struct {
		branch        assess.Branch
		first, second doc.Tick
		signed        bool
	}{
		"best":     {assess.NoProminentRisk, doc.Ticked, doc.Unticked, true},
		"measures": {assess.MeasuresTaken, doc.Unticked, doc.Ticked, true},
		"worst":    {assess.Refused, doc.Unticked, doc.Unticked, false},
		"half":     {assess.Refused, doc.Unticked, doc.Unticked, false},
	} {
		u := all[name]
		if u.got.Letter.Branch != want.branch {
			t.Fatalf("%s: the test unit has branch %s", name, u.got.Letter.Branch)
		}
		d := u.build("letter", "zh")
		var boxes []doc.Box
		signed := false
		walk(d.open().Blocks, func(b doc.Block) {
			switch b := b.(type) {
			case doc.Box:
				boxes = append(boxes, b)
			case doc.Signatures:
				signed = true
			}
		})
		if len(boxes) != 2 || boxes[0].Tick != want.first || boxes[1].Tick != want.second || signed != want.signed {
			t.Errorf("%s: boxes %d, signed %v", name, len(boxes), signed)
		}
		for i, box := range boxes {
			if len(box.Blocks) == 0 {
				t.Errorf("%s: branch %d says neither why nor why not", name, i+1)
			}
		}
	}
}

func walk(list []doc.Block, visit func(doc.Block)) {
	for _, b := range list {
		visit(b)
		switch b := b.(type) {
		case doc.Box:
			walk(b.Blocks, visit)
		case doc.Keep:
			walk(b.Blocks, visit)
		case doc.QR:
			walk(b.Beside, visit)
		}
	}
}

// The letter says what it is not above the signatures, on the same page.
func TestLetterIsNotTheStatutoryOne(t *testing.T) {
	for name, u := range units(t) {
		for lang, words := range map[string][]string{
			"zh": {"不是《消防法》第十五条的告知承诺", "也不是江苏的安全风险报告承诺书"},
			"en": {"not the statutory commitment of article 15", "nor the letter of commitment of Jiangsu"},
		} {
			d := u.build("letter", lang)
			text := d.Markdown()
			for _, w := range words {
				at := strings.Index(text, w)
				sign := strings.Index(text, map[string]string{"zh": "消防安全责任人：", "en": "Responsible person: "}[lang])
				if at < 0 || sign >= 0 && sign < at {
					t.Errorf("%s, %s: %q stands at %d, signatures at %d", name, lang, w, at, sign)
				}
			}
			for _, b := range d.open().Blocks {
				if k, ok := b.(doc.Keep); ok {
					last := len(k.Blocks) - 1
					_, isText := k.Blocks[last-1].(doc.Paragraph)
					_, isSigned := k.Blocks[last].(doc.Signatures)
					if !isText || !isSigned {
						t.Errorf("%s: signatures stand alone", name)
					}
				}
			}
		}
	}
}

// The risks are gone through one by one: what stands, what was not looked at,
// what was not found, and what cannot arise.
func TestLetterRisks(t *testing.T) {
	all := units(t)
	for name, want := range map[string][]string{
		"best":     {"没有查出", "没有查出", "本处没有这种情形"},
		"measures": {"有", "没有查出", "没有查出"},
		"worst":    {"有", "有", "有", "有"}, // the last: no risk of the list, but a suspected major hazard
		"half":     {"没有看过", "没有看过", "没有看过"},
	} {
		u := all[name]
		var got []string
		walk(u.build("letter", "zh").open().Blocks, func(b doc.Block) {
			if table, ok := b.(doc.Table); ok {
				for _, row := range table.Rows {
					got = append(got, row[2][0].String())
				}
			}
		})
		if len(got) < len(want) || !slices.Equal(got[:len(want)], want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// The term is that of the signature where there is one, and is called ours
// where no law sets it.
func TestLetterTerm(t *testing.T) {
	u := units(t)["best"]
	text := u.build("letter", "zh").Markdown()
	for _, w := range []string{"365天", "2026年11月24日签的，到2027年11月24日为止", "默认期限，不是法定期限"} {
		if !strings.Contains(text, w) {
			t.Errorf("the letter lacks %q", w)
		}
	}
	u.a.Signed.Date = u.got.At - 10
	if text = u.build("letter", "zh").Markdown(); !strings.Contains(text, "2026年11月14日签的，到2027年11月14日为止") {
		t.Error("the term does not run from the signature")
	}
}

// The code holds the unit, the day, the rules and the digests by which the
// widget checks them, and no telephone. Results are printed only if the unit
// wants them, and no number while a serious hazard stands.
func TestNoticeCode(t *testing.T) {
	u := units(t)["best"]
	d := u.build("notice", "zh")
	want := "消防安全公示牌\n单位：样例书店\n日期：2026-11-24\n规则：unit 1.2.0\n规则校验码：" + u.got.BundleDigest + "\n结果校验码：" + rulesHex(u.got)
	if d.QR() != want {
		t.Errorf("got %q, want %q", d.QR(), want)
	}
	if text := d.Markdown(); !strings.Contains(text, "示例号码甲") || strings.Contains(d.QR(), "示例号码") {
		t.Error("telephones belong on the poster, not in its code")
	}
	if text := d.Markdown(); !strings.Contains(text, "对照") || !strings.Contains(text, "100分") {
		t.Errorf("the unit wants its results, and they are not there: %s", text)
	}
	for _, name := range []string{"half", "worst"} {
		if text := units(t)[name].build("notice", "zh").Markdown(); strings.Contains(text, "对照") || strings.Contains(text, "分（") {
			t.Errorf("%s: nobody wants the results, and they are there: %s", name, text)
		}
	}
}

// Where the law wants telephones or another board, there is room for them, and
// it is said that the board is another matter.
func TestNoticeAndTheLawOfThePlace(t *testing.T) {
	all := units(t)
	for name, want := range map[string]struct{ contact, board bool }{
		"best":     {true, false}, // no upper risk: the other board is not applicable
		"worst":    {true, true},
		"measures": {true, true},
	} {
		text := all[name].build("notice", "zh").Markdown()
		for words, there := range map[string]bool{
			"公开姓名和电话，也是按《试验消防法》（试验令第1号）第三条": want.contact,
			"电话：": want.contact,
			"另一项公告：较大以上风险公告在醒目的地方":            want.board,
			"| 风险名称 | 具体位置 | 等级 | 责任人 | 电话 |": want.board,
			"按《试验风险条例》（试验公告第2号）第十六条公告，不是消防公示": want.board,
		} {
			if strings.Contains(text, words) != there {
				t.Errorf("%s: %q is there: %v", name, words, !there)
			}
		}
	}
}
