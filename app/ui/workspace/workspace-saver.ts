/**
 * Saves work in progress: on the server by version, and in this browser while the server does not have it. Uses no
 * clock (promise 1): a copy contains the version that it is based on, never a time. Pure except for the functions
 * passed in. Long: one state machine with eight states, which would not be clearer in two files.
 */

/**
 * The browser's copy while the server does not have it. `from` is the version that the work is based on; 0 means that
 * there was no draft. `sent`: fingerprints of the works that were sent from this version and not answered.
 */
export interface LocalCopy {
  readonly from: number;
  readonly work: unknown;
  readonly sent?: readonly string[];
}

/**
 * Storage for this tab's copy. Writing returns false if the browser refuses, as in private windows or on full disks.
 */
export interface CopyStore {
  write(copy: LocalCopy): boolean;
  clear(): void;
}

/** A copy left by a tab that is gone because it was closed, crashed or reloaded. */
export interface FoundCopy extends LocalCopy {
  /** Whether the copy belongs to the revision that is open here. */
  readonly isSameRevision: boolean;
  /** Deletes the copy. */
  forget(): void;
}

export type SaveReply =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly reason: "conflict"; readonly version: number; readonly work: unknown }
  | { readonly ok: false; readonly reason: "gone" }
  | { readonly ok: false; readonly reason: "invalid"; readonly message: string };

/**
 * Thrown if no meaningful answer came. The request is then retried automatically. `isBusy` means that there is a
 * connection, but the server doesn't answer.
 */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
  constructor(readonly isBusy = false) {
    super(isBusy ? "The server is not responding." : "");
  }
}

/**
 * The state of saving. `gone`: the work was handed in or discarded elsewhere. `refused`: the server does not accept it;
 * `message` says why.
 */
export type SaveState = "saved" | "unsaved" | "saving" | "offline" | "failed" | "conflict" | "gone" | "refused";

export interface Snapshot {
  readonly state: SaveState;
  readonly work: unknown;
  readonly version: number;
  /** The other version, while `state` is "conflict". */
  readonly other: unknown;
  readonly message: string;
  /** Text that another tab left unsaved, to take or to discard. Null if there is none. */
  readonly offered: unknown;
  /** True if unsaved work is in this browser's storage, so that leaving the page loses nothing. */
  readonly isKept: boolean;
}

export type Kept = Pick<Snapshot, "state" | "isKept">;

/** Says in a sentence where the latest work is saved. `text` is the sentence's subject. */
export function sayWhere({ state, isKept }: Kept, text = "Your work"): string {
  if (state === "saved") return `${text} is saved.`;
  return isKept
    ? `${text} is kept in this browser.`
    : `${text} is only on this page, because this browser can’t store it.`;
}

/** Says, while the browser is offline, where the latest text is and what happens to it. */
export function sayOffline(save: Kept, text: string): string {
  const where = sayWhere(save, text);
  if (save.state === "saved") return where;
  return save.isKept
    ? `${where} We’ll save it when you are back online.`
    : `${where} Keep this page open: we’ll save it when you are back online.`;
}

export interface SaverParts {
  readonly store: CopyStore;
  /** Rejects with `Unreachable` if no answer came; any other rejection is a fault on our side. */
  readonly send: (from: number, work: unknown) => Promise<SaveReply>;
  /** Calls back later; a new call replaces the previous one. */
  readonly later: (ms: number, call: () => void) => void;
  readonly onChange: (snapshot: Snapshot) => void;
}

/** The time from the last change to the save. */
const SAVE_AFTER_MS = 1_500;
/** The intervals between retries if the server does not answer; the last interval repeats. */
export const RETRY_MS = [3_000, 10_000, 30_000] as const;

export const same = (a: unknown, b: unknown) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
/** Sorts objects' keys, because the server's schemas may order them differently. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/**
 * A short fingerprint of work, for comparison with work that would be too long to keep. Not for security: only the
 * learner's own works are compared.
 */
function fingerprint(work: unknown): string {
  const text = JSON.stringify(sorted(work));
  let sum = 0;
  // Below 2 ** 53, so that each step is exact.
  for (let i = 0; i < text.length; i++) sum = (sum * 4_001 + text.charCodeAt(i)) % 2_199_023_255_579;
  return `${text.length} ${sum}`;
}

