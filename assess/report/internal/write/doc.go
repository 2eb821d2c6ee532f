// Package write writes a document as text: HTML for paper and browsers,
// Markdown for mail, CSV for spreadsheets, lines for a terminal. No text of a
// document becomes markup: each writer escapes all text. Package docx writes
// Word files; no browser links it.
//
// All functions are pure and safe for concurrent use, and equal documents give
// equal bytes on every platform.
package write
