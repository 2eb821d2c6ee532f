package cli

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/width"

	"github.com/fire321/fire321/internal/term"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/pack"
)

// place is a pack by the place whose law it is.
type place struct {
	id string
	// name is how people call the place; call is what the list shows: another
	// place of the province, for one whose city has a pack of its own.
	name, call diag.Text
}

// placesOf are the packs from which a unit in some place takes one: root and
// those that build on it, the smallest place first, root last.
func placesOf(infos []pack.Info, root string) []place {
	deep := func(id string) int {
		for n := range len(infos) + 1 {
			if id == root {
				return n
			}
			i := slices.IndexFunc(infos, func(p pack.Info) bool { return p.ID == id })
			if i < 0 {
				break
			}
			id = infos[i].Extends
		}
		return -1
	}
	infos = slices.DeleteFunc(slices.Clone(infos), func(p pack.Info) bool { return p.Kind != "pack" || deep(p.ID) < 0 })
	slices.SortStableFunc(infos, func(a, b pack.Info) int { return deep(b.ID) - deep(a.ID) })
	var list []place
	names := placeNames(infos)
	for i, p := range infos {
		one := place{id: p.ID, name: names[i], call: names[i]}
		if slices.ContainsFunc(infos, func(q pack.Info) bool { return q.Extends == p.ID }) {
			one.call = words(placeRest.Fill("zh", names[i]), placeRest.Fill("en", names[i]))
		}
		if p.ID == root {
			one.call = placeElse
		}
		list = append(list, one)
	}
	return list
}

// placeNames is what differs in the titles of the packs: of 兴化市单位消防安全自查 and
// 江苏省单位消防安全自查 it is 兴化 and 江苏.
func placeNames(infos []pack.Info) []diag.Text {
	var zh, en []string
	for _, p := range infos {
		zh, en = append(zh, p.Title.ZH), append(en, p.Title.EN)
	}
	tail, head := sharedTail(zh), sharedHead(en)
	names := make([]diag.Text, len(infos))
	for i := range infos {
		name := words(strings.TrimSuffix(zh[i], tail), strings.TrimPrefix(strings.Trim(strings.TrimPrefix(en[i], head), " ,:"), "in "))
		for _, end := range []string{"市", "省", "县", "区"} {
			if short, ok := strings.CutSuffix(name.ZH, end); ok && len([]rune(short)) > 1 {
				name.ZH = short
				break
			}
		}
		if name.ZH == "" {
			name.ZH = zh[i]
		}
		if name.EN == "" {
			name.EN = en[i]
		}
		names[i] = name
	}
	return names
}

// sharedHead is the longest beginning of all texts that ends with a word.
func sharedHead(list []string) string {
	if len(list) < 2 {
		return ""
	}
	head := strings.Fields(list[0])
	for _, s := range list[1:] {
		f := strings.Fields(strings.ReplaceAll(s, ",", " ,"))
		n := 0
		for n < min(len(head), len(f)) && head[n] == f[n] {
			n++
		}
		head = head[:n]
	}
	return strings.Join(head, " ")
}

// sharedTail is the longest end of all texts.
func sharedTail(list []string) string {
	if len(list) < 2 {
		return ""
	}
	tail := []rune(list[0])
	for _, s := range list[1:] {
		r := []rune(s)
		n := 0
		for n < min(len(tail), len(r)) && tail[len(tail)-1-n] == r[len(r)-1-n] {
			n++
		}
		tail = tail[len(tail)-n:]
	}
	return string(tail)
}

// placeNamed is the place that a line means: its number, or a text with its
// name, such as an address; the smallest place that it names.
func placeNamed(list []place, line string) (place, bool) {
	plain := strings.ToLower(strings.TrimSpace(width.Narrow.String(line)))
	for n, p := range list {
		if plain == strconv.Itoa(n+1) {
			return p, true
		}
	}
	for _, p := range list {
		for _, name := range []string{p.name.ZH, p.name.EN, p.call.ZH, p.call.EN} {
			if name != "" && strings.Contains(plain, strings.ToLower(name)) {
				return p, true
			}
		}
	}
	return place{}, false
}

// askPlace asks where the unit is, and returns the pack of that place.
func (i *interview) askPlace() (string, error) {
	infos, err := pack.List(law.FS)
	if err != nil {
		return "", err
	}
	list := placesOf(infos, defaultPack)
	if len(list) < 2 {
		return defaultPack, nil
	}
	for {
		i.out.Line(term.Bold, i.say(askWhere))
		var rows [][]string
		for n, p := range list {
			rows = append(rows, []string{strconv.Itoa(n + 1), i.text(p.call)})
		}
		i.out.Table(2, rows)
		line, err := i.line("> ")
		if err != nil {
			return "", err
		}
		switch line = strings.TrimSpace(line); line {
		case "q", "Q":
			return "", errLeave
		case "?", "？":
			i.out.Item(2, "", term.Plain, i.say(askWhereHelp))
			continue
		}
		if p, ok := placeNamed(list, line); ok {
			i.out.Item(2, "→ ", term.Plain, i.text(p.call))
			i.out.Blank()
			return p.id, nil
		}
		i.out.Item(2, "", term.Plain, i.say(askWhereAgain))
	}
}
