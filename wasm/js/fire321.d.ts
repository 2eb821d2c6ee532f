// Types of fire321.js. Package wasm/bridge documents requests and replies in full;
// replies leave out empty members.

/** The outcome of a call. No call throws or rejects. */
export type Result<T> = { value: T; error?: undefined; } | { value?: undefined; error: Fault; };

export interface Fault {
  /** E-… of the first fault; E-ENGINE-START, -DEAD, -HUNG, -CLOSED and E-FETCH come from this API. */
  code: string;
  message: Text;
  /** Every fault, sorted by place. */
  list: Diagnostic[];
  /** The technical error text, for a bug report. */
  detail?: string;
}

export interface Diagnostic {
  code: string;
  /** RFC 6901 pointer into the request or the answers. */
  pointer?: string;
  line?: number;
  col?: number;
  found: Text;
  expected?: Text;
  suggest?: Text;
  message: Text;
}

export interface Text {
  zh?: string;
  en?: string;
}

/** YYYY-MM-DD */
export type Day = string;

export interface Options {
  /** Where fire321.wasm is; default: in the folder of this script. */
  wasm?: string | URL;
  /** Subresource integrity of the .wasm: "sha384-…". */
  integrity?: string;
  /** Where worker.js is; default: in the folder of this script. Same origin. */
  worker?: string | URL;
  /** Milliseconds that a request may take before the worker is ended; default 30000. */
  timeout?: number;
  /** Milliseconds without any progress after which fetching and starting the engine fails; default 60000. */
  startTimeout?: number;
  /** Called with the number of bytes of the .wasm that have come, as it was before compression. */
  onprogress?: (loaded: number) => void;
  /** Called after the engine was restarted and all drafts were restored. */
  onrestart?: () => void;
  /** Creates the worker, if a host does it in its own way. */
  createWorker?: (url?: string | URL) => Worker;
}

export function start(options?: Options): Fire321;

export interface Fire321 {
  about(): Promise<Result<About>>;
  /** Fetches a bundle, or takes its bytes, and checks its SHA-256 if `digest` is given. */
  load(source: string | URL | ArrayBuffer | Uint8Array, options?: { digest?: string; }): Promise<Result<Bundle>>;
  /**
   * Reads codes, of one set, in any order: what they hold, and which are missing. With a bundle it gives the answers
   * too, for `import`; of questions, each as not sure.
   */
  parcel(codes: string, options?: { bundle?: Bundle; }): Promise<Result<Parcel>>;
  /** Ends the worker. Every later call gives E-ENGINE-CLOSED. */
  close(): void;
}

export interface About {
  protocol: number;
  format: number;
  semantics: number;
}

interface Named {
  id: string;
  title: Text;
}

export interface Bundle {
  readonly info: {
    id: string;
    version: string;
    title: Text;
    subject: string;
    digest: string;
    known_from: Day;
    covers?: string[];
    packs: { id: string; version: string; module?: boolean; }[];
    themes?: Named[];
    pages?: Named[];
    /**
     * What `document` makes, in the order in which it is offered; `table`: `csv` makes it too; `photos`: append the
     * photos of the unit.
     */
    documents?: {
      kind: string;
      title: Text;
      say: Text;
      table?: boolean;
      photos?: boolean;
      asks?: string[];
      pack: string;
    }[];
    grading: { id: string; title: Text; max: number; grades: (Grade & { at_least: number; })[]; };
  };
  open(options: { day: Day; answers?: Answers; }): Promise<Result<Session>>;
  /** Opens a draft that was made under another version of the bundle. */
  import(options: { day: Day; answers: Answers; from?: Bundle; }): Promise<
    Result<Session> & {
      /** Facts whose answers were kept. */
      kept?: string[];
      /** What no longer fits; `faults` say why. Keep it with the draft. */
      aside?: Pick<Answers, 'facts' | 'found' | 'plan' | 'look'>;
      faults?: Diagnostic[];
      /** With `from`: questions that are new, and verdicts that have changed. */
      new?: { id: string; ask: Text; }[];
      changed?: Changed[];
    }
  >;
  /** Forgets the bundle. Close its sessions first. */
  close(): Promise<Result<{}>>;
}

