package assess

import (
	"sync"
	"testing"

	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/pack"
)

// lawPacks are the packs of the law that tests go through. When it must be
// short, that is the one on top, which holds the other two.
func lawPacks() []string {
	all := []string{"cn/national/unit", "cn/jiangsu/unit", "cn/jiangsu/xinghua/unit"}
	if testing.Short() || rounds.Race {
		return all[2:]
	}
	return all
}

// some is the step with which a test goes through what is many under the law.
func some() int {
	if testing.Short() || rounds.Race {
		return 8
	}
	return 1
}

// once makes a thing for each key at the first call, and keeps it for all tests:
// a pack of the law takes half a second to load. What it gives is shared, and
// must not be changed.
type once[K comparable, V any] struct{ made sync.Map }

func (o *once[K, V]) get(t testing.TB, key K, make func() (V, error)) V {
	t.Helper()
	f, _ := o.made.LoadOrStore(key, sync.OnceValues(make))
	v, err := f.(func() (V, error))()
	if err != nil {
		t.Fatalf("%v: %.300v", key, err)
	}
	return v
}

type packOn struct {
	id  string
	day Date
}

var (
	lawBundles  once[string, *rules.Bundle]
	lawPrograms once[packOn, *Program]
)

// lawBundle is a pack of the law.
func lawBundle(t testing.TB, id string) *rules.Bundle {
	t.Helper()
	return lawBundles.get(t, id, func() (*rules.Bundle, error) {
		p, err := pack.Load(id, law.FS)
		if err != nil {
			return nil, err
		}
		return p.Bundle(), nil
	})
}

// lawProgram is a pack of the law on a day.
func lawProgram(t testing.TB, id string, day Date) *Program {
	t.Helper()
	b := lawBundle(t, id)
	return lawPrograms.get(t, packOn{id, day}, func() (*Program, error) { return Compile(b, day) })
}
