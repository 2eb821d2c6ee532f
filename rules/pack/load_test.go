package pack

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/logic"
)

func TestFileSystems(t *testing.T) {
	// A pack of one's own may build on packs of another file system.
	files := layered(t, "[]\n")
	below, above := fstest.MapFS{}, fstest.MapFS{}
	for name, f := range base(t, files) {
		if strings.HasPrefix(name, "p/") {
			above[name] = f
		} else {
			below[name] = f
		}
	}
	load(t, below, above)

	// One that stands in two is refused, so that nothing is shadowed.
	got := faults(t, "p", below, above, below)
	if len(got) != 1 || got[0].Code != diag.PackTwice || got[0].Place.File != "parent/pack.yaml" {
		t.Errorf("got %v", got)
	}
	for _, id := range []string{"q", "", ".", "../p", "p/", "/p", "P"} {
		if got := faults(t, id, below, above); len(got) != 1 || got[0].Code != diag.PackMissing {
			t.Errorf("%q: %v", id, got)
		}
	}
	if got := faults(t, "parant", below, above); !strings.Contains(got[0].Error(), "did you mean parent?") {
		t.Errorf("got %v", got)
	}
	for id, want := range map[string]string{
		"..":     `E-PACK-MISSING: no such pack: ".."; expected the path of the folder, in lower-case letters, digits and hyphens, such as cn/national/unit`,
		"":       `E-PACK-MISSING: no such pack: ""; expected the path of the folder, in lower-case letters, digits and hyphens, such as cn/national/unit`,
		"Parent": `E-PACK-MISSING: no such pack: "Parent"; did you mean parent?`,
		"qq":     `qq: E-PACK-MISSING: no such pack: qq.`,
	} {
		if got := faults(t, id, below, above).Error(); got != want {
			t.Errorf("%q: %s\nwant %s", id, got, want)
		}
	}

	// What cannot be read is a fault with a place.
	dir := t.TempDir()
	if err := os.CopyFS(dir, base(t, nil)); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(dir + "/p/checks.yaml"); err == nil {
		t.Fatal("the base pack has grown")
	}
	if err := os.Mkdir(dir+"/p/checks.yaml", 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("nowhere", dir+"/p/facts/lost.yaml"); err != nil {
		t.Fatal(err)
	}
	got = faults(t, "p", os.DirFS(dir))
	if len(got) != 1 || got[0].Code != diag.FileRead || got[0].Place.File != "p/facts/lost.yaml" {
		t.Errorf("got %v", got)
	}
}

// deny is a file system in which some folders may not be entered.
type deny struct {
	fs.FS
	folders []string
	err     error
}

func (d deny) check(name string) error {
	for _, dir := range d.folders {
		if dir == "." || strings.HasPrefix(name, dir+"/") {
			return &fs.PathError{Op: "open", Path: name, Err: d.err}
		}
	}
	return nil
}

func (d deny) Open(name string) (fs.File, error) {
	if err := d.check(name); err != nil {
		return nil, err
	}
	return d.FS.Open(name)
}

// Promise: what cannot be read is never said not to exist, nor passed over.
func TestUnreadableFolders(t *testing.T) {
	whole, empty := base(t, layered(t, "[]\n")), fstest.MapFS{}
	aFile := fstest.MapFS{"p": &fstest.MapFile{Data: []byte("a file")}} // where a folder of the pack would be
	only := fstest.MapFS{}
	for name, f := range whole {
		if strings.HasPrefix(name, "p/") {
			only[name] = f
		}
	}
	denied := func(in fs.FS, folder string) fs.FS { return deny{in, []string{folder}, fs.ErrPermission} }
	const way = "; see that this folder exists and may be read"
	for name, test := range map[string]struct {
		fsys []fs.FS
		want string
	}{
		"the pack's":                 {[]fs.FS{denied(whole, "p")}, "p: E-FILE-READ: cannot read the file: open p/pack.yaml: permission denied" + way},
		"the pack's, and another":    {[]fs.FS{denied(whole, "p"), only}, "p: E-FILE-READ: cannot read the file: open p/pack.yaml: permission denied" + way},
		"its parent's":               {[]fs.FS{denied(whole, "parent")}, "parent: E-FILE-READ: cannot read the file: open parent/pack.yaml: permission denied" + way},
		"all":                        {[]fs.FS{denied(empty, ".")}, "p: E-FILE-READ: cannot read the file: open p/pack.yaml: permission denied" + way},
		"a folder that is not there": {[]fs.FS{deny{empty, []string{"."}, fs.ErrNotExist}}, ".: E-FILE-READ: cannot read the file: open .: file does not exist" + way},
		"a file instead":             {[]fs.FS{aFile}, "p: E-PACK-MISSING: no such pack: p."},
		"none":                       {nil, `E-PACK-FILES: no file system with packs was given, or a nil one; give one, such as law.FS or os.DirFS("packs").`},
		"a nil one":                  {[]fs.FS{nil}, `E-PACK-FILES: no file system with packs was given, or a nil one; give one, such as law.FS or os.DirFS("packs").`},
		"a nil one beside another":   {[]fs.FS{whole, nil}, `E-PACK-FILES: no file system with packs was given, or a nil one; give one, such as law.FS or os.DirFS("packs").`},
		"a nil one over another":     {[]fs.FS{Over(nil, aFile)}, "p: E-PACK-MISSING: no such pack: p."},
		"nothing over nothing":       {[]fs.FS{Over(nil, nil)}, "p: E-PACK-MISSING: no such pack: p."},
	} {
		if got := faults(t, "p", test.fsys...).Error(); got != test.want {
			t.Errorf("%s: %s\nwant %s", name, got, test.want)
		}
	}
	load(t, Over(nil, whole))
	load(t, Over(whole, nil))
	load(t, aFile, Over(empty, whole)) // a file is no folder that cannot be read
	if infos, err := List(nil, whole); err == nil || len(infos) == 0 {
		t.Errorf("a nil file system is listed: %v, %v", infos, err)
	}
}

func TestList(t *testing.T) {
	fsys := base(t, map[string]string{
		"m/pack.yaml":       "id: m\nversion: 1.0.0\nkind: module\ntitle: {zh: 模块, en: Module}\nsubject: unit\n",
		"broken/pack.yaml":  "id: other\n",
		".hidden/pack.yaml": "id: [\n",
	})
	got, err := List(fsys)
	want := []Info{
		{ID: "m", Version: "1.0.0", Kind: "module", Title: rules.Text{ZH: "模块", EN: "Module"}},
		{ID: "p", Version: "1.2.0", Kind: "pack", Title: rules.Text{ZH: "测试包", EN: "Test pack"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	var list diag.List
	if !errors.As(err, &list) || !list.Has(diag.IDFile) {
		t.Errorf("the broken pack is not reported: %v", err)
	}
	if got := faults(t, "m", fsys); len(got) != 1 || got[0].Code != diag.PackKind {
		t.Errorf("a module was loaded: %v", got)
	}
}

// Promise: equal files give equal bytes, comments and places left out.
func TestBytesDoNotHangOnComments(t *testing.T) {
	want := load(t, base(t, nil)).Bundle().Encode()
	files := map[string]string{}
	for name, f := range base(t, nil) {
		files[name] = "# a comment\n\n" + strings.ReplaceAll(string(f.Data), "\n", "\r\n")
	}
	p := load(t, base(t, files))
	if diff := cmp.Diff(string(want), string(p.Bundle().Encode())); diff != "" {
		t.Error(diff)
	}
	if got := p.Position("criterion", "patrol.lately").Line; got != 17 {
		t.Errorf("the place did not move: line %d", got)
	}
	b, err := rules.Decode(want)
	if err != nil || string(b.Encode()) != string(want) {
		t.Errorf("read and written again: %v", err)
	}
	if strings.Contains(string(want), ".yaml") {
		t.Error("a file name is in the bytes")
	}
}

func TestLoadIsSafeForConcurrentUse(t *testing.T) {
	fsys := base(t, nil)
	p := load(t, fsys)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			load(t, fsys)
			p.Lint()
			p.Position("fact", "place.open")
			if _, _, err := ReadAnswers([]byte(sample), "a.yaml", p.Bundle()); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}

func TestCases(t *testing.T) {
	files := change(t, "p/criteria/patrol.test.yaml", "patrol.lately:\n  cases: [{at: 2026-11-24, want: [fail, pass], standing: counts}]\n", `patrol.lately:
  given: {at: 2026-11-24, place.open: null, place.kinds: {value: [mall], more: true}}
  cases:
    - {patrol.last: 2026-10, want: [not-applicable, pass, pass], standing: advice}
    - {at: 2010-01-01, place.open: true, want: absent}
`)
	files["p/tests/mall.yaml"] = "title: {zh: 商场, en: A mall}\nat: 2026-10-01\nfacts: {building.height_m: 1.10}\nwant: {hazards: [patrol.lately], grades: []}\n"
	p := load(t, base(t, files))
	var got CriterionTests
	for _, ct := range p.Tests() {
		if ct.Criterion == "patrol.lately" {
			got = ct
		}
	}
	at := func(line, col int) diag.Place {
		return diag.Place{File: "p/criteria/patrol.test.yaml", Line: line, Col: col}
	}
	day := func(s string) rules.Date {
		d, ok := logic.ParseDate(s)
		if !ok {
			t.Fatal(s)
		}
		return d
	}
	want := CriterionTests{Criterion: "patrol.lately", Place: at(6, 1), Cases: []Case{
		{Place: at(9, 7), At: day("2026-11-24"), Want: []string{"pass", "not-applicable"}, Standing: "advice",
			Answers: []byte(`{"format":1,"pack":"p","at":"2026-11-24","facts":{"patrol.last":"2026-10","place.kinds":{"value":["mall"],"more":true},"place.open":null}}`)},
		{Place: at(10, 7), At: day("2010-01-01"), Absent: true,
			Answers: []byte(`{"format":1,"pack":"p","at":"2010-01-01","facts":{"place.kinds":{"value":["mall"],"more":true},"place.open":true}}`)},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	units := []UnitTest{{
		Place: diag.Place{File: "p/tests/mall.yaml", Line: 1, Col: 1}, Title: rules.Text{ZH: "商场", EN: "A mall"}, At: day("2026-10-01"),
		Answers: []byte(`{"format":1,"pack":"p","at":"2026-10-01","facts":{"building.height_m":1.10}}`),
		Hazards: []string{"patrol.lately"}, HasHazards: true, HasGrades: true,
	}}
	if diff := cmp.Diff(units, p.UnitTests()); diff != "" {
		t.Error(diff)
	}
	for _, ct := range p.Tests() {
		for _, c := range ct.Cases {
			if _, err := canon.Parse(c.Answers); err != nil {
				t.Error(err)
			}
		}
	}
}

// Promise: the law that fire321 brings along loads, every pack of it.
func TestTheLawLoads(t *testing.T) {
	infos, err := List(law.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, info := range infos {
		if info.Kind == "module" {
			continue
		}
		start := time.Now()
		p, err := Load(info.ID, law.FS)
		if err != nil {
			t.Errorf("%s:\n%v", info.ID, err)
			continue
		}
		b := p.Bundle()
		t.Logf("%s %s: %d facts, %d criteria, %d sources, %d KiB, %d warnings, %d ms", info.ID, info.Version,
			len(b.Facts), len(b.Criteria), len(b.Sources), len(b.Encode())>>10, len(p.Lint()), time.Since(start).Milliseconds())
		again, err := rules.Decode(b.Encode())
		if err != nil || again.Digest() != b.Digest() {
			t.Errorf("%s: read and written again it is another: %v", info.ID, err)
		}
	}
}

// Promise: nothing that an author can write makes loading run away; each of
// these took seconds at most when it was written, and minutes before its limit.
func TestHostilePacksAreRefused(t *testing.T) {
	var facts, criteria, one strings.Builder
	facts.WriteString("title: {zh: 其他, en: Others}\nfacts:\n")
	for i := range 1500 {
		id := "chain.f" + itoa(i)
		derive := "place.open"
		if i > 0 {
			derive = "chain.f" + itoa(i-1) + " and chain.f" + itoa(i-1)
		}
		facts.WriteString("  - {id: " + id + ", type: bool, title: {zh: 甲, en: A}, derive: " + derive + "}\n")
	}
	for i := range 4000 {
		criteria.WriteString("- {id: c.n" + itoa(i) + ", title: {zh: 甲, en: A}, tags: [all], severity: general, owed_by: [owner], remedy: {zh: 甲, en: A}, revisions: [{from: 2010-01-01, require: no.such" + itoa(i) + ", basis: [{source: law, article: 第九条}]}]}\n")
	}
	var counts strings.Builder
	for i := range 4000 {
		counts.WriteString("- {id: c.n" + itoa(i) + ", title: {zh: 甲, en: A}, tags: [all], severity: general, owed_by: [owner], remedy: {zh: 甲, en: A}, revisions: [{from: 2010-01-01, require: 'countViolated(\"all\") == 0', basis: [{source: law, article: 第一条}]}]}\n")
	}
	for i := range 30000 {
		one.WriteString("{k" + itoa(i) + ": 1}, ")
	}
	for name, files := range map[string]map[string]string{
		"100 MB file":      {"p/criteria/extra.yaml": strings.Repeat("# comment\n", 10<<20)},
		"derived chain":    {"p/facts/extra.yaml": facts.String(), "p/criteria/extra.yaml": strings.Replace(criteria.String(), "no.such0", "chain.f1499", 1)},
		"4,000 faults":     {"p/criteria/extra.yaml": criteria.String()},
		"one long line":    {"p/criteria/extra.yaml": "[" + one.String() + "]"},
		"many counts":      {"p/criteria/extra.yaml": counts.String()},
		"thousands of ids": {"p/criteria/extra.yaml": strings.Replace(criteria.String(), "[all]", "["+strings.Repeat("a, ", 80000)+"]", 1)},
	} {
		start := time.Now()
		_, err := Load("p", base(t, files))
		var list diag.List
		errors.As(err, &list)
		t.Logf("%-18s %6d ms %6d faults", name, time.Since(start).Milliseconds(), len(list))
		if len(list) == 0 {
			t.Errorf("%s is no fault", name)
		}
	}
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}

// FuzzLoad: for any content of a file, Load returns either a pack or faults
// with places in a file; and a pack's bytes are the same when they are read
// again.
func FuzzLoad(f *testing.F) {
	names := []string{"p/criteria/patrol.yaml", "p/facts/place.yaml", "p/pack.yaml", "p/sources/law.yaml", "p/parameters.yaml", "p/criteria/patrol.test.yaml", "p/checks.yaml", "p/grading.yaml", "p/tests/a.yaml"}
	fsys := base(f, nil)
	for i, name := range names {
		if file := fsys[name]; file != nil {
			f.Add(byte(i), file.Data)
		}
	}
	f.Add(byte(6), []byte("- {id: doubt.a, when: place.open, say: {zh: 看, en: Look}}\n"))
	f.Add(byte(7), []byte("id: g\ntitle: {zh: 评分, en: Score}\nforce: ours\nmax: 100\nscore: {mode: share}\ngrades: [{id: a, at_least: 0, zh: 甲, en: A}]\n"))
	f.Add(byte(8), []byte("title: {zh: 商场, en: A mall}\nat: 2026-10-01\nfacts: {building.height_m: 1.10}\nwant: {hazards: [patrol.lately]}\n"))
	f.Fuzz(func(t *testing.T, which byte, data []byte) {
		changed := fstest.MapFS{}
		for name, file := range fsys {
			changed[name] = file
		}
		changed[names[int(which)%len(names)]] = &fstest.MapFile{Data: data}
		p, err := Load("p", changed)
		if err != nil {
			var list diag.List
			if !errors.As(err, &list) || len(list) == 0 {
				t.Fatalf("no list: %v", err)
			}
			for _, d := range list {
				file, err := fs.ReadFile(changed, d.Place.File)
				if err != nil {
					t.Errorf("%v: not in a file: %v", d, err)
				}
				if lines := strings.Count(string(file), "\n") + 1; d.Place.Line > lines {
					t.Errorf("%v: the file has %d lines", d, lines)
				}
				if d.In("zh") == "" || strings.HasPrefix(d.Found("zh"), "{") {
					t.Errorf("no words: %#v", d)
				}
			}
			return
		}
		p.Lint()
		b, err := rules.Decode(p.Bundle().Encode())
		if err != nil || b.Digest() != p.Bundle().Digest() {
			t.Errorf("the bundle read again is another: %v", err)
		}
	})
}

// A whole number may be written with zeros after the point, as in a fact.
func TestWholeNumbersWithZeros(t *testing.T) {
	want := load(t, base(t, nil)).Bundle().Encode()
	got := load(t, base(t, change(t, "p/pack.yaml", "item: 8", "item: 8.00"))).Bundle().Encode()
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("(-8 +8.00):\n%s", diff)
	}
	for _, odd := range []string{"8.5", "08", "8e0", "+8", `"8"`, "99999999999999999999"} {
		if got := faults(t, "p", base(t, change(t, "p/pack.yaml", "item: 8", "item: "+odd))); len(got) == 0 {
			t.Errorf("%s is a whole number", odd)
		}
	}
}