/** An answers file: schema/answers.schema.json. */
export interface Answers {
  format: 1;
  pack?: string;
  at?: Day;
  unit?: { name?: string; code?: string; address?: string; };
  facts?: { [fact: string]: Answer; };
  found?: { [criterion: string]: Day; };
  plan?: { [criterion: string]: Plan; };
  /** Who will look at a prominent risk that nobody has looked at, by list and item: nine-2019.4. */
  look?: { [risk: string]: Look; };
  /** The unit's own statement that it checked itself by the rules of its kind, if the pack does not cover it. */
  own_check?: { rules?: string; date?: Day; by?: string; };
  signed?: { date?: Day; by?: string; };
}

/** A promise to look within seven days. */
export interface Look {
  person?: string;
  by?: Day;
}

/** null is "not sure". A date may be a month; "more" means that a set or list holds at least these. */
export type Answer = Value | { value: Value; date?: Day; note?: string; more?: boolean; };
export type Value = null | boolean | number | string | string[] | { [field: string]: Value; }[];

export interface Plan {
  measure?: string;
  person?: string;
  department?: string;
  by?: Day;
  money?: string;
  guard?: string;
}

export interface Draft {
  day: Day;
  answers: Answers;
}

/** No page: no remaining question can matter. */
export interface Next {
  page?: Page;
  remaining: number;
}

/** A fact that is worth finding out: how many serious duties, and how many of all, it would decide further. */
export interface Unsure {
  fact: string;
  ask: Text;
  where_to_look?: Text;
  whom?: 'papers' | 'landlord' | 'property' | 'staff' | 'contractor' | 'authority';
  page: string;
  /** It belongs to the first round. */
  round?: boolean;
  serious: number;
  all: number;
}

export interface Danger {
  /** Facts of the round, in order; those still to be asked; those answered with "not sure". */
  round?: string[];
  left?: string[];
  unsure?: string[];
  /** Combinations that kill, the gravest first. */
  pairs?: { id: string; say: Text; now: Text; }[];
  /** Those of the first pair, which are deadly, come first. */
  found?: (Hazard & { fact: string; others?: boolean; may?: boolean; deadly?: boolean; })[];
  /** Kinds of finding that nobody has looked at yet. */
  unseen?: { id: string; title: Text; facts?: string[]; }[];
}

export interface Session {
  readonly bundle: Bundle;
  readonly day: Day;
  /** The draft after the last confirmed change: save this. */
  readonly answers: Answers;

  /** Answers facts, all or none, and gives the page to ask next: with `section`, the next one there. */
  set(facts: { [fact: string]: Answer; }, section?: string): Promise<Result<Draft & Next>>;
  notSure(...facts: string[]): Promise<Result<Draft & Next>>;
  /** Removes answers, all or none, as if the facts had not been asked. */
  clear(...facts: string[]): Promise<Result<Draft>>;
  /** Replaces members other than `facts`, each as a whole. */
  put(members: Pick<Answers, 'unit' | 'found' | 'plan' | 'look' | 'own_check' | 'signed'>): Promise<Result<Draft>>;
  /** Moves to a later day: answers keep the day on which they were given, and stale ones are asked again. */
  renew(options: { at: Day; day?: Day; }): Promise<Result<Draft>>;
  /** Records the day on which each present hazard was first found. */
  noteFound(): Promise<Result<Draft>>;

