package cli

import (
	"strings"

	"github.com/fire321/fire321/internal/qr"
)

// quietZone is the light border that a scanner needs, in modules (ISO/IEC
// 18004).
const quietZone = 4

// Black on white, no matter what the colours of the terminal are: some phones
// cannot read a light code on a dark background. These two of the 256 colours
// are the same in every theme.
const (
	blackOnWhite = "\x1b[38;5;16;48;5;231m"
	asBefore     = "\x1b[0m"
)

// halfBlocks draws a code with two rows of modules in a line of text, with its
// quiet zone. Without colour the dark modules are printed characters, which is
// correct on paper and on a light screen.
func halfBlocks(code *qr.Code, colour bool) string {
	var s strings.Builder
	for y := -quietZone; y < code.Size+quietZone; y += 2 {
		var line strings.Builder
		for x := -quietZone; x < code.Size+quietZone; x++ {
			switch above, below := code.Dark(x, y), code.Dark(x, y+1); {
			case above && below:
				line.WriteRune('█')
			case above:
				line.WriteRune('▀')
			case below:
				line.WriteRune('▄')
			default:
				line.WriteByte(' ')
			}
		}
		if colour {
			s.WriteString(blackOnWhite + line.String() + asBefore + "\n")
		} else {
			s.WriteString(strings.TrimRight(line.String(), " ") + "\n")
		}
	}
	return s.String()
}
