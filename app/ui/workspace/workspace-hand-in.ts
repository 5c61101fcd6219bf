import { RETRY_MS, type Saver, same, Unreachable } from "./workspace-saver";
import { newKey, type Pending, type PendingStore } from "./workspace-store";

/**
 * Hands in work only once: a submission has a key and stays in this browser until the server answers, so that a double
 * click, a lost answer or a page reload doesn't create a second submission. Pure except for the functions passed in.
 */

export interface HandInState {
  /**
   * The state of the submission. `waiting`: no answer came; the submission is sent again automatically. `refused`:
   * `errors` say what to fix. `failed`: `message` says what happened; the submission is not sent again automatically.
   */
  readonly state: "idle" | "sending" | "waiting" | "refused" | "failed" | "done";
  /** Messages, keyed by the path of the field; "" is for the whole work. */
  readonly errors: Readonly<Record<string, string>>;
  readonly message: string;
  /** The id of an earlier submission that did arrive, for a link to its report. */
  readonly arrivedId: string | null;
  /** Only while `sending`: the learner has cancelled the submission, but its request may still arrive. */
  readonly isCancelled: boolean;
}

/**
 * The state of the dialog. `aside`: the learner closed it while the submission was waiting for an answer. The
 * submission is still waiting.
 */
export type DialogState = "closed" | "open" | "aside";

/**
 * Returns the dialog's new state after the submission's state has changed. A retry doesn't reopen a dialog that was put
 * aside. If a cancelled submission fails after its dialog was closed, the page says why beside the work.
 */
export function followHandIn(dialog: DialogState, state: HandInState["state"]): DialogState {
  if (state === "refused") return "closed";
  if (dialog === "closed" && state === "failed") return "aside";
  if (dialog === "aside") return state === "idle" ? "closed" : "aside";
  return state === "waiting" || state === "sending" ? "open" : dialog;
}

export type HandInReply =
  /** `isOther`: the key was already used with another text, so this text is not stored. */
  | { readonly ok: true; readonly submissionId: string; readonly isOther?: boolean }
  | {
      readonly ok: false;
      readonly errors: Readonly<Record<string, string>>;
      /** The draft, as another tab or device saved it. */
      readonly conflict?: { readonly version: number; readonly work: unknown };
    };

export interface HandInParts {
  readonly saver: Saver;
  readonly pending: PendingStore;
  /** Rejects with `Unreachable` if no answer came, and with a message for the learner if the answer was unusable. */
  readonly send: (ask: { key: string; work: unknown; from: number }) => Promise<HandInReply>;
  /** Calls back later. A new call replaces the previous one, and null cancels it. */
  readonly later: (ms: number, call: (() => void) | null) => void;
  readonly onChange: (state: HandInState) => void;
  readonly onDone: (submissionId: string) => void;
}

export const IDLE: HandInState = { state: "idle", errors: {}, message: "", arrivedId: null, isCancelled: false };

const ARRIVED =
  "Your earlier submission had already arrived. Your changes since then are kept: hand in again to send them as another attempt.";
const CHANGED = "Your draft has changed since you pressed the button. Check it, then hand in again.";
const ELSEWHERE = "Another tab has handed this in or cancelled it.";

export class HandIn {
  private state: HandInState = IDLE;
  private isSending = false;
  private tries = 0;

  constructor(private readonly parts: HandInParts) {}

  /**
   * Called when the learner presses the button. If the draft conflicts with another tab's draft, nothing is sent until
   * the learner has settled the conflict.
   */
  async start(): Promise<void> {
    const { pending, saver } = this.parts;
    if (this.state.state === "done") return;
    if (this.isSending) {
      // The learner wants to hand in after all, so the request that is under way counts again.
      const waiting = pending.read();
      if (waiting) pending.write({ ...waiting, isHeld: false });
      this.set({ state: "sending" });
      return;
    }
    this.set({ state: "sending" });
    await saver.settle();
    if (this.state.isCancelled) return this.set({});
    // If an earlier submission may have arrived, uses its key again, so that the server compares the two texts and
    // doesn't store a second submission.
    pending.write({ key: pending.read()?.key ?? newKey(), work: saver.snapshot.work });
    this.tries = 0;
    await this.send();
  }

