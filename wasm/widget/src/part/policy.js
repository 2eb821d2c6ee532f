// policy.js turns an address into one that a service worker may be registered
// under: under Trusted Types nothing else is accepted. The policy is that of
// wasm/js, whichever copy of either comes first.

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
