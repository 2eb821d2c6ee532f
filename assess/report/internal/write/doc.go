// Package write writes a document as text: HTML for paper and browsers,
// Markdown for mail, CSV for spreadsheets, lines for a terminal. No text of a
// document becomes markup: each writer escapes all that it is given. Word files
// are written by package docx, which no browser links.
//
// All functions are pure and safe for concurrent use, and equal documents give
// equal bytes on every platform.
package write
