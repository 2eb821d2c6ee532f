package slim

import (
	"math"
	"testing"
)

func TestNumbersComeBack(t *testing.T) {
	for _, v := range []int64{0, 1, -1, 63, 64, -64, -65, 127, 128, 1 << 16, -1 << 16, math.MaxInt32, math.MinInt32, math.MaxInt64, math.MinInt64} {
		r := &reader{in: appendInt(nil, v)}
		if got := r.int(); got != v || r.more() {
			t.Errorf("%d came back as %d", v, got)
		}
		if v < 0 || v > math.MaxUint32 {
			continue
		}
		r = &reader{in: appendUint(nil, int(v))}
		if got := r.uint(); int64(got) != v || r.more() {
			t.Errorf("%d came back as %d", v, got)
		}
	}
}

func TestReaderRefuses(t *testing.T) {
	for what, read := range map[string]func(){
		"a byte of none":        func() { (&reader{}).byte() },
		"a number cut off":      func() { (&reader{in: []byte{0x80}}).uint() },
		"more than 32 bits":     func() { (&reader{in: []byte{0xff, 0xff, 0xff, 0xff, 0x10}}).uint() },
		"a signed one cut off":  func() { (&reader{in: []byte{0xff, 0xff}}).int() },
		"more than 64 bits":     func() { (&reader{in: []byte("\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x00")}).int() },
		"more bytes than there": func() { (&reader{in: []byte{1, 2}}).take(3) },
	} {
		func() {
			defer func() {
				if _, ok := recover().(fault); !ok {
					t.Errorf("%s was read", what)
				}
			}()
			read()
		}()
	}
}
