import type { DialogState, HandInReply, HandInState } from "../../app/ui/workspace/workspace-hand-in";
import { followHandIn, HandIn, IDLE } from "../../app/ui/workspace/workspace-hand-in";
import type { LocalCopy, SaveReply, Snapshot } from "../../app/ui/workspace/workspace-saver";
import { Saver, Unreachable } from "../../app/ui/workspace/workspace-saver";
import type { Pending } from "../../app/ui/workspace/workspace-store";

/**
 * A fake server, a fake browser and its tabs, to test what happens between them without a clock, a network or a DOM.
 * Long: the three fakes work only together.
 */

/** The state of the network. With `loses the answer`, the server processes one request, but its answer is lost. */
export type Network = "up" | "offline" | "loses the answer" | "429" | "500" | "503" | "signed out";

const FAULTS: Partial<Record<Network, () => Error>> = {
  offline: () => new Unreachable(),
  "503": () => new Unreachable(true),
  "429": () => new Error("You have handed in too many times. Try again in 5 minutes. Your draft is saved."),
  "500": () => new Error("Something went wrong on our side."),
  "signed out": () => new Error("You were signed out. Sign in again in another tab, then try again."),
};

const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value));
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Stores one draft with its version, and submissions by their keys, like the real server (`grading/`). */
export class FakeServer {
  network: Network = "up";
  draft: { version: number; work: unknown } | null = null;
  readonly handedIn = new Map<string, unknown>();
  saves = 0;
  /** Called once a submission is stored, before the answer arrives. */
  meanwhile = () => {};
  private drafts = 0;

  private answer<Reply>(act: () => Reply): Promise<Reply> {
    const fault = FAULTS[this.network];
    if (fault) return Promise.reject(fault());
    const reply = copyOf(act());
    if (this.network !== "loses the answer") return Promise.resolve(reply);
    this.network = "up";
    return Promise.reject(new Unreachable());
  }

  save(from: number, work: unknown): Promise<SaveReply> {
    return this.answer((): SaveReply => {
      this.saves++;
      if (from > 0 && !this.draft) return { ok: false, reason: "gone" };
      if ((this.draft?.version ?? 0) !== from) return { ok: false, reason: "conflict", ...this.draft! };
      // Each new draft starts with a version number that no earlier draft had.
      const version = this.draft ? from + 1 : ++this.drafts * 100;
      this.draft = { version, work: copyOf(work) };
      return { ok: true, version };
    });
  }

  handIn({ key, work, from }: { key: string; work: unknown; from: number }): Promise<HandInReply> {
    return this.answer((): HandInReply => {
      if (this.handedIn.has(key)) {
        const isSame = same(this.handedIn.get(key), work);
        return { ok: true, submissionId: `of ${key}`, ...(!isSame && { isOther: true }) };
      }
      if (this.draft && this.draft.version !== from && !same(this.draft.work, work))
        return { ok: false, errors: { "": "overtaken" }, conflict: this.draft };
      this.draft = null;
      this.handedIn.set(key, copyOf(work));
      this.meanwhile();
      return { ok: true, submissionId: `of ${key}` };
    });
  }
}

export class FakeBrowser {
  /** True if the browser's storage is full or refuses to store anything. */
  isFull = false;
  readonly copies = new Map<string, string>();
  private pending: string | null = null;
  readonly open = new Set<FakeTab>();
  private tabs = 0;

  constructor(readonly server: FakeServer) {}

  /** Opens the exercise in a new tab. A test that reopens or reloads the exercise closes the old tab first. */
  async tab(fresh: unknown = { text: "" }): Promise<FakeTab> {
    const tab = new FakeTab(this, `tab ${++this.tabs}`, fresh);
    this.open.add(tab);
    await tab.begin();
    return tab;
  }

  write(tab: string, copy: LocalCopy): boolean {
    if (!this.isFull) this.copies.set(tab, JSON.stringify(copy));
    return !this.isFull;
  }

  /** Stores an unanswered submission: in the browser, or in the page if the browser can't store it. */
  pendingStore() {
    let here: Pending | null = null;
    return {
      read: () => here ?? (this.pending === null ? null : (JSON.parse(this.pending) as Pending)),
      write: (pending: Pending) => {
        if (this.isFull) here = pending;
        else this.pending = JSON.stringify(pending);
      },
      clear: () => {
        here = null;
        this.pending = null;
      },
    };
  }
}

export class FakeTab {
  readonly saver: Saver;
  readonly handIn: HandIn;
  dialog: HandInState = IDLE;
  /** Whether the dialog is open. */
  shows: DialogState = "closed";
  /** The id of the submission whose report the tab opened. */
  report: string | null = null;
  readonly seen: Snapshot[] = [];
  private nextSave: (() => void) | null = null;
  private nextHandIn: (() => void) | null = null;

  constructor(
    private readonly browser: FakeBrowser,
    readonly id: string,
    fresh: unknown,
  ) {
    const { server } = browser;
    this.saver = new Saver(server.draft?.version ?? 0, copyOf(server.draft?.work ?? fresh), {
      store: {
        write: (copy) => browser.write(id, copy),
        clear: () => void browser.copies.delete(id),
      },
      send: (from, work) => server.save(from, work),
      later: (_ms, call) => {
        this.nextSave = call;
      },
      onChange: (snapshot) => this.seen.push(snapshot),
    });
    this.handIn = new HandIn({
      saver: this.saver,
      pending: browser.pendingStore(),
      send: (ask) => server.handIn(ask),
      later: (_ms, call) => {
        this.nextHandIn = call;
      },
      onChange: (state) => {
        this.dialog = state;
        this.shows = followHandIn(this.shows, state.state);
      },
      onDone: (submissionId) => {
        this.report = submissionId;
      },
    });
  }

  /**
   * Does what the page does when it starts: restores the copies of closed tabs, then resumes an unanswered submission.
   */
  async begin(): Promise<void> {
    const ids = new Set([...this.browser.open].map(({ id }) => id));
    for (const [id, text] of [...this.browser.copies]) {
      if (ids.has(id)) continue;
      const forget = () => void this.browser.copies.delete(id);
      this.saver.found({ ...(JSON.parse(text) as LocalCopy), isSameRevision: true, forget });
    }
    await this.handIn.resume();
  }

  type(text: string): void {
    this.saver.change({ text });
  }

  /** Runs the timers for the next save and the next submission. */
  async wait(): Promise<void> {
    for (const timer of ["nextSave", "nextHandIn"] as const) {
      const call = this[timer];
      this[timer] = null;
      call?.();
      await new Promise((done) => setTimeout(done, 0));
    }
  }

  /** Does what the page does when the browser reports that the connection is back. */
  async online(): Promise<void> {
    await this.saver.settle();
    await this.handIn.resume();
  }

  /** Simulates that the tab was closed, crashed, or was left with the back button: the tab does nothing from now on. */
  close(): void {
    this.browser.open.delete(this);
    this.nextSave = null;
    this.nextHandIn = null;
  }

  get now(): Snapshot {
    return this.saver.snapshot;
  }
}
