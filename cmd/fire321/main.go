// Command fire321 judges a unit's fire-safety answers by a rule pack, and helps
// authors to write packs. Run it without arguments to list its verbs.
package main

import (
	"context"
	"os"

	"github.com/fire321/fire321/cmd/fire321/internal/cli"
)

func main() {
	os.Exit(cli.Main(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr, now))
}
