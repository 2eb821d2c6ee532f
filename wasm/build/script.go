package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"github.com/fire321/fire321/assess/report"
)

// engines are the oldest that the scripts run in: the first that have module
// workers and 64-bit numbers of WASM, which is phones of 2021. The scripts also
// call newer APIs, but work without them: TestOldBrowser removes them.
var engines = []api.Engine{
	{Name: api.EngineChrome, Version: "85"}, {Name: api.EngineSafari, Version: "15"},
	{Name: api.EngineIOS, Version: "15"}, {Name: api.EngineFirefox, Version: "114"},
}

// script bundles one entry and its imports, style sheets as text.
func script(root, entry string) ([]byte, error) {
	got, err := bundle(root, entry, "script", false, func(string) choice { return allWords })
	if err != nil {
		return nil, err
	}
	return got.OutputFiles[0].Contents, nil
}

// The scripts of the element: the one that a page names, what that imports at
// once, and what it imports when it is wanted. All others are screens that few
// people need, each imported when one of them is opened.
const (
	named  = "fire321-check.js"
	shared = "fire321-chunk.js"
	later  = "fire321-later.js"
)

// element bundles the element into its scripts. Each has only the words that
// its own sources say: the core those that are said before the first question, a
// script for few people those that nothing else says.
func element(root string) ([]file, error) {
	whole, err := bundle(root, src+"/element.js", "fire321-check", true, func(string) choice { return allWords })
	if err != nil {
		return nil, err
	}
	said := map[string]choice{} // by script
	var few []string
	for _, f := range filesOf(whole) {
		text, err := sourcesOf(whole.Metafile, f.path)
		if err != nil {
			return nil, err
		}
		said[f.path] = saidIn(text)
		switch f.path {
		case named, shared, later:
		default:
			few = append(few, f.path)
		}
	}
	if len(said) != len(few)+3 || said[named] == nil || said[shared] == nil || said[later] == nil {
		return nil, fmt.Errorf("the element is of the scripts %v", slices.Sorted(maps.Keys(said)))
	}
	core := func(key string) bool { return said[named](key) || said[shared](key) }
	got, err := bundle(root, src+"/element.js", "fire321-check", true, func(of string) choice {
		switch {
		case of == "":
			return core
		case "fire321-"+of+".js" == later:
			return func(key string) bool {
				return !core(key) && (said[later](key) || !slices.ContainsFunc(few, func(name string) bool { return said[name](key) }))
			}
		}
		own := said["fire321-"+of+".js"]
		return func(key string) bool { return own != nil && own(key) && !core(key) && !said[later](key) }
	})
	if err != nil {
		return nil, err
	}
	files := filesOf(got)
	sort(files)
	return files, nil
}

// sourcesOf is the text of all sources in some of the files of a build.
func sourcesOf(metafile string, names ...string) (string, error) {
	var meta struct {
		Outputs map[string]struct{ Inputs map[string]struct{} }
	}
	if err := json.Unmarshal([]byte(metafile), &meta); err != nil {
		return "", err
	}
	var all strings.Builder
	for name, out := range meta.Outputs {
		if !slices.Contains(names, filepath.Base(name)) {
			continue
		}
		for _, input := range slices.Sorted(maps.Keys(out.Inputs)) {
			if filepath.Ext(input) != ".js" {
				continue
			}
			data, err := os.ReadFile(filepath.FromSlash(input)) // relative to this folder, as esbuild has it
			if err != nil {
				return "", err
			}
			all.Write(data)
		}
	}
	return all.String(), nil
}

// A choice of words of the catalogue, by their keys.
type choice func(key string) bool

func allWords(string) bool { return true }

// saidIn chooses the words that a source may say: their keys stand in it, or
// what they begin with, or all but what they end with.
func saidIn(source string) choice {
	quoted := keysIn(source)
	return func(key string) bool {
		for prefix := range quoted { // 'severity-' + x
			if strings.HasSuffix(prefix, "-") && strings.HasPrefix(key, prefix) {
				return true
			}
		}
		return quoted[key] || quoted[strings.TrimSuffix(key, "-say")] || quoted[strings.TrimSuffix(key, "-do")] // key + '-say'
	}
}

var quotedKey = regexp.MustCompile(`'([a-z0-9]+(?:-[a-z0-9]+)*-?)'`)

// keysIn are the quoted words of a source that may be keys of the catalogue.
func keysIn(source string) map[string]bool {
	quoted := map[string]bool{}
	for _, m := range quotedKey.FindAllStringSubmatch(source, -1) {
		quoted[m[1]] = true
	}
	return quoted
}

