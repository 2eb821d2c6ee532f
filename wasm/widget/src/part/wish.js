// wish.js saves small preferences of the person, if the browser can.

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
  } catch { /* the preference lasts as long as the page */ }
}