  /** The page to ask now, one screen: one fact, or up to eight of type bool; none if no remaining one can matter. */
  next(section?: string): Promise<Result<Next>>;
  /** What the first round has shown: it names what kills, and is no assessment. */
  danger(): Promise<Result<Danger>>;
  unsure(): Promise<Result<{ unsure?: Unsure[]; }>>;
  sections(): Promise<Result<{ sections?: { id: string; title: Text; given: number; left: number; }[]; }>>;
  facts(...facts: string[]): Promise<Result<{ facts?: Fact[]; }>>;
  overview(): Promise<Result<{ pages: { id: string; title: Text; facts?: FactState[]; }[]; }>>;
  skipped(): Promise<Result<{ skipped?: { fact: string; ask: Text; criteria?: Named[]; }[]; }>>;
  /** Those facts on which no verdict would depend any more with these answers; the session stays unchanged. */
  enough(facts: { [fact: string]: Answer; }): Promise<Result<{ enough?: string[]; }>>;
  /** Why a fact is asked: the criteria that read it, count and can still fail. */
  reasons(fact: string): Promise<Result<{ criteria?: Criterion[]; }>>;
  why(criterion: string): Promise<Result<Why>>;

  /** `held` is how many serious hazards stand: while there are any, show no points and no grade. */
  assess(): Promise<Result<{ exit: 0 | 1 | 3; held: number; assessment: Assessment; }>>;
  /** The assessment as it would be after the change; the session stays unchanged. */
  whatIf(change: {
    facts?: { [fact: string]: Answer; };
    clear?: string[];
    met?: string[];
    day?: Day;
  }): Promise<Result<{ exit: 0 | 1 | 3; held: number; assessment: Assessment; }>>;
  mend(criterion: string): Promise<
    Result<{
      changes?: { fact: string; question: Text; from: Text; to: Text; answer: Answer; }[];
      lapses?: boolean;
      breaks?: string[];
    }>
  >;
  worth(): Promise<Result<{ worth?: ({ criterion: string; } & Scored)[]; }>>;
  routes(): Promise<
    Result<{
      routes?: ({ aim: string; title: Text; mend?: string[]; find_out?: string[]; } & Scored)[];
    }>
  >;
  until(): Promise<
    Result<{
      until?: {
        criterion: string;
        title: Text;
        verdict: Outcome[];
        changes?: Day;
        then?: Outcome[];
        end: Day;
        rewritten?: boolean;
      }[];
    }>
  >;
  /**
   * What the law changes for the unit after the session's day, up to `until`: duties that begin, end or are put
   * otherwise, the earliest first. `then`: the verdict on the same answers by the law of `until`.
   */
  coming(until: Day): Promise<Result<{ coming?: Coming[]; }>>;
  /** The criteria whose verdict differs between this session and `other`; `before` is the verdict in `other`. */
  compare(other: Session): Promise<Result<{ changed?: Changed[]; }>>;

  document(kind: string, options?: { lang?: 'zh' | 'en'; sample?: boolean; }): Promise<
    Result<{
      kind: string;
      title: string;
      layout: 'portrait' | 'landscape' | 'poster';
      /** An element styled by class names only; everything that a person typed is escaped. */
      html: string;
      /** The @page rule: put it into the page's own style sheets. */
      page_style: string;
      /** The text of the QR code, which the host draws. */
      qr?: string;
    }>
  >;
  csv(kind: string, options?: { lang?: 'zh' | 'en'; }): Promise<Result<{ csv: string; }>>;
  export(): Promise<
    Result<
      Draft & {
        digest: string;
        /** Answers that a fresh session would not have asked for. */
        superfluous?: string[];
      }
    >
  >;
  /**
   * The answers as text that fits QR codes: all that is in `answers`, names and notes included. With `facts` they are
   * questions to somebody else. `unit` is an id by which the unit is known again.
   */
  codes(options?: { unit?: string; facts?: string[]; }): Promise<Result<{ codes: Code[]; }>>;
  /** How the answers of another session, of the same unit and bundle, stand to these. */
  meet(other: Session): Promise<Result<Meeting>>;
  /** Takes the answers to some facts, with their days, and of the rest what is missing here. */
  take(other: Session, facts: string[]): Promise<Result<Draft>>;
  close(): Promise<Result<{}>>;
}

