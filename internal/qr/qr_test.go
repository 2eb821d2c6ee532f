package qr

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The worked example of ISO/IEC 18004, annex I: the check bytes of version
// 1-M for 01234567.
func TestCheckBytes(t *testing.T) {
	data := []byte{0x10, 0x20, 0x0c, 0x56, 0x61, 0x80, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11}
	want := []byte{0xa5, 0x24, 0xd4, 0xc1, 0xed, 0x36, 0xc7, 0x87, 0x2c, 0x55}
	if diff := cmp.Diff(want, remainder(data, divisor(10))); diff != "" {
		t.Error(diff)
	}
}

// Capacities in bytes at level M, from table 7 of the standard.
func TestCapacity(t *testing.T) {
	for version, want := range map[int]int{1: 14, 2: 26, 6: 106, 9: 180, 10: 213, 27: 1125, 40: 2331} {
		at := Encode(strings.Repeat("x", want))
		over := Encode(strings.Repeat("x", want+1))
		if at == nil || at.Size != 17+4*version {
			t.Errorf("%d bytes do not fit version %d", want, version)
		}
		if over != nil && over.Size <= at.Size {
			t.Errorf("%d bytes fit version %d", want+1, version)
		}
	}
	for version, want := range map[int]int{1: 25, 9: 335, 10: 395, 26: 1990, 27: 2132, 40: 4296} { // level L, alphanumeric
		at := EncodeDense(strings.Repeat("X", want))
		over := EncodeDense(strings.Repeat("X", want+1))
		if at == nil || at.Size != 17+4*version || over != nil && over.Size <= at.Size {
			t.Errorf("version %d does not hold just %d characters", version, want)
		}
	}
	if Encode(strings.Repeat("x", 2332)) != nil || EncodeDense("small") != nil {
		t.Error("a text longer than any code, or of other characters")
	}
}

// A code reads back by the standard's own rules: format bits name a mask, the
// mask is taken off, and the bytes in order are what was packed.
func TestReadsBack(t *testing.T) {
	for _, text := range []string{"", "1", "消防安全公示牌\n单位：老街面馆", strings.Repeat("日期：2026-11-24 ", 20), strings.Repeat("€", 700)} {
		readsBack(t, Encode(text), bytes, &levelM, text)
	}
	for _, text := range []string{"", "A", "FIRE321:1:1/1", strings.Repeat("$%+-/ 0Z", 200)} {
		readsBack(t, EncodeDense(text), dense, &levelL, text)
	}
}

func readsBack(t *testing.T, c *Code, m mode, l *level, text string) {
	t.Helper()
	version := (c.Size - 17) / 4
	if got := unmask(c, version); !cmp.Equal(got, l.interleave(version, pack(version, m, l, text))) {
		t.Errorf("%.20q does not read back", text)
	}
}

func unmask(c *Code, version int) []byte {
	bits := 0
	for i := 14; i >= 9; i-- {
		bits = bits<<1 | one(c.Dark(14-i, 8))
	}
	mask := (bits ^ 0x5412>>9) >> 1 & 7
	d := &Code{Size: c.Size, dark: append([]bool(nil), c.dark...), fixed: make([]bool, c.Size*c.Size)}
	blank := &Code{Size: c.Size, dark: make([]bool, c.Size*c.Size), fixed: d.fixed}
	blank.patterns(version)
	blank.format(&levelM, 0)
	blank.version(version)
	d.mask(mask)
	out := make([]byte, rawBytes(version))
	i := 0
	for right := c.Size - 1; right >= 1; right -= 2 {
		if right == 6 {
			right = 5
		}
		for v := range c.Size {
			for j := range 2 {
				x, y := right-j, v
				if (right+1)&2 == 0 {
					y = c.Size - 1 - v
				}
				if !d.fixed[y*c.Size+x] && i < 8*len(out) {
					out[i/8] |= byte(one(d.Dark(x, y))) << (7 - i%8)
					i++
				}
			}
		}
	}
	return out
}

func one(dark bool) int {
	if dark {
		return 1
	}
	return 0
}

// The figures of a code are where a reader looks for them.
func TestFinders(t *testing.T) {
	c := Encode("fire321")
	for _, at := range [][2]int{{0, 0}, {c.Size - 7, 0}, {0, c.Size - 7}} {
		var rows []string
		for y := range 7 {
			row := ""
			for x := range 7 {
				row += string(" #"[one(c.Dark(at[0]+x, at[1]+y))])
			}
			rows = append(rows, row)
		}
		want := []string{"#######", "#     #", "# ### #", "# ### #", "# ### #", "#     #", "#######"}
		if diff := cmp.Diff(want, rows); diff != "" {
			t.Error(diff)
		}
	}
	if c.Dark(-1, 0) || c.Dark(0, c.Size) {
		t.Error("the quiet zone is dark")
	}
}
