// What sw.js needs: the events of a service worker, and what the build fills in.

interface WorkerGlobalScopeEventMap {
  install: ExtendableEvent;
  activate: ExtendableEvent;
  fetch: FetchEvent;
}

declare const FIRE321_FILES: { [path: string]: string; };
declare const FIRE321_VERSION: string;
