//go:build stories

package main

import (
	"os"
	"time"
)

// now is the day on which a test's story happens: the output depends on it. In
// a build for users nobody can change the day like this.
func now() time.Time {
	day := os.Getenv("TODAY")
	if day == "" {
		return time.Now()
	}
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err)
	}
	return t
}
