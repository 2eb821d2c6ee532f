package cli

import "github.com/fire321/fire321/rules/diag"

// The catalogue: all texts of the command, in both languages. {0}, {1} … are
// filled in by command.say. Faults have their words in rules/diag.

func words(zh, en string) diag.Text { return diag.Text{ZH: zh, EN: en} }

// Help and usage.
var (
	helpIntro = words("fire321：单位消防安全自查（三自主、两公开、一承诺）。用法：fire321 命令 [选项]",
		"fire321: fire-safety self-check of a unit. Usage: fire321 VERB [flags]")
	helpMore = words("每个命令加 --help 看它的选项。界面语言：--lang zh 或 --lang en。",
		"Each verb explains its flags with --help. Language: --lang zh or --lang en.")
	helpExit = words("退出码：0 该做的都做到了，而且都在覆盖范围内；1 有没做到的；3 没有查出没做到的，但还有没查清或没覆盖的；2 输入或用法不对。",
		"Exit codes: 0 all that counts is met and coverage is whole; 1 something that counts has failed; 3 nothing has failed, but something still can, or is not covered; 2 bad input or usage.")

	doesAssess  = words("评估一份答卷：隐患、依据、改法、期限、评分、承诺书", "assess an answers file: hazards, law, remedies, deadlines, score, letter")
	doesAsk     = words("一页一页地问，边答边存，随时可停", "interview page by page, saving each answer; stop and resume at any time")
	doesExplain = words("说清一条：结论、理由、法规、历次文本；或一个参数", "explain one criterion: verdict, reasons, law, history of its wordings; or a parameter")
	doesFacts   = words("列出一个规则包的全部问题", "list the questions of a pack")
	doesPacks   = words("列出自带的规则包和模块", "list the packs and modules that come with the command")
	doesBundle  = words("把规则包连同上级和模块写成一个文件", "write a pack with its parents and modules as one file")
	doesLint    = words("检查规则包写得对不对", "check a pack for faults")
	doesTest    = words("运行规则包的测试，并指出没测到的地方", "run a pack's tests, and tell what they do not touch")
	doesCompare = words("用一批答卷比较两个版本、日期或规则包", "compare two versions, days or packs over a folder of answers")
	doesNew     = words("新建规则包、模块或答卷", "start a pack, a module or an answers file")

	argAnswers   = words("答卷文件（YAML 或 JSON；- 是标准输入）", "answers file (YAML or JSON; - is standard input)")
	argPack      = words("规则包的编号、文件夹或打好的 .json 文件", "id of a pack, its folder, or a bundle .json file")
	argCriterion = words("条款或参数的编号", "id of a criterion or of a parameter")
	argVersion   = words("规则包或打好的文件，可加日期：cn/jiangsu/unit@2024-11-01", "pack or bundle file, with a day or not: cn/jiangsu/unit@2024-11-01")
	argWhat      = words("pack（规则包）、module（模块）、answers（答卷）或 document（文书）", "pack, module, answers or document")
	argPath      = words("新文件夹或新文件", "the new folder or file")

	flagPack    = words("规则包；不写就用答卷里的，再没有就用 cn/national/unit", "the pack; else that of the answers, else cn/national/unit")
	flagAt      = words("按哪一天的法规；不写就用答卷的日期，再没有就用今天", "the day of the law; else that of the answers, else today")
	flagFormat  = words("输出文字或 JSON", "print text or JSON")
	flagLang    = words("界面语言；不写就看 LC_ALL 和 LANG", "language; else that of LC_ALL or LANG")
	flagOut     = words("写到这个文件；不写就写到标准输出", "write to this file; else to standard output")
	flagUnits   = words("放答卷的文件夹", "folder of answers files")
	flagStrict  = words("有警告（lint）或没测全的地方（test）也算失败：退出码为 1", "warnings (lint) and gaps (test) fail too: the exit code is 1")
	flagVerbose = words("每一块都说最多还有几题", "with each section, say how many questions are left at most")
	flagIDs     = words("只列规则包的编号，一行一个", "only the ids of packs, one a line")

	wantPack   = words("规则包的编号、文件夹或文件", "an id, a folder or a file of a pack")
	wantDay    = words("日期，如 2026-11-24", "a day such as 2026-11-24")
	wantFormat = words("text 或 json", "text or json")
	wantLang   = words("zh 或 en", "zh or en")
	wantFile   = words("文件名", "a file name")
	wantFolder = words("文件夹", "a folder")
	wantYAML   = words("YAML 文件：每答一题都要写回去", "a YAML file, since every answer is written to it")
	wantWhat   = words("pack、module、answers 或 document", "pack, module, answers or document")
)

// Packs, bundles, lint and tests.
var (
	packFrom      = words("规则包 {0} 在这里：{1}", "the pack {0} is here: {1}")
	addPack       = words("自己的规则包，加上 --pack 和它的文件夹", "for a pack of your own, add --pack and its folder")
	packWord      = words("规则包", "pack")
	moduleWord    = words("模块", "module")
	bundleWritten = words("写好了 {0}：{1} {2}，sha256 {3}", "wrote {0}: {1} {2}, sha256 {3}")
	lintSum       = words("{0}：{1}个问题，{2}条条款；没有错误，{3}条警告，{4}条提醒。",
		"{0}: {1} facts, {2} criteria; no errors, {3} warnings, {4} remarks.")
)

// Questions.
var (
	whereMark  = words("到哪儿看：", "Where to look: ")
	yesWord    = words("是", "Yes")
	noWord     = words("否", "No")
	rangeWords = words("{0}至{1}", "{0} to {1}")
	dateWords  = words("日期，如 2026-11-24；只记得月份写 2026-11", "a day such as 2026-11-24; only the month: 2026-11")
	enumWords  = words("选一个", "one of")
	setWords   = words("可以选几个", "any of")
	listWords  = words("记录，最多{0}条", "records, at most {0}")
	textWords  = words("文字", "text")
)

// Tests.
var (
	wantTests = words("规则包的编号或文件夹：打好的文件里没有测试", "an id or a folder of a pack: a bundle file holds no tests")
	testGaps  = words("没有测到的", "Not touched by any test")
	testSum   = words("{0}：{1}条条款，{2}个用例，{3}个整单位；失败{4}个，没测全的{5}处。",
		"{0}: {1} criteria, {2} cases, {3} whole units; {4} failed, {5} gaps.")
)

// new.
var (
	newPackNext    = words("写好了规则包 {0}。改好里面的文件，再运行：", "The pack {0} is there. Edit its files, then run:")
	newModuleNext  = words("写好了模块 {0}。规则包在 includes 里写上 {0}@^0.1 就会带上它。先检查：", "The module {0} is there. A pack takes it in by includes: [{0}@^0.1]. Check it first:")
	newAnswersNext = words("写好了。可以一题一题地答，也可以用编辑器填，再看结果：", "It is there. Be asked, or fill it in an editor, then see the result:")
	newAnswersHow  = words("去掉 facts: 和某一题前面的 #，把值改成实际情况，就算回答了。没去掉 # 的就是没回答，不会当作合格。不清楚的写 null。",
		"Take away the # before facts: and before a question, and write what is true: then it is answered. What keeps its # is not answered, and is never taken as met. Write null for \"not sure\".")
)
