// Package rounds says how many rounds a random test runs. All random tests ask
// it, so that one flag makes them all short or long:
//
//	go test -short ./...       a hundredth, after each edit
//	go test ./...              a tenth, as test.sh runs them
//	go test ./assess -long     all, before a release
//	go test -race ./...        a hundredth: it is for concurrent code
//
// Only tests import it.
package rounds

import (
	"flag"
	"testing"
)

var long = flag.Bool("long", false, "run the random tests at their full length")

// Of returns how many of n rounds a random test runs, at least one. n is the
// full length.
func Of(n int) int {
	switch {
	case Race || testing.Short() && !*long:
		n /= 100
	case !*long:
		n /= 10
	}
	return max(1, n)
}
