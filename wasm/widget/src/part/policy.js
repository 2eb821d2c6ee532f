// policy.js turns an address into one that can register a service worker:
// Trusted Types accept nothing else. It shares its policy with wasm/js; the
// copy that comes first creates it.

const key = Symbol.for('fire321.policy');

export function scriptURL(url) {
  const types = /** @type {any} */ (globalThis).trustedTypes;
  if (!types) return String(url);
  globalThis[key] ||= types.createPolicy('fire321', {
    createScriptURL(s) {
      if (new URL(s, location.href).origin !== location.origin) throw new TypeError(s);
      return s;
    },
  });
  return globalThis[key].createScriptURL(String(url));
}
