// Package cli is the command fire321: its verbs, its words and its exit codes.
// cmd/fire321 only calls [Main], so that tests can run the very same command.
//
// A verb is a file. Results go to standard output, all else to standard error;
// every line of text fits 80 columns. Words stand in the catalogue (words.go)
// in both languages. Only this package reads a clock, and only to know today.
package cli
