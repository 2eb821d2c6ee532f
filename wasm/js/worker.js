// The module worker: it holds one instance, and answers one message after the
// other. If the instance has thrown, it is never called again; the page ends
// this worker and starts another.
import { instantiate } from './wasi.js';

/** @type {(head: string, body?: Uint8Array) => string} */
let call;

self.onmessage = async ({ data }) => {
  const { id, wasm, integrity, head, body } = data;
  try {
    if (wasm) {
      const loaded = (n) => self.postMessage({ id, loaded: n });
      call = await instantiate((imports) => compile(wasm, integrity, imports, loaded));
      self.postMessage({ id, reply: '{"ok":{}}' });
    } else {
      self.postMessage({ id, reply: call(head, body) });
    }
  } catch (e) {
    self.postMessage({ id, dead: String((e && e.message) || e) });
  }
};

// A server that does not know .wasm sends a type with which browsers do not
// stream, so set the type here. If the body cannot be streamed, read it whole.
// It tells how many bytes have come, where a body can be watched.
async function compile(url, integrity, imports, loaded) {
  const r = await fetch(url, integrity ? { integrity } : {});
  if (!r.ok) throw new Error(`${url}: ${r.status}`);
  if (r.body && WebAssembly.instantiateStreaming) {
    const typed = new Response(watched(r.body, loaded), { headers: { 'content-type': 'application/wasm' } });
    return (await WebAssembly.instantiateStreaming(typed, imports)).instance;
  }
  return (await WebAssembly.instantiate(await r.arrayBuffer(), imports)).instance;
}

function watched(body, loaded) {
  if (!globalThis.TransformStream || !body.pipeThrough) return body;
  let n = 0;
  return body.pipeThrough(
    new TransformStream({
      transform(chunk, out) {
        loaded(n += chunk.length);
        out.enqueue(chunk);
      },
    }),
  );
}
