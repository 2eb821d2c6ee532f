package wasm

import (
	"cmp"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
)

// part is what one package takes of a module.
type part struct {
	name  string
	bytes int
}

// anatomy divides the code of a module that has its names by package, largest
// first; what is no code comes first of all. The format is that of the
// WebAssembly core specification, chapter 5.
func anatomy(module []byte) (parts []part, err error) {
	defer func() {
		if recover() != nil { // an index past the end
			err = errors.New("the module is malformed")
		}
	}()
	var bodies []int
	var names map[int]string
	imported := 0
	data := 0
	r := &reader{module[8:]}
	for len(r.in) > 0 {
		id := r.byte()
		s := &reader{r.take(r.uint())}
		switch id {
		case 2: // imports; all of Go's are functions
			imported = s.uint()
		case 10:
			for range s.uint() {
				n := s.uint()
				bodies = append(bodies, n)
				s.take(n)
			}
		case 11:
			data = len(s.in)
		case 0:
			if string(s.take(s.uint())) == "name" {
				names = s.functionNames()
			}
		}
	}
	sum := map[string]int{}
	for i, n := range bodies {
		sum[packageOf(names[imported+i])] += n
	}
	for name, n := range sum {
		if n >= 4096 {
			parts = append(parts, part{name, n})
		}
	}
	slices.SortFunc(parts, func(a, b part) int { return cmp.Or(b.bytes-a.bytes, strings.Compare(a.name, b.name)) })
	return append([]part{{"(data: tables of functions, types, texts)", data}}, parts...), nil
}

// packageOf takes the package from a function's name, in which the linker
// writes _ for what WebAssembly's text format does not allow.
func packageOf(name string) string {
	name = strings.TrimPrefix(name, "github.com_fire321_fire321_")
	pkg, _, _ := strings.Cut(name, ".")
	return pkg
}

type reader struct{ in []byte }

func (r *reader) byte() byte { return r.take(1)[0] }

func (r *reader) take(n int) []byte {
	out := r.in[:n]
	r.in = r.in[n:]
	return out
}

func (r *reader) uint() int {
	v, n := binary.Uvarint(r.in)
	r.take(n)
	return int(v)
}

func (r *reader) functionNames() map[int]string {
	for len(r.in) > 0 {
		id := r.byte()
		s := &reader{r.take(r.uint())}
		if id != 1 {
			continue
		}
		names := map[int]string{}
		for range s.uint() {
			i := s.uint()
			names[i] = string(s.take(s.uint()))
		}
		return names
	}
	return nil
}
