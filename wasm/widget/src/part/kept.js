// kept.js keeps what is typed on a screen for when it is drawn again: in another
// language, or on the way back.

/**
 * kept gives a field what was typed into it before; the route keeps that.
 * @template {HTMLInputElement | HTMLTextAreaElement} F
 * @param {Route} route @param {string} key @param {F} field
 */
export function kept(route, key, field) {
  if (key in route) field.value = route[key];
  field.addEventListener('input', () => {
    route[key] = field.value;
  });
  return field;
}
