package diag

// authors: see words_authors.go. What no words speak of, its arguments do.
var authors map[Code]words
