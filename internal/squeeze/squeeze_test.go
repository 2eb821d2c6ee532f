package squeeze

import (
	"bytes"
	"compress/flate"
	"encoding/hex"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// Promise: what is squeezed comes back.
func FuzzSqueeze(f *testing.F) {
	f.Add([]byte(nil))
	f.Add([]byte{0})
	f.Add([]byte(`{"facts":{"alarm.heard":true,"alarm.here":false}}`))
	f.Add(bytes.Repeat([]byte("燃气报警器"), 200))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<14 {
			t.Skip()
		}
		got, ok := Expand(Squeeze(data), len(data))
		if !ok || !bytes.Equal(got, data) {
			t.Errorf("%q came back as %q, %v", data, got, ok)
		}
	})
}

// Promise: any bytes at all end in bounded time, with no more than was allowed.
func FuzzExpand(f *testing.F) {
	f.Add(Squeeze([]byte("老街面馆")))
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1})
	f.Fuzz(func(t *testing.T, data []byte) {
		if got, _ := Expand(data, 1<<12); len(got) > 1<<12 {
			t.Errorf("%d bytes", len(got))
		}
	})
}

// A length that the data cannot have is found out after a few bytes.
func TestBombIsRefused(t *testing.T) {
	whole := Squeeze(bytes.Repeat([]byte("a"), 1<<16))
	if _, ok := Expand(whole, 1<<16-1); ok {
		t.Error("more than is allowed")
	}
	if got, ok := Expand(whole, 1<<16); !ok || len(got) != 1<<16 {
		t.Errorf("%d bytes, %v", len(got), ok)
	}
	for _, data := range [][]byte{nil, {0x80}, {0xff, 0xff, 0x3f}} {
		if got, ok := Expand(data, 1<<16); ok {
			t.Errorf("%x became %d bytes", data, len(got))
		}
	}
	noise := make([]byte, 200)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range noise {
		noise[i] = byte(r.Uint32())
	}
	half := Squeeze(noise)
	if _, ok := Expand(half[:100], 1<<10); ok {
		t.Error("half of the data is taken for the whole")
	}
}

// Texts of the kind that it is made for get smaller than DEFLATE makes them.
func TestSmallerThanDeflate(t *testing.T) {
	files, err := filepath.Glob("../../examples/units/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		w, err := flate.NewWriter(&out, flate.BestCompression)
		if err == nil {
			_, err = w.Write(data)
		}
		if err == nil {
			err = w.Close()
		}
		if err != nil {
			t.Fatal(err)
		}
		got := len(Squeeze(data))
		t.Logf("%s: %d, by DEFLATE %d, now %d", filepath.Base(file), len(data), out.Len(), got)
		if got*100 > out.Len()*90 {
			t.Errorf("%s: %d bytes, DEFLATE makes %d", file, got, out.Len())
		}
	}
}

// Promise: a platform with words of 32 bits writes the same, also where what is
// all but certain makes the weights large. `GOARCH=386 go test` tries one.
func TestSameOnEveryPlatform(t *testing.T) {
	data := bytes.Repeat([]byte("abcdefgh"), 1<<13)
	const want = "8080049e841f10d720523d3fc1f3e0be2fab3e6b49345af6fb8436de1adf7b0468c6a2218c"
	if got := hex.EncodeToString(Squeeze(data)); got != want {
		t.Errorf("it became %.80s, want %s", got, want)
	}
	m := newModel()
	most := int64(0)
	for _, b := range data {
		for i := 7; i >= 0; i-- {
			m.predict()
			m.learn(int(b >> i & 1))
			for _, w := range m.weights {
				most = max(most, int64(w))
			}
		}
	}
	if most*2047*orders < 1<<31 {
		t.Errorf("the weights are at most %d: this shows nothing", most)
	}
}