  /** Sends the submission that waits for an answer. Called when the page opens, and when the connection returns. */
  async resume(): Promise<void> {
    const { pending, saver } = this.parts;
    const waiting = pending.read();
    if (waiting && !waiting.isHeld) {
      // If the draft is gone, its text exists only in this submission, so show the text, even if sending fails.
      if (saver.isEmpty) saver.found({ from: 1, work: waiting.work, isSameRevision: true, forget() {} });
      return this.send();
    }
    if (this.state.state === "waiting") this.fail(ELSEWHERE);
  }

  private async send(): Promise<void> {
    const { pending, saver } = this.parts;
    const waiting = pending.read();
    if (this.isSending || !waiting) return;
    this.isSending = true;
    this.parts.later(0, null);
    this.set({ state: "sending" });
    try {
      const saved = await saver.settle();
      if (this.state.isCancelled || saved === "conflict") return this.hold(waiting);
      if (!same(saver.snapshot.work, waiting.work)) return this.hold(waiting, CHANGED);
      const from = saver.snapshot.version;
      this.hear(await this.parts.send({ key: waiting.key, work: waiting.work, from }), waiting);
    } catch (error) {
      if (this.state.isCancelled) this.hold(waiting);
      else if (error instanceof Unreachable) {
        this.set({ state: "waiting", message: error.message });
        const wait = RETRY_MS[Math.min(this.tries++, RETRY_MS.length - 1)]!;
        this.parts.later(wait, () => void this.resume());
      } else this.hold(waiting, (error instanceof Error && error.message) || "Something went wrong on our side.");
    } finally {
      this.isSending = false;
    }
  }

  private hear(reply: HandInReply, waiting: Pending): void {
    const { pending, saver } = this.parts;
    if (reply.ok && !reply.isOther) {
      saver.end(waiting.work);
      pending.clear();
      this.set({ state: "done" });
      this.parts.onDone(reply.submissionId);
    } else if (reply.ok) {
      pending.clear();
      this.fail(ARRIVED, reply.submissionId);
    } else if (reply.conflict) {
      saver.overtaken(reply.conflict.version, reply.conflict.work);
      if (saver.snapshot.state === "conflict" || this.state.isCancelled) this.hold(waiting);
      else {
        // The server's draft is an earlier text of this tab, so send the submission again, based on that version.
        this.set({ state: "waiting" });
        this.parts.later(0, () => void this.resume());
      }
    } else {
      pending.clear();
      this.set(this.state.isCancelled ? {} : { state: "refused", errors: reply.errors });
    }
  }

  /** Keeps the submission, with its key, until the learner presses the button again. */
  private hold(waiting: Pending, message = ""): void {
    this.parts.pending.write({ ...waiting, isHeld: true });
    if (message) this.fail(message);
    else this.set({});
  }

  private fail(message: string, arrivedId: string | null = null): void {
    this.set({ state: "failed", message, arrivedId });
  }

  /**
   * Cancels a submission that is being sent or waits, and clears a failure. A request that is already under way can't
   * be called back: the state stays "sending", with `isCancelled`, until it ends, and the report opens if the server
   * has accepted it. A refusal stays, because its messages say what to fix.
   */
  cancel(): void {
    const { state } = this.state;
    if (state !== "sending" && state !== "waiting" && state !== "failed") return;
    this.parts.later(0, null);
    const waiting = this.parts.pending.read();
    if (state === "sending") {
      if (waiting) this.parts.pending.write({ ...waiting, isHeld: true });
      this.set({ state, isCancelled: true });
    } else if (waiting) this.hold(waiting);
    else this.set({});
  }

  private set(state: Partial<HandInState>): void {
    this.state = { ...IDLE, ...state };
    this.parts.onChange(this.state);
  }
}
