// Package find finds an option by what people call it: 面馆, mianguan, mg,
// noodle. The widget's find.js does the same; both meet the same examples.
package find

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/fire321/fire321/rules"
)

// Options returns the places of the options that fit what was typed, the best
// first; all of them if nothing was typed. An option is found by its words in
// both languages and by those of the pack, where a Chinese word has its pinyin
// behind it: 面馆 mian guan.
func Options(typed string, options []rules.Option) []int {
	want := flat(typed)
	for _, end := range []string{"的地方", "的店", "的人", "的场所", "的"} {
		if rest, ok := strings.CutSuffix(want, end); ok {
			want = rest
			break
		}
	}
	places := make([]int, len(options))
	scores := make([]float64, len(options))
	best := 0.0
	for i := range options {
		places[i] = i
		if want != "" {
			scores[i] = score(want, forms(&options[i]))
			best = max(best, scores[i])
		}
	}
	if want == "" {
		return places
	}
	// Where something fits well, what merely shares two characters is noise.
	places = slices.DeleteFunc(places, func(i int) bool { return scores[i] <= 0 || best >= 40 && scores[i] < 20 })
	slices.SortStableFunc(places, func(a, b int) int { return cmp.Compare(scores[b], scores[a]) })
	return places
}

// flat is a text as it is compared: one width, small letters, no spaces.
func flat(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("'’·-\ufeff", r) {
			return -1
		}
		return r
	}, strings.ToLower(norm.NFKC.String(s)))
}

func han(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// form is one text by which an option is found.
type form struct {
	text string
	// weight is how much is added where it fits.
	weight float64
	// spelt is pinyin; initials are the first letters of its syllables.
	spelt, initials bool
}

func forms(o *rules.Option) []form {
	var list []form
	label := strings.FieldsFunc(o.Text.ZH, func(r rune) bool { return strings.ContainsRune("、，（）()和或", r) })
	label = append(label, strings.FieldsFunc(o.Text.EN, func(r rune) bool { return strings.ContainsRune(",;()", r) })...)
	for _, part := range label {
		if part = flat(part); part != "" {
			list = append(list, form{text: part})
		}
	}
	for i, w := range o.Words {
		weight := 1 + 8/float64(1+i) // what people say most stands first
		word, pinyin, ok := strings.Cut(w, " ")
		if !ok || !han(word) {
			list = append(list, form{text: flat(w), weight: weight})
			continue
		}
		var initials strings.Builder
		for _, s := range strings.Fields(pinyin) {
			r, _ := utf8.DecodeRuneInString(s)
			initials.WriteRune(unicode.ToLower(r))
		}
		list = append(list, form{text: flat(word), weight: weight}, form{text: flat(pinyin), weight: weight, spelt: true},
			form{text: initials.String(), weight: weight, initials: true})
	}
	return list
}

// score is how well the best form fits: 0 for not at all.
func score(want string, list []form) float64 {
	most := 0.0
	for _, f := range list {
		if fits := fit(want, f); fits > 0 {
			most = max(most, float64(fits)+f.weight)
		}
	}
	return most
}

func fit(want string, f form) int {
	n := utf8.RuneCountInString(want)
	switch {
	case f.text == want && f.initials:
		return 60
	case f.text == want:
		return 100
	case f.initials:
		if n > 2 && strings.HasPrefix(f.text, want) {
			return 30
		}
		return 0
	case strings.HasPrefix(f.text, want):
		if f.spelt && n < 3 {
			return 25
		}
		return 80
	case f.spelt:
		return 0
	}
	if n > 1 || han(want) {
		if strings.Contains(f.text, want) {
			return 60
		}
		// A word within a sentence: 开小饭馆的. The longer, the surer.
		if m := utf8.RuneCountInString(f.text); m > 1 && strings.Contains(want, f.text) {
			return 40 + 2*min(m, 9)
		}
	}
	// Two characters in common: 拉面店 and 面店.
	if han(want) {
		r := []rune(want)
		for i := 0; i+2 <= len(r); i++ {
			if strings.Contains(f.text, string(r[i:i+2])) {
				return 10
			}
		}
	}
	return 0
}
