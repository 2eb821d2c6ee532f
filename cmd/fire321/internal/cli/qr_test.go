package cli

import (
	"strings"
	"testing"

	"github.com/fire321/fire321/internal/qr"
	"github.com/fire321/fire321/internal/term"
)

// Promise: what is drawn is the code, with four light modules all around, and
// in colour it is black on white whatever the terminal's colours are.
func TestHalfBlocks(t *testing.T) {
	code := qr.Encode("http://192.168.100.100:8321/")
	for _, colour := range []bool{false, true} {
		drawn := halfBlocks(code, colour)
		if colour == !strings.Contains(drawn, "\x1b[") {
			t.Fatalf("colour %v: %q", colour, drawn)
		}
		lines := strings.Split(strings.TrimSuffix(drawn, "\n"), "\n")
		if want := (code.Size + 2*quietZone + 1) / 2; len(lines) != want {
			t.Fatalf("%d lines, want %d", len(lines), want)
		}
		for i, line := range lines {
			if colour {
				inner, ok := strings.CutPrefix(line, blackOnWhite)
				inner, end := strings.CutSuffix(inner, asBefore)
				if line = inner; !ok || !end || term.Width(inner) != code.Size+2*quietZone {
					t.Errorf("line %d is %d wide: %q", i, term.Width(inner), line)
				}
			}
			cells := []rune(line)
			for x := range code.Size + 2*quietZone {
				cell := ' '
				if x < len(cells) {
					cell = cells[x]
				}
				for half, ink := range []string{"█▀", "█▄"} {
					got := strings.ContainsRune(ink, cell)
					if want := code.Dark(x-quietZone, 2*i+half-quietZone); got != want {
						t.Fatalf("module %d, %d: dark %v, want %v", x-quietZone, 2*i+half-quietZone, got, want)
					}
				}
			}
		}
	}
}
