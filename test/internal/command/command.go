// Package command runs the command as a person runs it: a process of its own.
// It is built once for a package's tests, so that it can be told which day it
// is; the TestMain of the package ends with [Remove].
package command

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

var folder string // of what was built; empty before

var build = sync.OnceValues(func() (string, error) {
	var err error
	if folder, err = os.MkdirTemp("", "fire321-command-"); err != nil {
		return "", err
	}
	file := filepath.Join(folder, "fire321")
	if out, err := exec.Command("go", "build", "-tags", "stories", "-o", file, "github.com/fire321/fire321/cmd/fire321").CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, out)
	}
	return file, nil
})

// File is the path of the command.
func File(t testing.TB) string {
	t.Helper()
	file, err := build()
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// Remove takes away what was built.
func Remove() {
	if folder != "" {
		os.RemoveAll(folder)
	}
}

// Result is what a run printed, and its exit code.
type Result struct {
	Stdout, Stderr string
	Code           int
}

// Run runs the command on a day, written 2026-11-24, or on today where it is
// empty.
func Run(t testing.TB, day, stdin string, args ...string) Result {
	t.Helper()
	c := exec.Command(File(t), args...)
	c.Env = append(os.Environ(), "TODAY="+day)
	c.Stdin = strings.NewReader(stdin)
	var stdout, stderr bytes.Buffer
	c.Stdout, c.Stderr = &stdout, &stderr
	if err := c.Run(); err != nil && !errors.As(err, new(*exec.ExitError)) {
		t.Fatal(err)
	}
	return Result{stdout.String(), stderr.String(), c.ProcessState.ExitCode()}
}

// Serve runs a verb that serves until the context ends. As soon as the first
// line is printed, which names the address, it hands it to ready; it returns all
// that was printed once the command has ended.
func Serve(ctx context.Context, t testing.TB, ready func(line string), args ...string) Result {
	t.Helper()
	c := exec.CommandContext(ctx, File(t), args...)
	c.Cancel = func() error { return c.Process.Signal(os.Interrupt) }
	var stderr bytes.Buffer
	c.Stderr = &stderr
	pipe, err := c.StdoutPipe()
	if err != nil {
		t.Error(err)
		return Result{}
	}
	if err := c.Start(); err != nil {
		t.Error(err)
		return Result{}
	}
	r := bufio.NewReader(pipe)
	first, err := r.ReadString('\n')
	if err == nil {
		ready(first)
	}
	rest, _ := io.ReadAll(r)
	c.Wait()
	return Result{first + string(rest), stderr.String(), c.ProcessState.ExitCode()}
}