export class Saver {
  private state: SaveState = "saved";
  private other: { version: number; work: unknown } | null = null;
  private message = "";
  private sending: Promise<void> | null = null;
  private isKept = true;
  private tries = 0;
  private isStopped = false;
  private isTouched = false;
  /** Fingerprints of the works that were sent from `version` and not answered. The server may have stored one. */
  private unanswered: readonly string[] = [];
  private readonly offers: FoundCopy[] = [];

  constructor(
    private version: number,
    private work: unknown,
    private readonly parts: SaverParts,
  ) {}

  /**
   * Called with a copy that this browser has and the server does not. If something was changed in this tab, or if the
   * copy belongs to another revision, only offers the copy to the learner. Otherwise, restores it. If the copy isn't
   * based on the server's version, the learner must settle the conflict. There is no conflict if the server's text is
   * one that the copy's tab had sent without getting an answer.
   */
  found(copy: FoundCopy): void {
    if (this.isStopped) return;
    if (same(copy.work, this.work)) {
      copy.forget();
      return;
    }
    if (this.isTouched || this.state !== "saved" || !copy.isSameRevision) {
      this.offers.push(copy);
      this.set(this.state);
      return;
    }
    const server = { version: this.version, work: this.work };
    this.work = copy.work;
    this.isTouched = true;
    this.unanswered = copy.sent ?? [];
    // Keep the copy's base version, so that a conflict remains a conflict after a reload.
    if (server.version > 0 && this.isOwn(server.work)) this.unanswered = [];
    else this.version = copy.from;
    this.keep();
    if (this.isKept) copy.forget();
    if (this.version === server.version) {
      this.set("unsaved");
      this.parts.later(0, () => void this.flush());
    } else if (server.version === 0) this.set("gone");
    else {
      this.other = server;
      this.set("conflict");
    }
  }

  /** Replaces the text here with the offered text. */
  takeOffered(): void {
    const [offer] = this.offers.splice(0, 1);
    if (!offer) return;
    this.change(offer.work);
    if (this.isKept) offer.forget();
  }

  dropOffered(): void {
    this.offers.splice(0, 1)[0]?.forget();
    this.set(this.state);
  }

  get snapshot(): Snapshot {
    const { state, work, version, message, isKept } = this;
    const offered = this.offers[0]?.work ?? null;
    return { state, work, version, message, isKept, offered, other: this.other?.work ?? null };
  }

  /** True if there is no draft, and the learner has not started anything. */
  get isEmpty(): boolean {
    return this.version === 0 && !this.isTouched;
  }

  /**
   * Accepts new work, which is soon saved automatically. During a conflict, the work is only stored in this browser.
   */
  change(work: unknown): void {
    this.work = work;
    this.isTouched = true;
    this.keep();
    const waits = this.state === "conflict" || this.state === "gone";
    // While the server can't be reached or fails, the message about it stays until a save succeeds.
    this.set(waits || this.state === "offline" || this.state === "failed" ? this.state : "unsaved");
    if (!waits) this.parts.later(SAVE_AFTER_MS, () => void this.flush());
  }

  /** Sends unsaved work now, or waits for a save in progress. Resolves even if no answer came. */
  flush(): Promise<void> {
    this.sending ??= this.send().finally(() => {
      this.sending = null;
    });
    return this.sending;
  }

  /** Resolves once everything in this tab was sent, or couldn't be sent. */
  async settle(): Promise<SaveState> {
    await this.flush();
    // Also send text that was typed during the save.
    if (this.state === "unsaved") await this.flush();
    return this.state;
  }

