package browser

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// truthPack is the demonstration pack with what a letter may stumble over: a
// prominent risk of each state, a criterion that binds through the letter
// alone, and answers that cannot both hold.
func truthPack(t *testing.T) fs.FS {
	t.Helper()
	from := os.DirFS(demoPacks)
	to := fstest.MapFS{}
	if err := fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(name, ".test.yaml") || strings.Contains(name, "/tests/") {
			return err
		}
		data, err := fs.ReadFile(from, name)
		to[name] = &fstest.MapFile{Data: data}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	edit := func(name string, pairs ...string) {
		file := to["demo/unit/"+name]
		for i := 0; i < len(pairs); i += 2 {
			if !strings.Contains(string(file.Data), pairs[i]) {
				t.Fatalf("%s has no %q", name, pairs[i])
			}
			file.Data = []byte(strings.Replace(string(file.Data), pairs[i], pairs[i+1], 1))
		}
	}
	edit("pack.yaml", "items: [{item: 8, zh: 日常管理松, en: Slack management}]", `items:
      - {item: 1, zh: 睡人的地方没有报警, en: No alarm where people sleep, cannot_arise: place.sleepers == 0}
      - {item: 3, zh: 通道不畅通, en: Blocked ways}
      - {item: 4, zh: 乱放危险品, en: Dangerous goods kept anyhow}
      - {item: 5, zh: 设施停用, en: Facilities switched off}
      - {item: 7, zh: 没人管, en: Nobody in charge}
      - {item: 8, zh: 日常管理松, en: Slack management}`)
	edit("criteria/daily.yaml",
		"- id: escape.clear\n", "- id: escape.clear\n  risk: [3]\n",
		"- id: manager.shown\n", "- id: manager.shown\n  risk: [7]\n",
		"- id: alarm.sleepers\n", "- id: alarm.sleepers\n  risk: [1]\n",
		"- id: extinguisher.second\n", `- id: goods.asked
  binds: letter
  risk: [4]
  title: {zh: 危险品放得对, en: Dangerous goods are kept right}
  severity: general
  revisions:
    - from: 2019-05-01
      require: goods.right
      basis: [{source: rule-1, article: 第一条}]
  remedy: {zh: 搬出去。, en: Take them out., within_days: 0, by: manager}
- id: extinguisher.second
`)
	edit("facts/daily.yaml", "  - id: escape.clear\n", `  - id: goods.right
    type: bool
    ask: {zh: 危险品放得对吗？, en: "Are dangerous goods kept right?"}
    where_to_look: {zh: 仓库, en: The store}
  - id: escape.clear
`)
	edit("checks.yaml", "- id: doubt.no-drill\n", `- id: doubt.none-checked
  when: extinguisher.count == 0 and asOf <= plus(extinguisher.checked_last, 12, "month")
  say: {zh: 一具灭火器也没有，却说今年检查过。, en: "There is no extinguisher, and yet it was checked this year."}
  reopens: [extinguisher.count, extinguisher.checked_last]
- id: doubt.no-drill
`)
	return to
}

// truth opens that pack with answers and shows the results.
func (p *page) truth(url, facts, beside string) {
	p.t.Helper()
	p.navigate(url)
	p.loadFile(`{ format: 1, pack: 'demo/unit', at: '2026-11-24', facts: ` + facts + beside + `}`)
}

// candid are its answers: a way that the owner keeps blocked, goods that the
// letter asks about, nobody who sleeps there.
const candid = `{'unit.roles': ['operator'], 'place.kinds': ['small-restaurant'], 'place.sleepers': 0, 'patrol.interval_minutes': null, 'extinguisher.checked_last': '2026-03',
	'extinguisher.count': 2, 'drill.records': [{date: '2026-09-01', people: 3}], 'escape.clear': false, 'manager.shown': true, 'goods.right': false}`

// risk is what stands of a risk in its row.
func (p *page) risk(n string) string {
	p.t.Helper()
	p.fold("risks")
	return js[string](p, `[...f321.all('.risks > li')].map((el) => (el.querySelector('.hz')).innerText).find((text) => text.includes(`+quote(n)+`)) ?? ''`)
}

// fold opens a folded part of the results or the documents.
func (p *page) fold(key string) {
	p.t.Helper()
	p.until("what is folded", "f321.find('[data-fold="+key+"]')")
	js[bool](p, "((f321.find('[data-fold="+key+"]').open = true), true)")
}

// fill types into the field of a label.
func (p *page) fill(label, text string) {
	p.t.Helper()
	js[bool](p, `((globalThis.field = f321.find('#' + [...f321.all('label[for]')].find((el) => f321.shown(el) && el.textContent.startsWith(`+quote(label)+`)).htmlFor)), field.focus(), field.select(), true)`)
	p.insert(text)
}

// faultOf is an expression for what is said to be wrong at the field of a label.
func (p *page) faultOf(label string) string {
	return `[...f321.all('.field')].find((el) => f321.shown(el) && el.querySelector('label').textContent.startsWith(` + quote(label) + `)).querySelector('.err').textContent`
}
