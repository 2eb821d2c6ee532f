package doc

import "testing"

func TestCleaning(t *testing.T) {
	for in, want := range map[string]string{
		"plain 文字":         "plain 文字",
		"a\nb\tc\x00d":     "a b c d",
		"a\u202eb\u2066c":  "abc",
		"a\xffb":           "a\ufffdb",
		"\ufeffa\u2028b":   "a b",
		"a\u0085b\u007fc":  "a b c",
		"a\ufffeb\ufdd0c":  "abc",
		"é ñ ü שלום":       "é ñ ü שלום",
		"\U0001f525\u200d": "\U0001f525\u200d",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}
