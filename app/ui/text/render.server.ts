import crypto from "node:crypto";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { escapeHtml } from "./escape-html";
import { plainTokens, type Token } from "./tones";

/**
 * Draws Markdown and tones code on a thread of its own, within limits that hold whatever the text is: parsers and
 * grammars take seconds over some texts, and overflow the stack over others. A text over a limit is shown as it was
 * written.
 */

export interface Task {
  /** "prose", or the language of code. */
  readonly as: string;
  readonly text: string;
  /** How long code may be toned; the rest is plain. */
  readonly toneMs?: number;
}

interface Job extends Task {
  readonly runMs: number;
  finish(value: unknown): void;
}

/** A text may hold the thread for so long, and a page waits for so long, the texts before it included. */
interface Patience {
  readonly runMs: number;
  readonly waitMs: number;
}
const FOR_PEOPLE: Patience = { runMs: 400, waitMs: 600 };
/** Code of people that takes longer is plain from there on: the thread need not be ended for it. */
const TONE_MS = 150;
/** Exercises are written by authors, and drawn once. */
const FOR_EXERCISES: Patience = { runMs: 10_000, waitMs: 20_000 };

/** Longer texts are shown as they were written. */
const MOST_CHARACTERS = 200_000;
const THREAD_MB = 192;
const LOAD_AGAIN_MS = 1_000;
/** Texts that were given up are known by their hash for a while, so that each view of them costs nothing. */
const MOST_REFUSED = 10_000;
const REFUSED_MS = 2 * 60_000;

class RenderThread {
  readonly #queue: Job[] = [];
  readonly #refused = new Map<string, number>();
  readonly #origin: string;
  #thread: Worker | null = null;
  #isReady = false;
  #running: Job | null = null;
  #limit: NodeJS.Timeout | undefined;
  /** The first start is waited for; after that a page's patience runs. */
  #firstStart: Promise<void> | undefined;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Loads the thread, so that no page waits for it. */
  start(): Promise<void> {
    this.#firstStart ??= new Promise((resolve) => this.#load(resolve));
    return this.#firstStart;
  }

  /** What the thread makes of the text; null where that is over a limit. */
  async draw<T>(task: Task, { runMs, waitMs }: Patience): Promise<T | null> {
    const key = hash(task);
    const until = this.#refused.get(key);
    if (task.text.length > MOST_CHARACTERS || (until !== undefined && until > Date.now())) return null;
    await this.start();
    return new Promise((resolve) => {
      const job: Job = {
        ...task,
        runMs,
        finish: (value) => {
          clearTimeout(late);
          if (value === undefined) this.#refuse(key);
          resolve((value ?? null) as T | null);
        },
      };
      const late = setTimeout(() => {
        const at = this.#queue.indexOf(job);
        if (at >= 0) this.#queue.splice(at, 1);
        resolve(null);
      }, waitMs);
      this.#queue.push(job);
      this.#next();
    });
  }

