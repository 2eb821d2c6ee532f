package browser

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestPictures makes the pictures of README again, of the packs and examples as
// they are:
//
//	go test ./browser -run Pictures -args -pictures
func TestPictures(t *testing.T) {
	if !*pictures {
		t.Skip("it writes into docs/images: -args -pictures")
	}
	open := func(size screen) *page {
		p := fresh(t, size)
		p.inject("Date.now = () => new Date('" + today + "T09:30').getTime()") // which the bar shows
		p.navigate(serve(t))
		return p
	}

	// A list of questions on a phone.
	p := open(screen{360, 780})
	p.begin(placeOf(t, "noodle-shop"))
	facts := answersOf(t, "noodle-shop")
	for n := 0; !js[bool](p, "f321.lines().length > 1 && f321.heading().startsWith('逃生的路')"); n++ {
		if n > 100 {
			t.Fatal("no list asks about the ways out")
		}
		if s := mouse(p, facts); s.Round {
			p.picture("danger", 26<<10) // what the first round has shown
			p.press(p.say("danger-on"))
		}
		p.until("a question", "f321.lines().length")
	}
	p.picture("question", 26<<10)

	// Ten days later: what was found is asked after.
	p = open(screen{360, 780})
	p.keeps(serve(t), kept(t, "a", "noodle-shop", nil))
	p.click("f321.find('.units .btn-1')")
	p.until("last time's hazards", "f321.find('.mends')")
	p.picture("return", 26<<10)

	// The whole shop as a code for another device.
	p = open(screen{360, 780})
	p.load("noodle-shop")
	p.show()
	p.until("the code", "f321.find('img[data-code]')?.complete")
	p.picture("handover", 30<<10)

	// All places of one head.
	p = open(desktop)
	p.keeps(serve(t), kept(t, "a", "noodle-shop", nil), kept(t, "b", "good-restaurant", nil), kept(t, "c", "mall", nil))
	p.places()
	p.picture("places", 60<<10)

	// What comes of it, on a desktop.
	p = open(desktop)
	p.load("noodle-shop")
	p.until("what comes late", "f321.find('.days')")
	if err := chromedp.Do(p.ctx, chromedp.MouseClickXY(1270, 400)); err != nil { // on nothing: no row is lit
		t.Fatal(err)
	}
	p.picture("result", 69<<10)

	// The letter of a unit that may sign, as it is printed.
	p.press(p.say("sections"))
	p.loadFile(fileOf(t, "good-shop"))
	if got := js[string](p, "(await document.querySelector('fire321-check').assess()).letter.branch"); got != "no-prominent-risk" {
		t.Fatalf("good-shop may not sign the first branch: %s", got)
	}
	p.press(p.say("documents"))
	p.sheet("letter")
	dir := t.TempDir()
	p.pdf(filepath.Join(dir, "letter.pdf"))
	run(t, "pdftoppm", "-png", "-r", "90", "-singlefile", filepath.Join(dir, "letter.pdf"), filepath.Join(dir, "letter"))
	data, err := os.ReadFile(filepath.Join(dir, "letter.png"))
	if err != nil {
		t.Fatal(err)
	}
	keepPicture(t, "letter", data, 44<<10)
}

// picture keeps what the screen shows.
func (p *page) picture(name string, most int) {
	p.t.Helper()
	js[bool](p, "(await document.fonts.ready, await f321.still(), true)")
	data, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		p.t.Fatal(err)
	}
	keepPicture(p.t, name, data, most)
}

// keepPicture writes a picture in as many of its colours as fit in so many
// bytes.
func keepPicture(t *testing.T, name string, data []byte, most int) {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for colours := 128; colours >= 8; colours /= 2 {
		var out bytes.Buffer
		if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, reduced(img, colours)); err != nil {
			t.Fatal(err)
		}
		if out.Len() > most {
			continue
		}
		if err := os.WriteFile(filepath.Join("..", "..", "docs", "images", name+".png"), out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %v, %d colours, %d bytes", name, img.Bounds().Size(), colours, out.Len())
		return
	}
	t.Errorf("%s is larger than %d bytes in eight colours", name, most)
}

// reduced is a picture in its most frequent colours, each other as the nearest
// of them. Those that are nearly one another count as one.
func reduced(img image.Image, colours int) image.Image {
	const near = 12
	count := map[color.NRGBA]int{}
	b := img.Bounds()
	at := func(x, y int) color.NRGBA { return color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA) }
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			count[at(x, y)]++
		}
	}
	var list []color.NRGBA
	for c := range count {
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b color.NRGBA) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a.R, b.R), cmp.Compare(a.G, b.G), cmp.Compare(a.B, b.B))
	})
	apart := func(a, b color.NRGBA) bool {
		d := func(x, y uint8) int { return max(int(x)-int(y), int(y)-int(x)) }
		return d(a.R, b.R)+d(a.G, b.G)+d(a.B, b.B) > near
	}
	var palette color.Palette
	for _, c := range list {
		if len(palette) == colours {
			break
		}
		// The plain grounds are told apart however near they are.
		if count[c] > b.Dx()*b.Dy()/500 || !slices.ContainsFunc(palette, func(o color.Color) bool { return !apart(c, o.(color.NRGBA)) }) {
			palette = append(palette, c)
		}
	}
	index := map[color.NRGBA]uint8{}
	for _, c := range list {
		index[c] = uint8(palette.Index(c))
	}
	out := image.NewPaletted(b, palette)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			out.SetColorIndex(x, y, index[at(x, y)])
		}
	}
	return out
}
