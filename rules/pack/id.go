package pack

import (
	"strings"
	"unicode"

	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack/internal/yamlnode"
)

const (
	maxID    = 80  // characters of an id
	maxNames = 500 // of a list of ids
)

// The forms of ids.
var (
	onePart = shape{first: isAlnum, rest: func(c byte) bool { return isAlnum(c) || c == '-' }, words: diag.Text{
		ZH: "小写字母、数字和连字符，如 control-room", EN: "lower-case letters, digits and hyphens, such as control-room"}}
	dottedParts = shape{dots: true, first: isAlnum, rest: onePart.rest, words: diag.Text{
		ZH: "小写字母、数字、连字符，用点分段，如 inspect.patrol.two-hourly", EN: "lower-case letters, digits, hyphens and dots, such as inspect.patrol.two-hourly"}}
	factParts = shape{dots: true, two: true, first: isLower, rest: func(c byte) bool { return isAlnum(c) || c == '_' }, words: diag.Text{
		ZH: "用点分开的两段或更多小写字母、数字、下划线，如 building.height_m", EN: "two or more dotted parts of lower-case letters, digits and underscores, such as building.height_m"}}
	fieldPart = shape{first: isLower, rest: factParts.rest, words: diag.Text{
		ZH: "一段小写字母、数字、下划线，如 date", EN: "one part of lower-case letters, digits and underscores, such as date"}}
	packPath = shape{slashes: true, first: isAlnum, rest: onePart.rest, words: diag.Text{
		ZH: "文件夹的路径，只有小写英文字母、数字和连字符，如 cn/national/unit", EN: "the path of the folder, in lower-case letters, digits and hyphens, such as cn/national/unit"}}
)

// CheckID returns an error if id cannot be the id of a new "pack" (the path of
// its folder), "fact" or "document". The error is a [diag.Diagnostic] that
// describes a valid id.
func CheckID(kind, id string) error {
	s, ok := map[string]shape{"pack": packPath, "fact": factParts, "document": onePart}[kind]
	switch word, _, _ := strings.Cut(id, "."); {
	case !ok || !s.fits(id):
		return unfit(diag.Place{}, id, s)
	case kind == "fact" && contains(reserved, word):
		return diag.New(diag.IDReserved, diag.Place{}, id, word)
	case kind == "document" && id == partsFile:
		return diag.NewText(diag.IDForm, diag.Place{}, diag.Same(id), diag.Text{
			ZH: "别的名称：" + partsFile + ".yaml 里是各张文书共用的部分", EN: "another name: " + partsFile + ".yaml holds what documents share"})
	}
	return nil
}

// unfit reports an invalid name of a file or folder and describes a valid one.
func unfit(at diag.Place, id string, s shape) diag.Diagnostic {
	d := diag.NewText(diag.IDForm, at, diag.Same(id), s.words)
	if strings.ContainsFunc(id, func(r rune) bool { return r > unicode.MaxASCII }) {
		d.Suggest = diag.Text{ZH: "名称用拼音或英文；中文写在里面的 title", EN: "take a name in Latin letters; the title inside may be in Chinese"}
	}
	return d
}

type shape struct {
	dots, two, slashes bool
	first, rest        func(byte) bool
	words              diag.Text
}

func isLower(c byte) bool { return c >= 'a' && c <= 'z' }
func isAlnum(c byte) bool { return isLower(c) || c >= '0' && c <= '9' }

func (s shape) fits(id string) bool {
	parts := []string{id}
	if s.dots {
		parts = strings.Split(id, ".")
	} else if s.slashes {
		parts = strings.Split(id, "/")
	}
	if len(id) > maxID || s.two && len(parts) < 2 {
		return false
	}
	for _, p := range parts {
		if p == "" || !s.first(p[0]) {
			return false
		}
		for i := 1; i < len(p); i++ {
			if !s.rest(p[i]) {
				return false
			}
		}
	}
	return true
}

// id reads an id of the form.
func (r *reader) id(n *yamlnode.Node, s shape) string {
	id := r.word(n)
	if id != "" && !s.fits(id) {
		if r.wide(n) {
			return ""
		}
		r.add(r.file.Fault(n, diag.IDForm, n.Words(), s.words))
		return ""
	}
	return id
}

// The ways out if an id occurs twice in one place.
var (
	anotherID = diag.Text{ZH: "给它另一个编号，或删掉一个", EN: "give it another id, or delete one of the two"}
	deleteOne = diag.Text{ZH: "删掉一个", EN: "delete one of the two"}
)

// twice reports an id that already occurs in the same place.
func (r *reader) twice(n *yamlnode.Node, id string, before *yamlnode.Node, way diag.Text) {
	d := r.spot(n).fault(diag.IDTwice, id, r.file.Place(before).String())
	d.Suggest = way
	r.add(d)
}

// ids reads a list of ids.
func (r *reader) ids(n *yamlnode.Node, s shape) []string {
	var list []string
	for _, item := range r.atMost(n, maxNames, diag.Text{ZH: "编号", EN: "ids"}) {
		id := r.id(item, s)
		if id == "" {
			continue
		}
		if contains(list, id) {
			r.twice(item, id, n, deleteOne)
			continue
		}
		list = append(list, id)
	}
	return list
}

// reserved are the words of the language that expr recognises even as the first
// part of a name, and those that it reads as its own functions.
var reserved = func() []string {
	words := []string{"and", "or", "not", "in", "if", "else", "let", "true", "false", "nil", "null", "asof", "matches", "contains",
		"map", "filter", "find", "reduce", "now"}
	for _, op := range logic.Ops() {
		if word := op.String(); op.Form() == logic.Call && word == strings.ToLower(word) {
			words = append(words, word)
		}
	}
	return words
}()

// factID reads an id that expressions can name.
func (r *reader) factID(n *yamlnode.Node) string {
	id := r.id(n, factParts)
	if word, _, _ := strings.Cut(id, "."); contains(reserved, word) {
		r.fault(n, diag.IDReserved, id, word)
		return ""
	}
	return id
}