  private async send(): Promise<void> {
    if (this.isStopped || !["unsaved", "offline", "failed", "refused"].includes(this.state)) return;
    const sent = this.work;
    // Written before the request, because the page may be closed before its answer.
    this.unanswered = [...new Set([...this.unanswered, fingerprint(sent)])];
    this.keep();
    if (this.state === "unsaved") this.set("saving");
    let reply: SaveReply;
    try {
      reply = await this.parts.send(this.version, sent);
    } catch (error) {
      if (this.isStopped) return;
      this.message = error instanceof Error ? error.message : "";
      this.set(error instanceof Unreachable ? "offline" : "failed");
      const wait = RETRY_MS[Math.min(this.tries++, RETRY_MS.length - 1)]!;
      this.parts.later(wait, () => void this.flush());
      return;
    }
    if (this.isStopped) return;
    this.tries = 0;
    this.hear(reply, sent);
  }

  private hear(reply: SaveReply, sent: unknown): void {
    // A conflict with identical work. Either the answer to our own save was lost, or the other tab wrote the same text.
    if (reply.ok || (reply.reason === "conflict" && same(reply.work, sent))) this.stored(reply.version, sent);
    // The answer to an earlier save of ours was lost, and the learner has typed since.
    else if (reply.reason === "conflict" && this.isOwn(reply.work)) this.stored(reply.version, reply.work);
    else if (reply.reason === "gone") this.set("gone");
    else if (reply.reason === "invalid") {
      this.message = reply.message;
      this.set("refused");
    } else {
      this.other = { version: reply.version, work: reply.work };
      this.set("conflict");
    }
  }

  /** Whether the server's work is one that this tab has sent and that was not answered. */
  private isOwn(work: unknown): boolean {
    return this.unanswered.includes(fingerprint(work));
  }

  /** Stores this tab's copy in the browser. */
  private keep(): void {
    const { version: from, work, unanswered: sent } = this;
    this.isKept = this.parts.store.write({ from, work, ...(sent.length > 0 && { sent }) });
  }

  private stored(version: number, sent: unknown): void {
    this.version = version;
    this.unanswered = [];
    this.message = "";
    if (this.work === sent) {
      this.isKept = true;
      this.parts.store.clear();
      this.set("saved");
      return;
    }
    this.keep();
    this.set("unsaved");
    this.parts.later(SAVE_AFTER_MS, () => void this.flush());
  }

  /**
   * Called if another tab of this browser has saved its work. The save was based on version `from` (0: a new draft,
   * whose versions start again). If this tab has no unsaved changes, it takes over the saved work.
   */
  heard(version: number, work: unknown, from: number): void {
    if (this.state !== "saved" || (from !== 0 && version <= this.version)) return;
    this.version = version;
    this.work = work;
    this.set("saved");
  }

  /**
   * Called if a submission was refused because the draft has changed. If the draft is this tab's own, from a save that
   * was not answered, there is no conflict.
   */
  overtaken(version: number, work: unknown): void {
    // The draft is this tab's own, from a save that was answered while the submission was on its way.
    if (version === this.version) return;
    if (this.isOwn(work)) {
      this.stored(version, work);
      return;
    }
    this.keep();
    this.other = { version, work };
    this.set("conflict");
  }

  /** Settles a conflict: the work in this tab replaces the other version, or starts a new draft. */
  async keepMine(): Promise<void> {
    if (this.state !== "conflict" && this.state !== "gone") return;
    this.version = this.other?.version ?? 0;
    this.other = null;
    this.unanswered = [];
    this.keep();
    this.set("unsaved");
    await this.flush();
  }

  /**
   * Settles a conflict: the other version replaces this tab's work. If there is no other version, `fresh` (the initial
   * work) replaces this tab's work.
   */
  takeOther(fresh: unknown): void {
    if (this.state !== "conflict" && this.state !== "gone") return;
    this.version = this.other?.version ?? 0;
    this.work = this.other ? this.other.work : fresh;
    this.other = null;
    this.unanswered = [];
    this.parts.store.clear();
    this.set("saved");
  }

  /**
   * Stops saving after this work was handed in. Text that was typed while the submission was on its way isn't part
   * of the submission. This text stays in this browser, and becomes a new draft once the page is opened again.
   */
  end(handedIn: unknown): void {
    this.isStopped = true;
    this.version = 0;
    if (same(this.work, handedIn)) this.parts.store.clear();
    else this.isKept = this.parts.store.write({ from: 0, work: this.work });
  }

  private set(state: SaveState): void {
    this.state = state;
    this.parts.onChange(this.snapshot);
  }
}
