import type { CopyStore, FoundCopy, LocalCopy } from "./workspace-saver";

/** Whose work on what. A copy belongs to one person and one revision: other people may use this browser. */
export interface WorkName {
  readonly person: string;
  readonly slug: string;
  readonly revision: string;
}

const key = ({ person, slug, revision }: WorkName, what: string) => `onramp:${what}:${person}:${slug}:${revision}`;

function read<T>(name: string, isIt: (value: T) => boolean): T | null {
  try {
    const value = JSON.parse(localStorage.getItem(name) ?? "null") as T | null;
    return value !== null && isIt(value) ? value : null;
  } catch {
    return null;
  }
}

function write(name: string, value: unknown): boolean {
  try {
    localStorage.setItem(name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

function remove(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/**
 * The copy of one tab's unsaved work: under a name of its own, so that two tabs that are offline keep both. The tab
 * holds a lock of that name while it is open; the browser gives it back however the tab ends.
 */
export function copyStore(name: WorkName, tab: string): CopyStore {
  const at = key(name, `draft:${tab}`);
  return {
    write: (copy) => write(at, copy),
    clear: () => remove(at),
  };
}

/** How long a page that is just being left may still hold its lock. */
const LEAVING_MS = 300;

/**
 * Looks for copies that tabs left which are gone, and hands each over: at once, or when its tab is closed while this
 * one is open. Resolves once those are handed over that can be now. Where pages have no locks (plain HTTP), all copies
 * are taken for left behind: what an open tab keeps is then offered in this one, too. Aborted by `signal`.
 */
export async function findCopies(
  name: WorkName,
  tab: string,
  hear: (copy: FoundCopy) => void,
  signal: AbortSignal,
): Promise<void> {
  const own = key(name, `draft:${tab}`);
  const ofRevision = `:${name.revision}`;
  const take = (at: string) => {
    if (signal.aborted) return;
    const copy = read<LocalCopy>(at, (value) => typeof value.from === "number" && "work" in value);
    if (copy) hear({ ...copy, isSameRevision: at.endsWith(ofRevision), forget: () => remove(at) });
    else remove(at);
  };
  const found = namesOf(name).filter((at) => at !== own);
  const { locks } = navigator;
  if (!locks) {
    for (const at of found) take(at);
    return;
  }
  void locks.request(own, () => new Promise<void>((done) => signal.addEventListener("abort", () => done())));
  const taken = found.map((at) => locks.request(at, { signal }, () => take(at)).catch(() => {}));
  if (taken.length > 0) await Promise.race([Promise.all(taken), new Promise((done) => setTimeout(done, LEAVING_MS))]);
}

/** The names of all copies of this person's work on this exercise, of other revisions, too. */
function namesOf({ person, slug }: WorkName): string[] {
  try {
    const is = new RegExp(`^onramp:draft:[^:]+:${person}:${slug}:`);
    return Object.keys(localStorage).filter((at) => is.test(at));
  } catch {
    return [];
  }
}

/** A submission that has no answer yet: sent again, under the same key, until it has one. */
export interface Pending {
  readonly key: string;
  readonly work: unknown;
  /** Given up for now; the key stays, so that one that did arrive is not handed in twice. */
  readonly isHeld?: boolean;
}

export interface PendingStore {
  read(): Pending | null;
  write(pending: Pending): void;
  clear(): void;
}

/** Where it is kept: in this browser; in this page alone where the browser keeps nothing. */
export function pendingStore(name: WorkName): PendingStore {
  const at = key(name, "hand-in");
  let here: Pending | null = null;
  return {
    read: () => here ?? read<Pending>(at, (pending) => typeof pending.key === "string"),
    write: (pending) => {
      here = write(at, pending) ? null : pending;
    },
    clear: () => {
      here = null;
      remove(at);
    },
  };
}

/** Forgets all that this browser keeps of someone's work: they have deleted it. */
export function forgetPerson(person: string): void {
  try {
    const names = Object.keys(localStorage);
    for (const at of names) if (at.startsWith("onramp:") && at.split(":").includes(person)) remove(at);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** A name that no one else makes up. `randomUUID` is missing on pages that came over plain HTTP. */
export function newKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
