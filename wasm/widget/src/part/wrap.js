// wrap.js breaks text into lines: between Chinese characters, at the spaces of
// other scripts, and inside a word only if it is longer than a line.

// What must not begin a line, and what must not end one.
const closing = '，。、；：？！）》」』】〕”’…～!?)]}', opening = '（《「『【〔“‘([{';

// pieces are the parts that are never broken.
function pieces(text) {
  const list = [];
  let open = false;
  for (const p of text.match(/[A-Za-z0-9\u00c0-\u024f.,:;%'@/+_-]+|\s+|./gu) || []) {
    const last = list.length - 1;
    if (last >= 0 && p.trim() && list[last].trim() && (open || closing.includes(p))) list[last] += p;
    else list.push(p);
    open = opening.includes(p);
  }
  return list;
}

// wrap gives the lines of a text that are at most width wide, as measured by
// measure(text).
export function wrap(text, width, measure) {
  const lines = [];
  for (const paragraph of text.split(/\r?\n/)) {
    let line = '';
    const end = () => {
      lines.push(line.trimEnd());
      line = '';
    };
    for (const piece of pieces(paragraph)) {
      if (line && measure(line + piece.trimEnd()) > width) end();
      if (!line && !piece.trim()) continue;
      if (measure(piece) <= width) {
        line += piece;
        continue;
      }
      for (const c of piece) {
        if (line && measure(line + c) > width) end();
        line += c;
      }
    }
    end();
  }
  return lines;
}