// bundle bundles an entry, as a file of that name; what it imports later becomes
// a file of its own if split is set. words chooses what words.json?of gives, by
// of; without it, of is "".
func bundle(root, entry, name string, split bool, words func(of string) choice) (api.BuildResult, error) {
	got := api.Build(api.BuildOptions{
		EntryPointsAdvanced: []api.EntryPoint{{InputPath: filepath.Join(root, filepath.FromSlash(entry)), OutputPath: name}},
		Splitting:           split, ChunkNames: "fire321-[name]", Metafile: split,
		Bundle: true, Format: api.FormatESModule, Engines: engines, Platform: api.PlatformBrowser, Charset: api.CharsetUTF8,
		MinifySyntax: true, MinifyWhitespace: true, MinifyIdentifiers: true,
		LegalComments: api.LegalCommentsInline,
		Loader:        map[string]api.Loader{".css": api.LoaderText, ".svg": api.LoaderText},
		Plugins:       []api.Plugin{sheets, catalogue(words)},
		Outdir:        "out", Write: false, LogLevel: api.LogLevelSilent,
	})
	return got, faults(got.Errors, got.Warnings)
}

func filesOf(got api.BuildResult) []file {
	var files []file
	for _, f := range got.OutputFiles {
		files = append(files, file{filepath.Base(f.Path), f.Contents})
	}
	return files
}

// catalogue gives scripts the chosen entries of a words.json, as words.json or
// as words.json?of; each language separate, since that compresses better.
func catalogue(words func(of string) choice) api.Plugin {
	return api.Plugin{Name: "catalogue", Setup: func(b api.PluginBuild) {
		b.OnLoad(api.OnLoadOptions{Filter: `[/\\]words\.json$`}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
			text, err := columns(a.Path, words(strings.TrimPrefix(a.Suffix, "?")))
			return api.OnLoadResult{Contents: &text, Loader: api.LoaderJS}, err
		})
	}}
}

// columns is a module that exports some of a words.json.
func columns(path string, chosen choice) (string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	var words map[string]struct {
		ZH json.RawMessage `json:"zh"`
		EN json.RawMessage `json:"en"`
	}
	if err := json.Unmarshal(data, &words); err != nil {
		return "", fmt.Errorf("%s: %w", path, err)
	}
	keys := slices.DeleteFunc(slices.Sorted(maps.Keys(words)), func(key string) bool { return !chosen(key) })
	zh, en := []json.RawMessage{}, []json.RawMessage{}
	for _, key := range keys {
		zh, en = append(zh, words[key].ZH), append(en, words[key].EN)
	}
	all, err := json.Marshal([]any{strings.Join(keys, " "), zh, en})
	if err != nil {
		return "", err
	}
	return `const [keys, zh, en] = ` + string(all) + `
export default Object.fromEntries(keys.split(" ").map((key, i) => [key, { zh: zh[i], en: en[i] }]))`, nil
}

// sheets gives scripts style sheets as text, bundled and minified.
var sheets = api.Plugin{Name: "sheets", Setup: func(b api.PluginBuild) {
	b.OnLoad(api.OnLoadOptions{Filter: `\.css$`}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
		text, err := sheet(a.Path)
		return api.OnLoadResult{Contents: &text, Loader: api.LoaderText}, err
	})
}}

// sheet bundles a style sheet and its imports. "report:style" is the style of
// the documents, which comes from Go: a document looks the same from the
// command and in the widget.
func sheet(path string) (string, error) {
	report := api.Plugin{Name: "report", Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: `^report:style$`}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
			return api.OnResolveResult{Path: a.Path, Namespace: "report"}, nil
		})
		b.OnLoad(api.OnLoadOptions{Filter: `.*`, Namespace: "report"}, func(api.OnLoadArgs) (api.OnLoadResult, error) {
			style := report.StyleSheet()
			return api.OnLoadResult{Contents: &style, Loader: api.LoaderCSS}, nil
		})
	}}
	got := api.Build(api.BuildOptions{
		EntryPoints: []string{path}, Bundle: true, MinifySyntax: true, MinifyWhitespace: true, Charset: api.CharsetUTF8,
		Loader: map[string]api.Loader{".css": api.LoaderCSS}, Plugins: []api.Plugin{report}, Outdir: "out", Write: false, LogLevel: api.LogLevelSilent,
	})
	if err := faults(got.Errors, got.Warnings); err != nil {
		return "", err
	}
	return string(got.OutputFiles[0].Contents), nil
}

func faults(errs, warnings []api.Message) error {
	if len(errs)+len(warnings) == 0 {
		return nil
	}
	return errors.New(strings.Join(append(
		api.FormatMessages(errs, api.FormatMessagesOptions{}),
		api.FormatMessages(warnings, api.FormatMessagesOptions{Kind: api.WarningMessage})...), ""))
}
