package cli

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/width"

	"github.com/fire321/fire321/internal/find"
	"github.com/fire321/fire321/internal/term"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// most is how many options a search shows.
const most = 6

// other is the option that stands for whatever is not listed; a search always
// shows it.
const other = "other"

// named reports whether the options of a fact are found by what people call
// them: there are too many to read them all.
func named(f *rules.Fact) bool {
	return (f.Type.Kind == logic.Set || f.Type.Kind == logic.Enum) && slices.ContainsFunc(f.Options, func(o rules.Option) bool { return len(o.Words) > 0 })
}

// picks reports whether a line picks options by their numbers, or leaves the
// answer open, rather than naming them.
func picks(line string) bool {
	plain := width.Narrow.String(line)
	return plain == "-" || strings.Trim(plain, "0123456789 ,，､、;；+") == ""
}

// notOffered is the first number in a line that stands before none of the
// options that were shown, by their places; "" if there is none. Somebody who has
// just seen the sixth option alone does not mean the first one by 1.
func notOffered(line string, offered []int) string {
	for _, digits := range strings.FieldsFunc(width.Narrow.String(line), func(r rune) bool { return r < '0' || r > '9' }) {
		if n, err := strconv.Atoi(digits); offered != nil && (err != nil || n > 0 && !slices.Contains(offered, n-1)) {
			return digits
		}
	}
	return ""
}

// matches shows the options that fit what was typed, and gives their places. They
// keep the numbers that they have in the whole list, so that a number always
// means the same.
func (i *interview) matches(f *rules.Fact, line string) []int {
	found := find.Options(line, f.Options)
	none := len(found) == 0
	found = found[:min(len(found), most)]
	if n := slices.IndexFunc(f.Options, func(o rules.Option) bool { return o.ID == other }); n >= 0 && !slices.Contains(found, n) {
		found = append(found, n)
	}
	if none {
		i.out.Item(2, "", term.Plain, i.say(askFoundNone, line))
	}
	i.options(f, found, 2)
	if !none {
		pick := askPickOne
		if f.Type.Kind == logic.Set {
			pick = askPick
		}
		i.out.Item(2, "", term.Faint, i.say(pick))
	}
	return found
}

// options lists some options with their numbers.
func (i *interview) options(f *rules.Fact, which []int, indent int) {
	var rows [][]string
	for _, n := range which {
		text := i.text(f.Options[n].Text)
		if help := f.Options[n].Help; !help.IsZero() {
			text += i.say(askOptionHelp, help)
		}
		rows = append(rows, []string{strconv.Itoa(n + 1), text})
	}
	i.out.Table(indent, rows)
}

// also mentions what is often true too of the values that were chosen, and was
// not chosen. It adds nothing.
func (i *interview) also(f *rules.Fact) {
	v, _ := i.s.Answers().Value(f.ID)
	has, _ := v.([]string)
	var list []string
	for _, o := range f.Options {
		if slices.Contains(has, o.ID) || !slices.ContainsFunc(f.Options, func(c rules.Option) bool { return slices.Contains(has, c.ID) && slices.Contains(c.Also, o.ID) }) {
			continue
		}
		list = append(list, i.text(o.Text))
	}
	if len(list) > 0 {
		i.out.Item(2, "", term.Faint, i.say(askAlso, strings.Join(list, i.say(askOr))))
	}
}

// calls are some words by which the first options are found, as examples.
func (i *interview) calls(f *rules.Fact) string {
	var list []string
	for _, o := range f.Options[:min(3, len(f.Options))] {
		word := o.Text.EN
		if i.lang != "en" && len(o.Words) > 0 {
			word, _, _ = strings.Cut(o.Words[0], " ")
		} else if i.lang != "en" {
			word = o.Text.ZH
		}
		list = append(list, word)
	}
	return strings.Join(list, i.say(askOr))
}
