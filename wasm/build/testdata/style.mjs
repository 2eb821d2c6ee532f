// style.mjs writes scripts in the one style of style.json.
//
//   node style.mjs FORMATTER PLUGIN FILE...
//
// It prints {FILE: text} as JSON, of those that are not in that style.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [formatter, plugin, ...files] = process.argv.slice(2);
const { createFromBuffer } = await import(String(pathToFileURL(join(formatter, 'esm', 'mod.js'))));
const dprint = createFromBuffer(readFileSync(join(plugin, 'plugin.wasm')));
dprint.setConfig({}, JSON.parse(readFileSync(new URL('style.json', import.meta.url), 'utf8')));
const wrong = dprint.getConfigDiagnostics();
if (wrong.length) throw new Error(JSON.stringify(wrong));

const other = {};
for (const filePath of files) {
  const is = readFileSync(filePath, 'utf8');
  // A second look may still move a line.
  let text = is;
  for (let looks = 0; looks < 5; looks++) text = dprint.formatText({ filePath, fileText: text });
  if (text !== is) other[filePath] = text;
}
process.stdout.write(JSON.stringify(other));
