import type { CopyStore, FoundCopy, LocalCopy } from "./workspace-saver";

/** A copy's owner and exercise. Other people may use this browser, so a copy belongs to one person and one revision. */
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
    // A browser without storage has nothing to delete.
  }
}

/**
 * The copy of one tab's unsaved work. Each tab has a copy under its own name, so that if two tabs are offline, both
 * copies are kept. The tab holds a lock with that name while it is open; the browser releases the lock no matter how
 * the tab ends.
 */
export function copyStore(name: WorkName, tab: string): CopyStore {
  const at = key(name, `draft:${tab}`);
  return {
    write: (copy) => write(at, copy),
    clear: () => remove(at),
  };
}

/** How long a page that is being left may still hold its lock. */
const LEAVING_MS = 300;

/**
 * Looks for copies that other tabs have saved, and passes each copy to `hear`: immediately if its tab is closed,
 * otherwise when its tab closes while this tab is open. Resolves once all copies are passed on, or after `LEAVING_MS`.
 * If pages have no locks (plain HTTP), all copies count as left behind, so the copies of open tabs are also offered
 * here. `signal` ends the search.
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

/** The names of all copies of this person's work on this exercise, including other revisions. */
function namesOf({ person, slug }: WorkName): string[] {
  try {
    const is = new RegExp(`^onramp:draft:[^:]+:${person}:${slug}:`);
    return Object.keys(localStorage).filter((at) => is.test(at));
  } catch {
    return [];
  }
}

/** A submission that the server hasn't answered. It is sent again with the same key until the server answers. */
export interface Pending {
  readonly key: string;
  readonly work: unknown;
  /**
   * True if the submission is cancelled for now. The key is kept, so that a submission that did arrive is not handed in
   * twice.
   */
  readonly isHeld?: boolean;
}

export interface PendingStore {
  read(): Pending | null;
  write(pending: Pending): void;
  clear(): void;
}

/** Stores a waiting submission in this browser, or only in this page if the browser has no storage. */
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

/** Deletes all of a person's work that this browser stores, after their account or guest data was deleted. */
export function forgetPerson(person: string): void {
  try {
    const names = Object.keys(localStorage);
    for (const at of names) if (at.startsWith("onramp:") && at.split(":").includes(person)) remove(at);
  } catch {
    // A browser without storage has nothing to delete.
  }
}

/** Returns a unique name. `randomUUID` is missing on pages loaded over plain HTTP. */
export function newKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
