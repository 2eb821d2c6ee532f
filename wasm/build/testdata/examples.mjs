// examples.mjs calls a function for each example.
//
//   node examples.mjs MODULE EXAMPLES
//
// It prints what each gives, as a list in JSON; null is undefined too.

import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

// What stands in an example for a function: a width in columns, as of a
// terminal, for a font.
const functions = { 'f:columns': (s) => [...s].reduce((n, c) => n + (c > '\u2e80' ? 2 : 1), 0) };

const [file, examples] = process.argv.slice(2);
const module = await import(String(pathToFileURL(file)));
const got = JSON.parse(readFileSync(examples, 'utf8'))
  .map(({ call, args }) => module[call](...args.map((a) => functions[a] || a)));
process.stdout.write(JSON.stringify(got));
