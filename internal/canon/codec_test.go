package canon

import (
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// drawer has a member of every sort that a Codec describes.
type drawer struct {
	name   string
	open   bool
	depth  int
	weight int64
	labels []string
	sizes  []int
	parts  []drawer
	lock   struct{ code int }
	seal   string
}

func (d *drawer) members(c *Codec) {
	c.String("name", &d.name)
	c.Bool("open", &d.open)
	c.Int("depth", &d.depth)
	c.Number("weight", &d.weight)
	c.Strings("labels", &d.labels)
	Items(c, "sizes", &d.sizes, func(n int) Value { return Int(int64(n)) }, func(v Value) (int, bool) { return len(v.Text), true })
	List(c, "parts", &d.parts, (*drawer).members)
	c.Member("lock", func(c *Codec) { c.Int("code", &d.lock.code) })
	c.Custom("seal", func() Value { return Str(d.seal) }, func(v Value) bool { d.seal = v.Text; return true })
}

// Promise: a value may be written by many goroutines at a time, since writing
// changes nothing in it. The race detector sees what does.
func TestWritingOnlyReads(t *testing.T) {
	d := drawer{name: "a", open: true, depth: 3, weight: 9, labels: []string{"x"}, sizes: []int{1, 2}, seal: "s"}
	d.lock.code = 7
	d.parts = []drawer{d, {}}
	want := string(Encode(d.members))
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			if diff := cmp.Diff(want, string(Encode(d.members))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	wait.Wait()
}

func TestWholeNumbers(t *testing.T) {
	for _, c := range []struct {
		text string
		want int64
		ok   bool
	}{
		{"0", 0, true}, {"12", 12, true}, {"-3", -3, true}, {"1.0", 1, true}, {"-2.000", -2, true}, {"9223372036854775807", 9223372036854775807, true},
		{"1.5", 0, false}, {"0.01", 0, false}, {"9223372036854775808", 0, false}, {"99999999999999999999.0", 0, false},
	} {
		if got, ok := Num(c.text).Whole(); ok != c.ok || ok && got != c.want {
			t.Errorf("%s is %d, %v", c.text, got, ok)
		}
	}
	if _, ok := Str("1").Whole(); ok {
		t.Error("a text is a number")
	}
}

// A number outside its range is refused where it is read, with the range.
func TestNumbersInARange(t *testing.T) {
	for text, want := range map[string]string{
		`{"n":3}`: "", `{"n":3.0}`: "", `{}`: "", `{"n":7}`: "/n: expected a whole number from 1 to 6", `{"n":0}`: "/n: expected a whole number from 1 to 6",
		`{"n":1.5}`: "/n: expected a whole number from 1 to 6", `{"n":99999999999999999999}`: "/n: expected a whole number from 1 to 6", `{"n":"3"}`: "/n: wrong type",
	} {
		v, err := Parse([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		n, refused := 0, false
		got := ""
		for _, p := range Read(v, func(c *Codec) { refused = !c.IntIn("n", &n, 1, 6) }) {
			got += p.Pointer + ": " + p.EN
		}
		if got != want || refused != (want != "") || refused && n != 0 {
			t.Errorf("%s: %q, %d", text, got, n)
		}
	}
}
