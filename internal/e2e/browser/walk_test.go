package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// answersOf are the facts of an example, as YAML has them.
func answersOf(t *testing.T, name string) map[string]any {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "examples", "units", name+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Facts map[string]yaml.Node `yaml:"facts"`
	}
	if err := yaml.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	facts := map[string]any{}
	for id, node := range doc.Facts {
		facts[id] = plain(node)
	}
	return facts
}

// plain keeps scalars as they are written: a date is no time.
func plain(n yaml.Node) any {
	switch n.Kind {
	case yaml.SequenceNode:
		var list []string
		for _, c := range n.Content {
			list = append(list, c.Value)
		}
		return list
	case yaml.MappingNode:
		for i := 0; i < len(n.Content); i += 2 {
			if n.Content[i].Value == "value" {
				return plain(*n.Content[i+1])
			}
		}
		return nil
	}
	if n.Tag == "!!null" {
		return nil
	}
	return n.Value
}

type field struct {
	Fact, Type string
	Named      []string
}

// answer answers the question screen that is shown, and goes on.
func (p *page) answer(facts map[string]any) {
	p.t.Helper()
	fields := js[[]field](p, `[...f321.all()].filter((el) => el.localName === 'fieldset' && el.dataset.fact).map((el) => ({
		Fact: el.dataset.fact, Type: el.dataset.type, Named: [...el.querySelectorAll('input[value^="named-"]')].map((i) => i.value.slice(6)) }))`)
	for _, f := range fields {
		in := func(value string) string {
			return fmt.Sprintf("f321.find(%s)", quote(`[data-fact="`+f.Fact+`"] input[value="`+value+`"]`))
		}
		given, known := facts[f.Fact]
		if !known || given == nil {
			p.click(in("not-sure"))
			continue
		}
		switch f.Type {
		case "bool":
			if given == "true" {
				p.click(in("yes"))
			} else {
				p.click(in("no"))
			}
		case "enum":
			p.click(in(given.(string)))
		case "set":
			list, _ := given.([]string)
			for _, v := range list {
				p.click(in(v))
			}
			if len(list) == 0 {
				p.click(in("none"))
			}
		case "number", "date":
			p.value(f, given.(string), in)
		default:
			p.t.Fatalf("a fact of type %s", f.Type)
		}
	}
	heading := js[string](p, "f321.heading()")
	p.click(`f321.find('button[type="submit"]')`)
	p.until("the screen after "+heading+" "+fmt.Sprint(fields), `!f321.find('[data-fact="`+fields[0].Fact+`"]') || f321.find('.err-sum:not([hidden])')`)
	if js[bool](p, `!!f321.find('.err-sum:not([hidden])')`) {
		p.t.Fatalf("%v: %s", fields, js[string](p, `f321.find('.err-sum').textContent`))
	}
}

func (p *page) value(f field, v string, in func(string) string) {
	for _, n := range f.Named {
		if n == v || sameNumber(n, v) {
			p.click(in("named-" + n))
			return
		}
	}
	at := `[data-fact="` + f.Fact + `"] `
	if f.Type == "number" {
		// In the unit of the fact, not the larger one.
		p.typeInto(at+".num input", v)
		return
	}
	parts := strings.Split(v, "-")
	if len(parts) == 2 {
		p.click(in("month"))
	}
	for i, name := range []string{"year", "month", "day"}[:len(parts)] {
		p.typeInto(at+"input."+name, parts[i])
	}
}

func sameNumber(a, b string) bool {
	x, err := strconv.ParseFloat(a, 64)
	y, err2 := strconv.ParseFloat(b, 64)
	return err == nil && err2 == nil && x == y
}

// walk answers until the answers are to be checked, and returns the number of
// screens and of facts.
func (p *page) walk(facts map[string]any, seen func(screen int)) (screens int) {
	p.t.Helper()
	last := 1 << 30
	for screens = 1; screens < 200; screens++ {
		if seen != nil {
			seen(screens)
		}
		p.answer(facts)
		if js[bool](p, "f321.heading() === '核对答案'") {
			return screens
		}
		left := js[int](p, `(() => { const el = f321.find('[role=progressbar]'); return el ? el.getAttribute('aria-valuemax') - el.getAttribute('aria-valuenow') : 0; })()`)
		if left > last {
			p.t.Errorf("screen %d: the bound rose from %d to %d without a correction", screens, last, left)
		}
		last = left
	}
	p.t.Fatal("the questions do not end")
	return 0
}

// TestNoodleShopByClicking: from the first screen to the results and every
// document, by clicking alone, on a phone.
func TestNoodleShopByClicking(t *testing.T) {
	p := open(t, browser(t, t.TempDir()), 390, 844)
	facts := answersOf(t, "noodle-shop")
	p.navigate(serve(t))
	p.heading("归哪里管")
	p.shot("phone-where")
	p.click(`f321.find('input[value="cn/jiangsu/xinghua/unit"]')`)
	p.press("下一题")
	p.heading("你这里是做什么的")
	p.shot("phone-start")
	screens := p.walk(facts, func(n int) {
		if n <= 12 || n%10 == 0 {
			p.shot(fmt.Sprintf("phone-q%02d", n))
		}
	})
	t.Logf("%d screens to the check, %d facts", screens, js[int](p, "Object.keys(document.querySelector('fire321-check').answers.facts).length"))
	p.shot("phone-check")
	p.press("看结果")
	p.heading("先改")
	p.until("the score", "f321.find('svg.scale')")
	p.shot("phone-results")
	p.press("打印文书")
	p.heading("打印文书")
	p.shot("phone-documents")
	for _, kind := range []string{"自主评估报告", "问题隐患清单", "整改责任清单", "公示牌", "承诺书"} {
		p.press("看和打印 " + kind)
		p.until("the sheet "+kind, "f321.find('article.sheet')")
		p.shot("phone-doc-" + kind)
		p.press("返回")
		p.heading("打印文书")
	}
}

// TestReloadResumes: what was answered is there after a reload, and only what
// is left is asked.
func TestReloadResumes(t *testing.T) {
	p := open(t, browser(t, t.TempDir()), 390, 844)
	facts := answersOf(t, "noodle-shop")
	url := serve(t)
	p.navigate(url)
	p.heading("归哪里管")
	p.click(`f321.find('input[value="cn/national/unit"]')`)
	p.press("下一题")
	for range 5 {
		p.until("a question", "f321.find('fieldset[data-fact]')")
		p.answer(facts)
	}
	asked := js[string](p, "f321.find('fieldset[data-fact]').dataset.fact")
	before := js[map[string]any](p, "document.querySelector('fire321-check').answers.facts")
	p.navigate(url)
	p.heading("这台设备")
	p.shot("phone-home")
	p.press("接着答")
	p.until("the question where it stopped", "f321.find('fieldset[data-fact]')")
	if got := js[string](p, "f321.find('fieldset[data-fact]').dataset.fact"); got != asked {
		t.Errorf("it went on with %s, not with %s", got, asked)
	}
	if after := js[map[string]any](p, "document.querySelector('fire321-check').answers.facts"); fmt.Sprint(after) != fmt.Sprint(before) {
		t.Errorf("answers were %v, are %v", before, after)
	}
}
