import type { CopyStore, LocalCopy } from "./workspace-saver";

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

/** Copies of unsaved work in this browser. */
export function copyStore(name: WorkName): CopyStore {
  const at = key(name, "draft");
  return {
    read: () => read<LocalCopy>(at, (copy) => typeof copy.from === "number" && "work" in copy),
    write: (copy) => write(at, copy),
    clear: () => remove(at),
  };
}

/** A hand-in that has no answer yet: sent again, under the same key, until it has one. */
export interface Pending {
  readonly key: string;
  readonly work: unknown;
  /** Given up for now; the key stays, so that one that did arrive is not handed in twice. */
  readonly isHeld?: boolean;
}

export function pendingStore(name: WorkName) {
  const at = key(name, "hand-in");
  return {
    read: () => read<Pending>(at, (pending) => typeof pending.key === "string"),
    write: (pending: Pending) => write(at, pending),
    clear: () => remove(at),
  };
}

/** Takes everything that is kept of a person out of this browser: their account is gone. */
export function forgetPerson(person: string): void {
  const mine = ["draft", "hand-in"].map((what) => `onramp:${what}:${person}:`);
  try {
    for (const name of Object.keys(localStorage)) if (mine.some((start) => name.startsWith(start))) remove(name);
  } catch {
    // As above.
  }
}

/** A name that nobody else makes up. `randomUUID` is missing on pages that came over plain HTTP. */
export function newKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
