//go:build race

package rounds

// Race reports whether the race detector runs, which is slow.
const Race = true
