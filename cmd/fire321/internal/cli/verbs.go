package cli

import "github.com/fire321/fire321/rules/diag"

// verbs are all verbs, in the order of the help.
func verbs() []*verb {
	mayFile := argument{name: "FILE", text: argAnswers, may: true}
	files := argument{name: "FILE", text: argAnswers, many: true}
	packArg := argument{name: "PACK", text: argPack, may: true}
	packs := argument{name: "PACK", text: argPacks, may: true, many: true}
	one := func(name string, text diag.Text) argument { return argument{name: name, text: text} }
	return []*verb{
		{name: "assess", args: []argument{files}, flags: []string{"--pack", "--at", "--law", "--format", "--document", "--template", "-o"}, does: doesAssess, run: (*command).assess},
		{name: "ask", args: []argument{mayFile}, flags: []string{"--pack", "--at", "--verbose"}, does: doesAsk, run: (*command).ask},
		{name: "explain", args: []argument{one("ID", argCriterion), mayFile}, flags: []string{"--pack", "--at"}, does: doesExplain, run: (*command).explain},
		{name: "facts", args: []argument{packArg}, flags: []string{"--pack", "--format"}, does: doesFacts, run: (*command).facts},
		{name: "packs", flags: []string{"--format", "--ids"}, does: doesPacks, run: (*command).packs},
		{name: "bundle", args: []argument{packArg}, flags: []string{"--pack", "-o"}, does: doesBundle, run: (*command).bundle},
		{name: "lint", args: []argument{packArg}, flags: []string{"--pack", "--strict"}, does: doesLint, run: (*command).lint},
		{name: "test", args: []argument{packArg}, flags: []string{"--pack", "--strict"}, does: doesTest, run: (*command).test},
		{name: "compare", args: []argument{one("A", argVersion), one("B", argVersion)}, flags: []string{"--units", "--format"}, does: doesCompare, run: (*command).compare},
		{name: "new", args: []argument{one("WHAT", argWhat), one("PATH", argPath)}, flags: []string{"--pack", "--at"}, does: doesNew, run: (*command).create},
		{name: "serve", args: []argument{packs}, flags: []string{"--addr", "--qr"}, does: doesServe, run: (*command).serve},
		{name: "widget", args: []argument{one("build", argBuild)}, flags: []string{"--pack", "-o"}, does: doesWidget, run: (*command).widget},
		{name: "version", flags: []string{"--format"}, does: doesVersion, run: (*command).versions},
	}
}
