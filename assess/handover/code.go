package handover

import (
	"strconv"
	"strings"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
)

const (
	prefix  = "FIRE321:"
	version = "1"
	// capacity is how many characters a code may have: version 27 of a QR code at
	// level L, which phones read from another phone's screen.
	capacity = 2132
	maxParts = 99
	maxHead  = len(prefix+version+":99/99:0123456789:") + 1 // and the point at the end
)

// digits are those of base 41: characters that a QR code holds densely, that no
// app makes into a link or a face, and that survive being typed in small.
const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$%+-/"

// armour writes two bytes as three characters, and a last one as two.
func armour(data []byte) string {
	var b strings.Builder
	for ; len(data) > 1; data = data[2:] {
		n := int(data[0])<<8 | int(data[1])
		b.WriteString(string([]byte{digits[n/41/41], digits[n/41%41], digits[n%41]}))
	}
	if len(data) == 1 {
		b.WriteString(string([]byte{digits[data[0]/41], digits[data[0]%41]}))
	}
	return b.String()
}

func disarm(text string) (data []byte, ok bool) {
	for text != "" {
		n, size := 0, min(3, len(text))
		for i := range size {
			d := strings.IndexByte(digits, text[i])
			if d < 0 {
				return nil, false
			}
			n = n*41 + d
		}
		switch {
		case size == 3 && n < 1<<16:
			data = append(data, byte(n>>8), byte(n))
		case size == 2 && n < 1<<8:
			data = append(data, byte(n))
		default:
			return nil, false
		}
		text = text[size:]
	}
	return data, true
}

// digest identifies a content.
func digest(content []byte) string { return plain(rules.Digest(content)[:10]) }

// codes writes a content as one code, or several of about the same length.
func codes(content []byte) ([]string, error) {
	most := (capacity - maxHead) / 3 * 2 // bytes in a code
	n := max(1, (len(content)+most-1)/most)
	if n > maxParts {
		return nil, tooLarge()
	}
	size := (len(content) + n - 1) / n
	size += size % 2 // only the last may end in a single byte
	sum := digest(content)
	var list []string
	for i := range n {
		part := content[min(i*size, len(content)):min((i+1)*size, len(content))]
		list = append(list, prefix+version+":"+strconv.Itoa(i+1)+"/"+strconv.Itoa(n)+":"+sum+":"+armour(part)+".")
	}
	return list, nil
}

// scanned is what was found in a text.
type scanned struct {
	digest string
	parts  [][]byte // nil where a code is missing
}

// Is reports whether a text has a code, or the beginning of one.
func Is(text string) bool { return strings.Contains(plain(text), prefix) }

// plain is a text in capitals, without white space and the marks that apps put
// between letters.
func plain(text string) string {
	var out []byte
	for _, r := range text {
		switch {
		case r <= ' ', r == '\u00a0', r == '\u3000', r >= '\u200b' && r <= '\u200f', r == '\u2060', r == '\ufeff':
			continue
		case r > '\uff00' && r < '\uff5f': // full-width
			r -= 0xfee0
		}
		if r >= 'a' && r <= 'z' {
			r += 'A' - 'a'
		}
		out = append(out, string(r)...)
	}
	return string(out)
}

// scan finds the codes in a text, which may have other words between them.
func scan(text string) (*scanned, error) {
	pieces := strings.Split(plain(text), prefix)[1:]
	if len(pieces) == 0 {
		return nil, fault(diag.CodeNone)
	}
	var got *scanned
	for _, piece := range pieces {
		v, piece, _ := strings.Cut(piece, ":")
		if v != version {
			if n, err := strconv.Atoi(v); err == nil && n > 1 {
				return nil, fault(diag.CodeVersion, v)
			}
			return nil, fault(diag.CodeCut)
		}
		i, n, sum, part, ok := one(piece)
		if !ok {
			return nil, fault(diag.CodeCut)
		}
		if got == nil {
			got = &scanned{sum, make([][]byte, n)}
		}
		if got.digest != sum || len(got.parts) != n {
			return nil, fault(diag.CodeMixed)
		}
		if got.parts[i] != nil && string(got.parts[i]) != string(part) {
			return nil, fault(diag.CodeCut)
		}
		got.parts[i] = part
	}
	if len(got.missing()) == 0 && digest(got.content()) != got.digest {
		return nil, fault(diag.CodeCut)
	}
	return got, nil
}

// one reads a code after its version: which of how many it is, counted from 0.
func one(s string) (i, n int, sum string, part []byte, ok bool) {
	s, _, ended := strings.Cut(s, ".")
	fields := strings.Split(s, ":")
	if !ended || len(fields) != 3 || len(fields[1]) != 10 {
		return
	}
	a, b, _ := strings.Cut(fields[0], "/")
	i, err1 := strconv.Atoi(a)
	n, err2 := strconv.Atoi(b)
	if err1 != nil || err2 != nil || i < 1 || i > n || n > maxParts || len(s) > capacity {
		return
	}
	part, ok = disarm(fields[2])
	return i - 1, n, fields[1], append([]byte{}, part...), ok
}

// missing are the codes that are not there, counted from 1.
func (s *scanned) missing() []int {
	var list []int
	for i, part := range s.parts {
		if part == nil {
			list = append(list, i+1)
		}
	}
	return list
}

func (s *scanned) content() (all []byte) {
	for _, part := range s.parts {
		all = append(all, part...)
	}
	return all
}

func fault(code diag.Code, args ...string) error {
	return diag.List{diag.New(code, diag.Place{}, args...)}
}

func tooLarge() error { return fault(diag.CodeLarge) }
