package diag

// authors: see words_authors.go. For a code without words, the arguments are
// shown.
var authors map[Code]words
