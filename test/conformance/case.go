// Package conformance is the corpus in testdata/conformance: what a unit says,
// request by request, and the digest of every reply. Whatever runs fire321 (Go,
// a WASI module under wazero, a browser) must give the same bytes.
package conformance

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Case is one unit under one bundle. Its file is plain lines, so that any
// language can read it:
//
//	pack cn/jiangsu/xinghua/unit
//	bundle <SHA-256 of the bundle>
//	day 2026-11-24
//	answers {…}
//	assessment <SHA-256 of the assessment>
//	<SHA-256 of a reply> <request>
//	…
//
// The request that loads the bundle stands without its bytes.
type Case struct {
	Name       string
	Pack       string
	Bundle     string
	Day        string
	Answers    string // canonical
	Assessment string
	Steps      []Step
}

// Step is a request, and the digest of its reply.
type Step struct{ Reply, Request string }

// Read reads every case of a folder, in the order of their names.
func Read(dir string) ([]Case, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, err
	}
	var list []Case
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		c, err := parse(string(data))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		c.Name = strings.TrimSuffix(filepath.Base(file), ".txt")
		list = append(list, c)
	}
	return list, nil
}

func parse(data string) (Case, error) {
	var c Case
	head := []struct {
		key string
		to  *string
	}{{"pack", &c.Pack}, {"bundle", &c.Bundle}, {"day", &c.Day}, {"answers", &c.Answers}, {"assessment", &c.Assessment}}
	for i, line := range strings.Split(strings.TrimSuffix(data, "\n"), "\n") {
		key, rest, ok := strings.Cut(line, " ")
		switch {
		case !ok || i < len(head) && key != head[i].key:
			return c, fmt.Errorf("line %d is malformed", i+1)
		case i < len(head):
			*head[i].to = rest
		default:
			c.Steps = append(c.Steps, Step{Reply: key, Request: rest})
		}
	}
	return c, nil
}

// Format is the case as its file.
func (c Case) Format() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "pack %s\nbundle %s\nday %s\nanswers %s\nassessment %s\n", c.Pack, c.Bundle, c.Day, c.Answers, c.Assessment)
	for _, s := range c.Steps {
		fmt.Fprintf(&b, "%s %s\n", s.Reply, s.Request)
	}
	return b.Bytes()
}

// Run puts every request of the case to a host, and returns an error for the
// first reply that has other bytes. Host must be fresh: numbers count from 1.
func (c Case) Run(bundle []byte, host func(request []byte) ([]byte, error)) error {
	if got := Digest(bundle); got != c.Bundle {
		return fmt.Errorf("the bundle of %s has changed: its digest is %s, not %s", c.Pack, got, c.Bundle)
	}
	for _, s := range c.Steps {
		reply, err := host(c.request(s, bundle))
		if err != nil {
			return fmt.Errorf("%s: %w", s.Request, err)
		}
		if got := Digest(reply); got != s.Reply {
			return fmt.Errorf("%s: the reply has other bytes: %.300s", s.Request, reply)
		}
	}
	return nil
}

func (c Case) request(s Step, bundle []byte) []byte {
	request := []byte(s.Request)
	if strings.HasPrefix(s.Request, `{"do":"load"`) {
		request = append(append(request, '\n'), bundle...)
	}
	return request
}

// Digest is the SHA-256 of data in hexadecimal.
func Digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