/** One code: its text, and its drawing as the path of an SVG of `side` by `side`. */
export interface Code {
  text: string;
  path: string;
  side: number;
}

export interface Parcel {
  /** How many codes the set has, and those that are missing, from 1; the rest is there once none is. */
  of: number;
  missing?: number[];
  kind?: 'answers' | 'questions';
  unit?: string;
  pack?: string;
  /** The first 12 digits of the digest of the sender's bundle. */
  rules?: string;
  answers?: Answers;
}

export interface Meeting {
  /** Answers that only the other session has. */
  fresh?: Said[];
  /** Facts with two answers, and the days on which they were given. */
  differ?: { fact: string; question: Text; mine: Text; theirs: Text; mine_on: Day; theirs_on: Day; }[];
  same: number;
  /** How many the other session is not sure of. */
  unknown: number;
}

export type Outcome = 'pass' | 'fail' | 'not-applicable';
export type Severity = 'general' | 'serious' | 'major';
/** letter: no law demands it of this unit, but its letter names it. */
export type Standing = 'counts' | 'letter' | 'unverified' | 'advice';
export type RiskState = 'found' | 'not-looked-at' | 'not-found' | 'cannot-arise';

export interface Page {
  id: string;
  title: Text;
  /** In the first round: which question it is, from 1, and of how many. */
  step?: number;
  steps?: number;
  facts: Fact[];
}

export interface Fact {
  id: string;
  type: 'bool' | 'number' | 'date' | 'enum' | 'set' | 'list' | 'text';
  page?: string;
  ask: Text;
  /** The question in a few words, for a line in a list. */
  row?: Text;
  help?: Text;
  where_to_look?: Text;
  /** The words of yes and no. */
  affirm?: Text;
  deny?: Text;
  unit?: string;
  unit_text?: Text;
  decimals?: number;
  min?: number | Day;
  max?: number | Day;
  max_len?: number;
  /**
   * `words` find a value; `also` are values that are often true too: offer them, and never add one by itself. `small`:
   * in such a place one person mostly does it all, and is called "you".
   */
  values?: { id: string; text: Text; help?: Text; words?: string[]; also?: string[]; small?: boolean; }[];
  /** Numbers or dates that are offered by name. */
  named?: { value: number | Day; text: Text; }[];
  fields?: Fact[];
  shelf_days?: number;
  fixed?: boolean;
  /** It is about those who run the place: all their places may have the same answer. */
  firm?: boolean;
  future?: boolean;
  answer?: Answer;
  /** A hint for the question, never an answer. */
  suggest?: Answer;
}

export interface FactState {
  id: string;
  ask: Text;
  state: 'answered' | 'not-sure' | 'stale' | 'needed' | 'skipped' | 'open';
  firm?: boolean;
  /** It would be asked now; of the rest that is needed, answers decide. */
  now?: boolean;
  answer?: Text;
}

export interface Criterion {
  id: string;
  title: Text;
  theme: string;
  pillar?: string;
  severity: Severity;
  severity_text: Text;
  standing: Standing;
  basis?: Citation[];
}

export interface Why extends Criterion {
  verdict: Outcome[];
  /** The words of a hazard, if the criterion has failed and the pack has them. */
  say?: Text;
  danger?: Text;
  now?: Text;
  why?: Said[];
  needs?: string[];
  remedy?: Text;
  by?: string;
  by_text?: Text;
  within_days?: number;
  owed_by?: string[];
  how_to_check?: Text[];
}

export interface Citation {
  source: string;
  title?: Text;
  number?: string;
  article: string;
  gist?: Text;
  force?: string;
  force_text?: Text;
  verified?: boolean;
  against?: string;
}

