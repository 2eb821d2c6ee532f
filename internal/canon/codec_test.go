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
	c.Int64("weight", &d.weight)
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
	want := string(Write(d.members).Append(nil))
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			if diff := cmp.Diff(want, string(Write(d.members).Append(nil))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	wait.Wait()
}
