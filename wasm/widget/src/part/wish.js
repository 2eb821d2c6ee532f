// wish.js keeps small wishes of the person, where the browser keeps any.

export function recall(key) {
  try {
    return localStorage.getItem('fire321-' + key);
  } catch {
    return null;
  }
}

export function keep(key, value) {
  try {
    localStorage.setItem('fire321-' + key, value);
  } catch { /* the wish lasts as long as the page */ }
}
