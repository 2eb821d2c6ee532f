package wasm

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/pack"
	"github.com/fire321/fire321/test/conformance"
)

const corpus = "../../testdata/conformance"

// TestConformance: the module gives the bytes that Go gives.
func TestConformance(t *testing.T) {
	cases, err := conformance.Read(corpus)
	if err != nil || len(cases) == 0 {
		t.Fatal("no corpus", err)
	}
	bundles := map[string][]byte{}
	took := map[string][]time.Duration{}
	var most uint32
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			if bundles[c.Pack] == nil {
				p, err := pack.Load(c.Pack, law.FS)
				if err != nil {
					t.Fatal(err)
				}
				bundles[c.Pack] = p.Bundle().Encode()
			}
			m := newInstance(t)
			if err := c.Run(bundles[c.Pack], func(request []byte) ([]byte, error) {
				verb := strings.SplitN(string(request[:min(len(request), 40)]), `"`, 5)[3]
				start := time.Now()
				reply, err := m.handle(t.Context(), request)
				took[verb] = append(took[verb], time.Since(start))
				return reply, err
			}); err != nil {
				t.Error(err)
			}
			n := m.Memory().Size() >> 20
			if most = max(most, n); n > 96 {
				t.Errorf("the instance takes %d MiB", n)
			}
		})
	}
	t.Logf("memory at most %d MiB", most)
	for _, verb := range []string{"load", "open", "answer", "next", "overview", "assess", "what-if", "until", "document", "export"} {
		slices.Sort(took[verb])
		if d := took[verb]; len(d) > 0 {
			t.Logf("%-9s median %7.1f ms, longest %7.1f ms of %d", verb, ms(d[len(d)/2]), ms(d[len(d)-1]), len(d))
		}
	}
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// TestInstancesAreApart: each has bundles, sessions and numbers of its own.
func TestInstancesAreApart(t *testing.T) {
	a, b := newInstance(t), newInstance(t)
	for _, m := range []*instance{a, b, a} {
		reply, err := m.handle(t.Context(), []byte(`{"do":"next","session":1}`))
		if err != nil || !bytes.Contains(reply, []byte(`"E-REQUEST-HANDLE"`)) {
			t.Errorf("%s %v", reply, err)
		}
	}
}

// TestManyCallsKeepMemory: what is freed is used again.
func TestManyCallsKeepMemory(t *testing.T) {
	m := newInstance(t)
	request := append([]byte(`{"do":"load","digest":"00"}`+"\n"), make([]byte, 1<<20)...)
	var after uint32
	for i := range 200 {
		if _, err := m.handle(t.Context(), request); err != nil {
			t.Fatal(err)
		}
		if i == 20 {
			after = m.Memory().Size()
		}
	}
	if got := m.Memory().Size(); got > after+16<<20 {
		t.Errorf("memory grew from %d to %d bytes over 180 requests of 1 MiB", after, got)
	}
}
