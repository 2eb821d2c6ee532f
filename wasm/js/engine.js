// The engine: a worker that may die, and promises on top of it that always
// settle.
//
// Requests go one at a time. An instance that has thrown may be corrupt, and
// nothing else can end one that hangs. In both cases the worker is terminated,
// a new one is started, and bundles and drafts are restored to the state after
// the last confirmed change. If a request killed the instance, it is sent once
// more to the new one; if it hung, it is not.

const words = {
  'E-ENGINE-START': { zh: '评估程序没有启动', en: 'the engine did not start' },
  'E-ENGINE-DEAD': {
    zh: '评估程序出错了，已重新启动，答案还在',
    en: 'the engine failed and was started anew; no answer is lost',
  },
  'E-ENGINE-HUNG': {
    zh: '评估程序没有反应，已重新启动，答案还在',
    en: 'the engine did not answer and was started anew; no answer is lost',
  },
  'E-ENGINE-CLOSED': { zh: '评估程序已经关闭', en: 'the engine was closed' },
  'E-FETCH': { zh: '文件没有下载成功', en: 'a file could not be fetched' },
};

/** An error as a value, in the shape of the bridge's errors. */
export function failure(code, detail) {
  return { error: { code, message: words[code], list: [], detail } };
}

export class Engine {
  #options;
  #worker;
  #answer; // of the message that was sent
  #messages = 0;
  #jobs = [];
  #busy = false;
  #closed = false;
  #alive; // what is restored after a restart, in order of creation

  /** @param {import('./fire321.js').Options} options */
  constructor(options) {
    this.#options = { timeout: 30000, startTimeout: 60000, ...options };
    this.#alive = new Set();
  }

  /**
   * Queues a request. Its head is made when it is sent, since numbers change
   * with a restart.
   * @param {() => object} head
   * @param {Uint8Array} [body]
   */
  request(head, body) {
    return new Promise((resolve) => {
      this.#jobs.push({ head, body, resolve });
      this.#run();
    });
  }

  /** Remembers what must be restored after a restart: it has `revive(ask)`. */
  keep(it) {
    this.#alive.add(it);
  }

  forget(it) {
    this.#alive.delete(it);
  }

  close() {
    this.#closed = true;
    this.#end();
    for (const job of this.#jobs.splice(0)) job.resolve(failure('E-ENGINE-CLOSED'));
  }

  async #run() {
    if (this.#busy) return;
    this.#busy = true;
    while (this.#jobs.length) {
      const job = this.#jobs.shift();
      job.resolve(await this.#do(job));
    }
    this.#busy = false;
  }

  async #do(job) {
    for (let tries = 1;; tries++) {
      if (this.#closed) return failure('E-ENGINE-CLOSED');
      const started = await this.#start();
      if (started.error) return started;
      const got = await this.#ask(job.head(), job.body);
      if (!got.fatal) return got;
      this.#end();
      if (got.fatal === 'E-ENGINE-HUNG' || tries === 2) {
        await this.#start(); // so that the next request finds its session
        return failure(got.fatal, got.detail);
      }
    }
  }

  /** Makes sure that a worker runs and knows what the last one knew. */
  async #start() {
    if (this.#worker) return {};
    const { worker, wasm, integrity, createWorker = moduleWorker, startTimeout, onrestart } = this.#options;
    const url = wasm ? new URL(wasm, globalThis.location && location.href) : new URL('./fire321.wasm', import.meta.url);
    try {
      this.#worker = createWorker(worker);
    } catch (e) {
      return failure('E-ENGINE-START', String(e));
    }
    this.#worker.onmessage = ({ data }) => this.#answer && this.#answer(data);
    this.#worker.onerror = (e) => this.#answer && this.#answer({ id: this.#messages, dead: e.message || 'error' });
    let got = await this.#post({ wasm: String(url), integrity }, startTimeout);
    for (const it of this.#alive) {
      if (got.fatal) break;
      got = await it.revive((head, body) => this.#ask(head, body));
    }
    if (got.fatal) {
      this.#end();
      return failure('E-ENGINE-START', got.detail);
    }
    if (this.#alive.size && onrestart) onrestart();
    return {};
  }

  #end() {
    if (this.#worker) this.#worker.terminate();
    this.#worker = undefined;
    if (this.#answer) this.#answer({ id: this.#messages, dead: 'closed' });
  }

  #ask(head, body) {
    return this.#post({ head: JSON.stringify(head), body }, this.#options.timeout);
  }

  #post(message, timeout) {
    const id = ++this.#messages;
    return new Promise((resolve) => {
      const done = (result) => {
        clearTimeout(timer);
        this.#answer = undefined;
        resolve(result);
      };
      const hung = () => done({ fatal: 'E-ENGINE-HUNG' });
      let timer = setTimeout(hung, timeout);
      this.#answer = (data) => {
        if (data.id !== id) return;
        if (data.loaded !== undefined) { // it comes slowly, but it comes
          clearTimeout(timer);
          timer = setTimeout(hung, timeout);
          if (this.#options.onprogress) this.#options.onprogress(data.loaded);
          return;
        }
        if (data.dead) return done({ fatal: 'E-ENGINE-DEAD', detail: data.dead });
        const { ok, error } = JSON.parse(data.reply);
        done(error ? { error } : { value: ok });
      };
      this.#worker.postMessage({ id, ...message });
    });
  }
}

// Under require-trusted-types-for a worker's address must come from a policy.
// A page may hold two copies of this script: the policy is made once.
/** @param {string | URL} [url] */
function moduleWorker(url = new URL('./worker.js', import.meta.url)) {
  const key = Symbol.for('fire321.policy');
  const types = /** @type {any} */ (globalThis).trustedTypes;
  if (types && !globalThis[key]) {
    globalThis[key] = types.createPolicy('fire321', {
      createScriptURL(s) {
        if (new URL(s, location.href).origin !== location.origin) throw new TypeError(s);
        return s;
      },
    });
  }
  const trusted = types ? globalThis[key].createScriptURL(String(url)) : url;
  return new Worker(trusted, { type: 'module' });
}