export interface Said {
  fact: string;
  question: Text;
  answer: Text;
}
export interface Changed {
  id: string;
  title: Text;
  before?: Outcome[];
  after?: Outcome[];
  /** still: not met before and not met now. */
  turn: 'better' | 'worse' | 'still' | 'other';
  /** The present answers that decide it and were different before. */
  answers?: Said[];
  /** Its wording has changed. With neither `answers` nor `law`, time has passed. */
  law?: boolean;
}
/** A duty that the law changes on a later day; no verdict where it does not count. */
export interface Coming {
  criterion: string;
  title: Text;
  severity: Severity;
  day: Day;
  verdict?: Outcome[];
  then?: Outcome[];
}
export interface Grade {
  id: string;
  text: Text;
}
export interface Bound {
  num: number;
  den: number;
  rounded: number;
}
export interface Score {
  none?: boolean;
  may_be_none?: boolean;
  lo?: Bound;
  hi?: Bound;
}
export interface Scored {
  score: Score;
  grades?: Grade[];
}

export interface Outcomes {
  id: string;
  title: Text;
  theme: string;
  pillar?: string;
  risk?: number[];
  severity: Severity;
  standing: Standing;
  points?: number;
  verdict: Outcome[];
  owed_by?: string[];
  urgent?: boolean;
  summary?: boolean;
}

export interface Hazard extends Outcomes {
  /** What is wrong, in the owner's words, if the pack has them. */
  say?: Text;
  /** What a fire then does to people. */
  danger?: Text;
  basis?: Citation[];
  remedy: Text;
  /** What somebody there can do this minute. */
  now?: Text;
  /** What mending takes: today and free; some days; works, money or consent. */
  effort?: 'now' | 'week' | 'works';
  by?: string;
  within_days?: number;
  due?: Day;
  found: Day;
  term_by_law?: boolean;
  why?: Said[];
  plan?: Plan;
  heads?: string[];
}

/** schema/assessment.schema.json. */
export interface Assessment {
  format: 1;
  semantics: number;
  bundle: string;
  version: string;
  bundle_digest: string;
  answers_digest: string;
  day: Day;
  at: Day;
  as_of: Day;
  unit?: Answers['unit'];
  /** What the unit is in law: one for each derived fact that an article defines. */
  classes?: { fact: string; title: Text; state: 'is' | 'is-not' | 'open'; basis: Citation[]; why?: Said[]; }[];
  coverage: { whole: boolean; open?: boolean; no_role?: boolean; missing?: { id: string; text: Text; }[]; };
  grading: { id: string; title: Text; force: string; max: number; };
  score: Score;
  grades?: Grade[];
  hazards?: Hazard[];
  open?: Outcomes[];
  others?: Outcomes[];
  advice?: Outcomes[];
  summaries?: (Outcomes & { causes?: string[]; })[];
  pillars: { id: string; title: Text; results?: { id: string; verdict: Outcome[]; }[]; }[];
  /** The prominent risks in force, one by one. */
  risks?: {
    list: string;
    item: number;
    text: Text;
    state: RiskState;
    found?: string[];
    /** Everything found has a sound measure. */
    guarded?: boolean;
    open?: string[];
    /** The answers that show that it cannot arise here. */
    why?: Said[];
    look?: Look;
  }[];
  letter: {
    branch: 'no-prominent-risk' | 'measures-taken' | 'refused';
    reasons?: {
      code:
        | 'failed'
        | 'others-failed'
        | 'no-plan'
        | 'not-looked'
        | 'open'
        | 'coverage'
        | 'no-role'
        | 'gap'
        | 'nothing'
        | 'none-listed';
      /** The branches that it shuts. */
      shuts: ('first' | 'second')[];
      criterion?: string;
      risk?: string;
      text: Text;
      missing?: ('measure' | 'person' | 'guard' | 'by')[];
    }[];
    listed?: string[];
    not_known?: string[];
    own_check?: Answers['own_check'];
    term_days?: number;
    until?: Day;
  };
  /** reopened: answers that contradict each other; they count as not given until they are corrected. */
  doubts?: { id: string; say: Text; reopened?: Said[]; }[];
  gaps?: { source: string; from?: Day; concerns: Text; say: Text; serious?: boolean; }[];
  results?: Outcomes[];
}
