package browser

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/fire321/fire321/test/internal/command"

	"github.com/chromedp/chromedp"
)

var (
	// shots is a folder for screenshots, for a person to look at.
	shots = flag.String("shots", "", "write screenshots into this folder")
	// pictures makes the pictures of README again.
	pictures = flag.Bool("pictures", false, "write the pictures of README into docs/images")
	// kills is how often TestNothingIsLost kills, to be raised for a long run.
	update = flag.Bool("update", false, "write the golden files")

	kills = flag.Int("kills", 20, "how often to kill a session at random")
	seed  = flag.Int64("seed", 0, "of the random moments; 0 takes one by the clock")
)

const (
	debian  = "/usr/lib/chromium/chromium-headless-shell" // the wrapper in /usr/bin does not exec: a kill would leave the browser alive
	missing = "Chromium is missing: apt-get install -y --no-install-recommends chromium-headless-shell fonts-noto-cjk poppler-utils (or set FIRE321_CHROMIUM to its path)"
)

func chromium(t *testing.T) string {
	t.Helper()
	path := os.Getenv("FIRE321_CHROMIUM")
	if path == "" {
		path = debian
	}
	if _, err := os.Stat(path); err != nil {
		t.Fatal(missing)
	}
	return path
}

// start starts a browser whose every request goes through the proxy. Its
// profile is a folder, or nothing that outlives it.
func start(parent context.Context, path, profile string) (context.Context, context.CancelFunc, error) {
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.ProxyServer(network().address), chromedp.Flag("proxy-bypass-list", "<-loopback>"),
		// Chinese in its own forms, and in the names of files: of a locale that
		// every machine has.
		chromedp.Env("LANG=C.UTF-8", "LC_ALL=", "LC_CTYPE=", "FC_LANG=zh-CN"), chromedp.Flag("lang", "zh-CN"), chromedp.Flag("accept-lang", "zh-CN"))
	if profile != "" {
		options = append(options, chromedp.UserDataDir(profile))
	}
	alloc, end := chromedp.NewExecAllocator(parent, options...)
	ctx, cancel := chromedp.NewContext(alloc)
	stop := func() { cancel(); end() }
	if err := chromedp.Do(ctx); err != nil {
		stop()
		return nil, nil, err
	}
	if err := discover(ctx); err != nil {
		stop()
		return nil, nil, err
	}
	return ctx, stop, nil
}

// browser starts one with a profile of its own, which can be opened again.
func browser(t *testing.T, profile string) context.Context {
	t.Helper()
	ctx, stop, err := start(t.Context(), chromium(t), profile)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	return ctx
}

// one is the browser that tests share, each with a context of its own: nothing
// that one keeps is seen by another.
var one struct {
	sync.Mutex
	ctx  context.Context
	stop context.CancelFunc
}

func shared(t *testing.T) context.Context {
	t.Helper()
	path := chromium(t)
	one.Lock()
	defer one.Unlock()
	if one.ctx == nil {
		ctx, stop, err := start(context.Background(), path, "")
		if err != nil {
			t.Fatal(err)
		}
		one.ctx, one.stop = ctx, stop
	}
	return one.ctx
}

func TestMain(m *testing.M) {
	flag.Parse()
	code := m.Run()
	if one.stop != nil {
		one.stop()
	}
	command.Remove()
	if list := network().foreign(); len(list) > 0 {
		fmt.Println("FAIL: requests left the origin:", list)
		code = 1
	}
	os.Exit(code)
}

// The sizes of screens.
var (
	phone   = screen{390, 844}
	small   = screen{320, 568}
	low     = screen{360, 640}
	desktop = screen{1280, 800}
)

type screen struct{ width, height int64 }

// fresh opens a tab that knows nothing of any other.
func fresh(t *testing.T, size screen) *page {
	t.Helper()
	return open(t, shared(t), size.width, size.height, chromedp.WithNewBrowserContext())
}

// another opens a tab that shares what the device keeps with p.
func (p *page) another() *page {
	p.t.Helper()
	return open(p.t, p.ctx, p.size.width, p.size.height)
}

// shot keeps a picture of the screen, where pictures are wanted.
func (p *page) shot(name string) {
	if *shots == "" {
		return
	}
	data, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.WriteFile(filepath.Join(*shots, name+".png"), data, 0o644)
	}
	if err != nil {
		p.t.Error(err)
	}
}
