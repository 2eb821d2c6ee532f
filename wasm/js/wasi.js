// A WASI host of the ten functions that fire321.wasm imports. It wraps the
// three functions that fire321.wasm exports as one: the input is a request as
// text, and a file if it has one; the output is the reply as text.

/**
 * @param {(imports: WebAssembly.Imports) => Promise<WebAssembly.Instance>} make
 * @returns {Promise<(head: string, body?: Uint8Array) => string>}
 */
export async function instantiate(make) {
  let memory, trace = '';
  const ok = () => 0;
  const view = () => new DataView(memory.buffer);
  const bytes = (at, n) => new Uint8Array(memory.buffer, at, n);
  const nothing = (a, b) => {
    view().setUint32(a, 0, true);
    view().setUint32(b, 0, true);
    return 0;
  };
  const instance = await make({
    wasi_snapshot_preview1: {
      args_get: ok,
      args_sizes_get: nothing,
      environ_get: ok,
      environ_sizes_get: nothing,
      sched_yield: ok,
      clock_time_get(id, precision, at) {
        const ms = id === 0 ? Date.now() : performance.now();
        view().setBigUint64(at, BigInt(Math.round(ms * 1e6)), true);
        return 0;
      },
      random_get(at, n) {
        crypto.getRandomValues(bytes(at, n));
        return 0;
      },
      poll_oneoff(subscriptions, events, n, count) {
        view().setUint32(count, 0, true); // no events: the runtime polls again
        return 0;
      },
      fd_write(fd, vectors, n, written) {
        let size = 0;
        for (let i = 0; i < n; i++) {
          const at = view().getUint32(vectors + 8 * i, true);
          const length = view().getUint32(vectors + 8 * i + 4, true);
          trace += new TextDecoder().decode(bytes(at, length));
          size += length;
        }
        view().setUint32(written, size, true);
        return 0;
      },
      proc_exit(code) {
        throw new Error(`exit ${code}\n${trace}`);
      },
    },
  });
  const exports = /** @type {any} */ (instance.exports);
  memory = exports.memory;
  exports._initialize();

  return (head, body) => {
    try {
      const text = new TextEncoder().encode(body ? head + '\n' : head);
      const size = text.length + (body ? body.length : 0);
      const at = exports.alloc(size);
      bytes(at, size).set(text);
      if (body) bytes(at, size).set(body, text.length);
      const reply = exports.call(at, size); // address << 32 | length
      const from = Number(reply >> 32n & 0xffffffffn);
      const out = new TextDecoder().decode(bytes(from, Number(reply & 0xffffffffn)));
      exports.free(from);
      return out;
    } catch (e) {
      throw new Error(`${e.message}\n${trace}`);
    }
  };
}
