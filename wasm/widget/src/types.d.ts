// The types that the scripts of the widget share, for `tsc` and for editors.

type App = import('./app.js').App;
type Words = import('./part/words.js').Words;
type Trail = import('./trail.js').Trail;
type Draft = import('./draft.js').Draft;
type Engine = import('./engine.js').Engine;
type Frame = ReturnType<typeof import('./frame.js').frame>;

/** The element on the page. */
interface Host {
  el: HTMLElement;
  root: ShadowRoot;
  /** The folder of the scripts. */
  base: URL;
  /** Whether the browser's Back button is used. */
  readonly browserBack: boolean;
  event(name: string, detail: unknown): void;
}

/** A place to go to: the name of its screen, and what it shows. */
interface Route {
  at: string;
  [what: string]: any;
}

/** Where a user is on a screen: how far it is scrolled, and which control has the focus or was tapped. */
interface Place {
  top: number;
  control: number;
  /** Its data-key, if it has one: what comes late changes the order of controls. */
  key?: string;
}

/** What a screen shows. */
interface Shown {
  /** For the browser's title; undefined leaves it unchanged. */
  title?: string;
  body: any;
  /** Fills the columns at the sides of a question, if there is room. */
  beside?: false | ((rail: HTMLElement, side: HTMLElement) => void);
  asking?: boolean;
  /** The @page rule of a document. */
  paper?: string;
  /** Called after the screen is shown. */
  after?: () => void;
}

/** What bundles/index.json says of a bundle: wasm/widget/index.go. */
interface Entry {
  id: string;
  url: URL;
  title?: Text2;
  place?: Text2;
  digest?: string;
  version?: string;
  size?: number;
  /** Where its Opening is. */
  first?: URL;
  within?: string[];
  covers?: string[];
  known?: string;
  /** The question what the place is. */
  kinds?: Fact;
  /** How much a unit is asked, by its kind; '' is of all kinds that the pack covers. */
  asked?: { [kind: string]: Asked; };
  /** How many questions the first round has, by kind. */
  round?: { [kind: string]: number; };
}

/** What new units are asked first: wasm/widget/opening.go. */
interface Opening {
  facts: { [id: string]: Fact; };
  titles: { [page: string]: Text2; };
  /** For units of one kind alone. */
  kinds: { [kind: string]: { before?: string[]; round: string[]; steps: number; }; };
}

interface Asked {
  questions: [number, number];
  screens: [number, number];
}

/** What the store keeps of a unit: units/store.js. */
interface Kept {
  id: string;
  pack: string;
  rev: number;
  saved?: number;
  day?: string;
  answers?: any;
  digest: string;
  version: string;
  remaining?: number;
  answered?: number;
  aside?: any;
  way?: Route[];
  top?: number;
  pending?: { [fact: string]: any; };
  mended?: { fact: string; was: any; day: string; say: Text2; found?: { [criterion: string]: string; }; }[];
  changed?: string;
  /** The questions that were sent to somebody, in the order of their numbers. */
  asked?: string[];
  /** The unit, on another device, that wants to know them; it is all that is asked here. */
  errand?: string;
  figures?: { serious: number; general: number; open: number; due: string[]; day?: string; digest?: string; };
  done?: any;
  last?: any;
  back?: any;
}

/** A unit that was read, to be opened. */
interface Unit {
  /** Undefined while the engine is not there yet. */
  bundle?: Bundle;
  /** Undefined if the rules have changed since. */
  session?: Session;
  record: Kept;
}

type Answers = import('../../js/fire321.js').Answers;
type Assessment = import('../../js/fire321.js').Assessment;
type Bundle = import('../../js/fire321.js').Bundle & { bytes?: Uint8Array; };
type Fact = import('../../js/fire321.js').Fact;
type Hazard = import('../../js/fire321.js').Hazard;
type Fault = import('../../js/fire321.js').Fault;
type Result<T> = import('../../js/fire321.js').Result<T>;
type Session = import('../../js/fire321.js').Session;
type Text2 = import('../../js/fire321.js').Text;

declare module '*.css' {
  const text: string;
  export default text;
}

declare module '*.json?later' {
  const words: object;
  export default words;
}

declare module '*.json?places' {
  const words: object;
  export default words;
}

declare module '*.json?hand' {
  const words: object;
  export default words;
}
