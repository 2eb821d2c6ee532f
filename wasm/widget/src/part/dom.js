// dom.js makes elements. Nothing here or above parses HTML: words become text
// nodes, no matter who typed them.

const SVG = 'http://www.w3.org/2000/svg';

// h makes an element: h('p', {class: 'small'}, 'words', child, [more]), or
// without properties h('p', 'words'). Properties that begin with "on" are
// listeners; false, null and undefined omit an attribute. A button does not
// submit unless its type says so.
/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {any[]} parts
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, ...parts) {
  const el = document.createElement(tag);
  if (el instanceof HTMLButtonElement) el.type = 'button';
  return fill(el, parts);
}

// s makes an element of a drawing.
/** @param {string} tag @param {any[]} parts @returns {SVGElement} */
export const s = (tag, ...parts) => fill(document.createElementNS(SVG, tag), parts);

/** @template {Element} E @param {E} el @param {any[]} parts @returns {E} */
function fill(el, parts) {
  const bare = !parts[0] || parts[0].constructor !== Object;
  for (const [key, value] of bare ? [] : Object.entries(parts[0])) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith('on')) el.addEventListener(key.slice(2), value);
    else if (key === 'checked' || key === 'value' || key === 'disabled' || key === 'open' || key === 'indeterminate') {
      el[key] = value;
    } else el.setAttribute(key, value === true ? '' : value);
  }
  return add(el, bare ? parts : parts.slice(1));
}

/** @template {Element} E @param {E} el @param {any[]} children @returns {E} */
export function add(el, children) {
  for (const c of children) {
    if (Array.isArray(c)) add(el, c);
    else if (c || c === 0) el.append(c);
  }
  return el;
}

/** @param {Element} el @param {any[]} children */
export function replace(el, ...children) {
  el.textContent = '';
  return add(el, children);
}

let last = 0;
// uid is an id that no other element of the page has.
export const uid = () => 'f321-' + ++last;
