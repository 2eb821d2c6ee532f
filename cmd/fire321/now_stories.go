//go:build stories

package main

import (
	"os"
	"time"
)

// now is the day that a test's story happens on: what is printed depends on it.
// Nothing that is built for users can be told another day so.
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
