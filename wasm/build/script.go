package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
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
	got := api.Build(api.BuildOptions{
		EntryPoints: []string{filepath.Join(root, filepath.FromSlash(entry))},
		Bundle:      true, Format: api.FormatESModule, Engines: engines, Platform: api.PlatformBrowser, Charset: api.CharsetUTF8,
		MinifySyntax: true, MinifyWhitespace: true, MinifyIdentifiers: true,
		LegalComments: api.LegalCommentsInline,
		Loader:        map[string]api.Loader{".css": api.LoaderText, ".svg": api.LoaderText},
		Plugins:       []api.Plugin{sheets, catalogue},
		Outdir:        "out", Write: false, LogLevel: api.LogLevelSilent,
	})
	if err := faults(got.Errors, got.Warnings); err != nil {
		return nil, err
	}
	return got.OutputFiles[0].Contents, nil
}

// catalogue gives scripts a words.json with each language separate: that
// compresses better.
var catalogue = api.Plugin{Name: "catalogue", Setup: func(b api.PluginBuild) {
	b.OnLoad(api.OnLoadOptions{Filter: `[/\\]words\.json$`}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
		text, err := columns(a.Path)
		return api.OnLoadResult{Contents: &text, Loader: api.LoaderJS}, err
	})
}}

// columns is a module that exports the contents of a words.json.
func columns(path string) (string, error) {
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
	keys := slices.Sorted(maps.Keys(words))
	var zh, en []json.RawMessage
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
