// Package assess judges a unit by a rule set: the runner's side of fire321.
//
//	day := assess.NewDate(2026, 11, 24)
//	prog, err := assess.Compile(bundle, day) // the wordings in force that day
//	a, err := prog.Answers(map[string]any{"place.open_to_public": true, "patrol.interval_minutes": 240})
//	got := prog.Assess(a)
//
// A [Program] is immutable and any number of goroutines may share it. Facts
// that were not answered are open, never false: every [Verdict] is the set of
// outcomes still possible. An answer can only shrink it, unless the answer
// contradicts another.
//
// Pointers that are passed to it, and the receivers of methods, must not be nil
// unless it says so: a nil one panics. A zero value is usable unless its type
// says otherwise.
//
// The package uses no file, clock or network, and imports only packages that
// are small enough for a browser.
package assess
