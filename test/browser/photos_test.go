package browser

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// putFile puts a file into the hidden field beside a button, as the browser does
// after its own window. The expression gives the parts and the name.
func (p *page) putFile(button, parts, name, kind string) {
	p.t.Helper()
	p.until(button, "f321.button("+quote(button)+")")
	js[bool](p, `(() => { const input = f321.button(`+quote(button)+`).parentElement.querySelector('input[type=file]'), files = new DataTransfer();
		files.items.add(new File(`+parts+`, `+quote(name)+`, { type: `+quote(kind)+` })); input.files = files.files; input.dispatchEvent(new Event('change', { bubbles: true })); return true; })()`)
}

// photograph keeps a photo of 3000 by 2000 pixels.
func (p *page) photograph() {
	p.t.Helper()
	p.more()
	p.snap("拍张照存着")
}

// snap gives that photo to a button.
func (p *page) snap(button string) {
	p.t.Helper()
	js[bool](p, `(globalThis.shot = await (async () => { const c = document.createElement('canvas'); c.width = 3000; c.height = 2000; const g = c.getContext('2d');
		g.fillStyle = '#c33'; g.fillRect(0, 0, 3000, 2000); g.fillStyle = '#fff'; g.fillRect(300, 300, 900, 900); return new Promise((ok) => c.toBlob(ok, 'image/png')); })(), true)`)
	p.putFile(button, "[shot]", "IMG_0001.png", "image/png")
}

// more opens what stands behind the mark beside a question, if one is shown.
func (p *page) more() {
	p.t.Helper()
	js[bool](p, "(f321.find('.more') && (f321.find('.more').open = true), true)")
}

// kept is what the device keeps: {id, about, after, jpeg} of each photo, with its size.
func (p *page) kept() []map[string]any {
	p.t.Helper()
	return js[[]map[string]any](p, `(await new Promise((ok) => { const r = indexedDB.open('fire321'); r.onsuccess = () => { const q = r.result.transaction('photos').objectStore('photos').getAll();
		q.onsuccess = async () => { const list = []; for (const x of q.result) { const b = await createImageBitmap(new Blob([x.bytes]));
			list.push({ about: x.about, unit: x.unit, after: !!x.after, sum: new Uint8Array(x.bytes).reduce((n, v) => (n * 31 + v) % 1e9, 7), jpeg: new Uint8Array(x.bytes)[0] === 0xff && new Uint8Array(x.bytes)[1] === 0xd8, width: b.width, height: b.height }); }
			r.result.close(); ok(list); }; }; }))`)
}

// TestPhotos: a photo is kept on the device, smaller, beside its question and
// its hazard, and stands behind a list where it is wanted.
func TestPhotos(t *testing.T) {
	p := fresh(t, phone)
	url := serve(t)
	p.navigate(url)
	p.start("cn/national/unit", answersOf(t, "noodle-shop"), 2)
	p.until("a question", "f321.find('fieldset[data-fact]')")
	asked := js[string](p, "f321.find('fieldset[data-fact]').dataset.fact")
	p.photograph()
	p.until("the photo", "f321.find('.thumb img')?.naturalWidth === 1600")
	p.look("phone-photo")
	got := p.kept()
	if len(got) != 1 || got[0]["jpeg"] != true || got[0]["width"] != 1600.0 || got[0]["height"] != 1067.0 || got[0]["about"] != "fact:"+asked {
		t.Fatalf("kept %v about %s", got, asked)
	}
	p.putFile("拍张照存着", "['no picture']", "notes.jpg", "image/jpeg")
	p.until("that it is none", "f321.find('.photos [role=status]')?.textContent.includes('不是照片')")
	p.click("f321.find('.thumb')")
	p.until("it is large", "f321.find('.thumb').getAttribute('aria-expanded') === 'true'")
	p.press("删去 照片1")
	p.until("it is gone", "!f321.find('.thumb')")
	if n := len(p.kept()); n != 0 {
		t.Errorf("%d photos are still kept", n)
	}
	p.press("撤销")
	p.until("it is back", "f321.find('.thumb')")

	p.navigate(url)
	p.heading("这台设备")
	p.until("the count", "f321.find('.units').textContent.includes('1张照片')")
	p.press("接着答")
	p.until("the question", "f321.find('fieldset[data-fact]')")
	p.more()
	p.until("the photo after a reload", "f321.find('.thumb img')")

	p.load("noodle-shop")
	p.click("f321.find('.hz')")
	p.until("a hazard", "f321.find('.law')")
	p.photograph()
	p.until("the photo", "f321.find('.thumb img')")
	p.press("返回")
	p.press("打印文书")
	p.press("看和打印 问题隐患清单")
	p.press("附上1张照片")
	p.until("the page of photos", "f321.find('.annex figure')")
	if got := js[string](p, "f321.find('.annex figcaption').textContent"); !strings.HasPrefix(got, "图1") || strings.Contains(got, "undefined") {
		t.Errorf("the photo is called %q", got)
	}
	p.look("phone-annex")

	p.navigate(url)
	p.heading("这台设备")
	p.press("删去 老街面馆")
	p.click("f321.find('.sure:not([hidden]) button')")
	p.until("one unit", "[...f321.all()].filter((el) => el.matches('.units > li')).length === 1")
	if got := p.kept(); len(got) != 1 {
		t.Errorf("with a unit %d photos went", 2-len(got))
	}
}