  #load(onEnd: () => void): void {
    const thread = new Worker(scriptFile(), {
      workerData: { origin: this.#origin },
      // Not what this process was started with: a loader of sources would be loaded again.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: THREAD_MB },
    });
    this.#thread = thread;
    this.#isReady = false;
    thread.unref();
    thread.on("message", (message: "ready" | { readonly value: unknown }) => {
      if (this.#thread !== thread) return;
      if (message === "ready") {
        this.#isReady = true;
        onEnd();
      } else this.#finish(message.value);
      this.#next();
    });
    // Out of memory, or it could not be loaded; what it ran is given up.
    thread.on("error", () => this.#replace(thread));
    thread.on("exit", () => {
      this.#replace(thread);
      onEnd();
    });
  }

  #next(): void {
    if (!this.#isReady || this.#running || this.#queue.length === 0) return;
    const thread = this.#thread!;
    const job = this.#queue.shift()!;
    this.#running = job;
    this.#limit = setTimeout(() => this.#replace(thread), job.runMs);
    thread.postMessage({ as: job.as, text: job.text, toneMs: job.toneMs } satisfies Task);
  }

  #finish(value: unknown): void {
    clearTimeout(this.#limit);
    const job = this.#running;
    this.#running = null;
    job?.finish(value);
  }

  /** Ends the thread and what it runs, and loads the next one: at once, unless this one never worked. */
  #replace(thread: Worker): void {
    if (this.#thread !== thread) return;
    const load = () => this.#load(() => {});
    if (this.#isReady) load();
    else setTimeout(load, LOAD_AGAIN_MS).unref();
    void thread.terminate();
    this.#finish(undefined);
  }

  #refuse(key: string): void {
    this.#refused.delete(key);
    this.#refused.set(key, Date.now() + REFUSED_MS);
    if (this.#refused.size > MOST_REFUSED) this.#refused.delete(this.#refused.keys().next().value!);
  }
}

const hash = ({ as, text }: Task) => crypto.createHash("sha256").update(`${as}\n${text}`).digest("base64");

/** The bundled thread: beside this file in the sources, which is where the built product looks, too. */
function scriptFile(): string {
  const name = "generated/render-thread.mjs";
  const beside = path.join(path.dirname(fileURLToPath(import.meta.url)), name);
  return existsSync(beside) ? beside : path.resolve("app/ui/text", name);
}

/** One to a process, also where modules are loaded again: in development, and between test files. */
const shared = globalThis as { onrampRenderThread?: RenderThread };
const renderThread = (origin = "") => (shared.onrampRenderThread ??= new RenderThread(origin));

/**
 * Loads the thread, so that no page waits for it. `origin`: where this installation is, so that texts link to none of
 * its files.
 */
export const startRendering = (origin: string): Promise<void> => renderThread(origin).start();

/** What people wrote as Markdown, as safe HTML; what is over a limit as it was written. Draw it with `Prose`. */
export async function renderProse(text: string): Promise<string> {
  if (text.trim() === "") return "";
  return (await renderThread().draw<string>({ as: "prose", text, toneMs: TONE_MS }, FOR_PEOPLE)) ?? plainHtml(text);
}

/** People's code in tones, one list a line; what is over a limit without them. */
export async function renderCode(text: string, language: string): Promise<Token[][]> {
  if (language === "plain") return plainTokens(text);
  return (
    (await renderThread().draw<Token[][]>({ as: language, text, toneMs: TONE_MS }, FOR_PEOPLE)) ?? plainTokens(text)
  );
}

/**
 * What one page draws of people's texts. Each further letter and each toned run costs the readers' browsers and the
 * thread that answers everyone, which takes about 50 ms for this much.
 */
const MOST_PAGE_HTML = 200_000;
const MOST_PAGE_RUNS = 20_000;

/** Draws the texts of one page. A text for which the page has no more room is shown as it was written. */
export function renderPage() {
  let [html, runs] = [MOST_PAGE_HTML, MOST_PAGE_RUNS];
  return {
    async prose(text: string): Promise<string> {
      const drawn = await renderProse(text);
      if (drawn.length > html) return plainHtml(text);
      html -= drawn.length;
      return drawn;
    },
    async code(text: string, language: string): Promise<Token[][]> {
      const toned = await renderCode(text, language);
      const count = toned.reduce((sum, line) => sum + line.length, 0);
      if (count > runs) return plainTokens(text);
      runs -= count;
      return toned;
    },
  };
}
export type PageRenderer = ReturnType<typeof renderPage>;

/** The same for an exercise's own text. Null where the thread does not work: then it is not kept. */
export const renderExercise = <T>(task: Task): Promise<T | null> => renderThread().draw<T>(task, FOR_EXERCISES);

/** A text as it was written, its lines and blanks included. */
export const plainHtml = (text: string): string => `<p class="as-written">${escapeHtml(text)}</p>`;
