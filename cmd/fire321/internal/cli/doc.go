// Package cli implements the command fire321: its verbs, its texts and its exit
// codes. cmd/fire321 only calls [Main], so that tests can run exactly the same
// command.
//
// Each verb has its own file. Results go to standard output, everything else to
// standard error; every line of text fits 80 columns. The texts are in the
// catalogue (words.go) in both languages. Only this package reads a clock, and
// only to get today's date.
package cli