// TestPhotosWithoutRoom: where there is no room for a photo the answers are
// safe, and that is said.
func TestPhotosWithoutRoom(t *testing.T) {
	p := fresh(t, phone)
	p.navigate(serve(t))
	p.start("cn/national/unit", answersOf(t, "noodle-shop"), 1)
	p.until("a question", "f321.find('fieldset[data-fact]')")
	js[bool](p, `(() => { const put = IDBObjectStore.prototype.put; IDBObjectStore.prototype.put = function (v) { if (this.name === 'photos') throw new DOMException('full', 'QuotaExceededError'); return put.call(this, v); }; return true; })()`)
	p.photograph()
	p.until("word of it", "f321.find('.photos [role=status]')?.textContent.includes('空间不够')")
	if js[bool](p, "(!!f321.find('.thumb') || !f321.find('.saved').textContent.includes('已存'))") {
		t.Error("the answers are not told from the photo")
	}
}

// saved makes the page remember the files that it hands over.
func (p *page) saved() {
	p.t.Helper()
	js[bool](p, `(() => { globalThis.files = []; const make = URL.createObjectURL; URL.createObjectURL = (b) => { if (b.type !== 'image/jpeg') files.push(b); return make.call(URL, b); };
		HTMLAnchorElement.prototype.click = function () { files.name = this.download; }; return true; })()`)
}

// file is the text of the last file that was handed over, and its name.
func (p *page) file() (text, name string) {
	p.t.Helper()
	p.until("a file", "files.length")
	return js[string](p, "(await files.pop().text())"), js[string](p, "files.name")
}

// drafts is what the device keeps of the units, less what saving counts.
func (p *page) drafts() []map[string]any {
	p.t.Helper()
	list := js[[]map[string]any](p, `(await new Promise((ok) => { const r = indexedDB.open('fire321'); r.onsuccess = () => { const q = r.result.transaction('drafts').objectStore('drafts').getAll(); q.onsuccess = () => { r.result.close(); ok(q.result); }; }; }))`)
	for _, d := range list {
		delete(d, "rev")
	}
	return list
}

// TestSaveAll: all units go into one file, with plans, days and photos, and come
// out of it on another device as they were.
func TestSaveAll(t *testing.T) {
	url := serve(t)
	p := fresh(t, phone)
	p.navigate(url)
	p.load("noodle-shop")
	p.click("f321.find('.hz')")
	p.until("a hazard", "f321.find('.law')")
	p.photograph()
	p.until("the photo", "f321.find('.thumb img')")
	p.load("good-shop")
	p.navigate(url)
	p.heading("这台设备")
	p.look("phone-home-all")
	p.saved()
	p.press("全部存成一个文件")
	text, name := p.file()
	if !strings.HasSuffix(name, ".json") || !strings.Contains(text, `"plan"`) || !strings.Contains(text, `"found"`) {
		t.Errorf("the file %s has %d bytes", name, len(text))
	}
	drafts, photos := p.drafts(), p.kept()
	if len(drafts) != 2 || len(photos) != 1 {
		t.Fatalf("%d units, %d photos", len(drafts), len(photos))
	}

	q := fresh(t, phone)
	q.navigate(url)
	q.heading(q.say("welcome"))
	q.load("office") // so that there is a list of units
	q.navigate(url)
	q.heading("这台设备")
	for round, want := range []string{"打开了2份答卷、1张照片", "打开了0份答卷、0张照片"} {
		q.putFile("打开答卷文件", "["+quote(text)+"]", name, "application/json")
		q.until("the units", "f321.find('.told')?.textContent.includes("+quote(want)+")")
		got := q.drafts()
		if len(got) != 3 {
			t.Fatalf("round %d: %d units", round, len(got))
		}
		for _, d := range drafts {
			if !hasDraft(got, d) {
				t.Errorf("round %d: a unit is not what it was: %v", round, d["id"])
			}
		}
		if p := q.kept(); !reflect.DeepEqual(p, photos) {
			t.Errorf("round %d: the photos are %v, not %v", round, p, photos)
		}
	}
	q.look("phone-restored")
	for _, bad := range []string{"{", "[]", `{"kind":"fire321-units","format":1,"units":[{}]}`, strings.Replace(text, `"jpeg":"`, `"jpeg":"*`, 1), strings.Replace(text, `"format":1`, `"format":99`, 1)} {
		js[bool](q, "(f321.find('.err') && (f321.find('.err').textContent = ''), true)")
		q.putFile("打开答卷文件", "["+quote(bad)+"]", "x.json", "application/json")
		q.until("the fault", "f321.find('.err')?.textContent.includes('x.json')")
		if n := len(q.drafts()); n != 3 {
			t.Errorf("%.40s: %d units", bad, n)
		}
	}
	// The same unit with other answers is for the person to decide: here it becomes
	// one more.
	changed := strings.Replace(text, `"place.kinds":["`, `"place.kinds":["office","`, 1)
	q.putFile("打开答卷文件", "["+quote(changed)+"]", name, "application/json")
	q.click("f321.find('[data-unit] > fieldset input[value=both]')")
	q.press(q.say("intake-take"))
	q.counted()
	if n := len(q.drafts()); n != 4 {
		t.Errorf("%d units, want one more than 3", n)
	}
	for _, d := range drafts {
		if !hasDraft(q.drafts(), d) {
			t.Error("a unit was written over")
		}
	}
}

func hasDraft(list []map[string]any, want map[string]any) bool {
	for _, d := range list {
		if fmt.Sprint(d) == fmt.Sprint(want) {
			return true
		}
	}
	return false
}
