// dom.js makes elements. Nothing here or above parses HTML: words are text
// nodes, whoever typed them.

const SVG = 'http://www.w3.org/2000/svg';

// h makes an element: h('p', {class: 'small'}, 'words', child, [more]).
// Properties that begin with "on" are listeners; false, null and undefined
// leave an attribute out.
export function h(tag, props, ...children) {
  return fill(document.createElement(tag), props, children);
}

// s makes an element of a drawing.
export function s(tag, props, ...children) {
  return fill(document.createElementNS(SVG, tag), props, children);
}

function fill(el, props, children) {
  for (const [key, value] of Object.entries(props || {})) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith('on')) el.addEventListener(key.slice(2), value);
    else if (key === 'checked' || key === 'value' || key === 'disabled' || key === 'open' || key === 'indeterminate') {
      el[key] = value;
    } else el.setAttribute(key, value === true ? '' : value);
  }
  add(el, children);
  return el;
}

export function add(el, children) {
  for (const c of children) {
    if (Array.isArray(c)) add(el, c);
    else if (c || c === 0) el.append(c);
  }
  return el;
}

export function replace(el, ...children) {
  el.textContent = '';
  return add(el, children);
}

let last = 0;
// uid is an id that no other element of the page has.
export const uid = () => 'f321-' + ++last;
