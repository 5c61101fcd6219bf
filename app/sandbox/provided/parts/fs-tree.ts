/** The in-memory files of a program in the sandbox: a map from absolute paths to files and folders. */
import { Buffer } from "node:buffer";
import path from "node:path";
import { codedError, harness } from "./harness";

interface Entry {
  /** The file's content. Null for a folder. */
  bytes: Uint8Array | null;
  readonly made: number;
  changed: number;
  mode: number;
}

const ERRORS = {
  ENOENT: ["no such file or directory", -2],
  EEXIST: ["file already exists", -17],
  ENOTDIR: ["not a directory", -20],
  EISDIR: ["illegal operation on a directory", -21],
  ENOTEMPTY: ["directory not empty", -39],
} as const;

export function fileError(code: keyof typeof ERRORS, syscall: string, file: string): Error {
  const [words, errno] = ERRORS[code];
  const error = codedError(new Error(`${code}: ${words}, ${syscall} '${file}'`), code);
  return Object.assign(error, { errno, syscall, path: file });
}

const entries = new Map<string, Entry>();
const newEntry = (bytes: Uint8Array | null, mode: number): Entry => {
  const now = Date.now();
  return { bytes, made: now, changed: now, mode };
};

/** An absolute path without "." and "..". */
export function toPath(file: unknown): string {
  if (file instanceof URL) return decodeURIComponent(file.pathname);
  const text = Buffer.isBuffer(file) ? file.toString() : file;
  if (typeof text === "string") {
    const full = path.resolve(text);
    return full !== "/" && full.endsWith("/") ? full.slice(0, -1) : full;
  }
  throw codedError(new TypeError("the path must be a string, a Buffer or a URL"), "ERR_INVALID_ARG_TYPE");
}

export const find = (file: string): Entry | undefined => entries.get(file);

/** @throws ENOENT, or ENOTDIR if a file is where a folder is needed */
export function get(file: string, syscall: string): Entry {
  const entry = entries.get(file);
  if (entry) return entry;
  const isUnderFile = file !== "/" && entries.get(path.dirname(file))?.bytes;
  throw fileError(isUnderFile ? "ENOTDIR" : "ENOENT", syscall, file);
}

function needFolder(file: string, syscall: string): void {
  const parent = entries.get(path.dirname(file));
  if (!parent) throw fileError("ENOENT", syscall, file);
  if (parent.bytes) throw fileError("ENOTDIR", syscall, file);
}

export function write(file: string, bytes: Uint8Array, syscall = "open", mode = 0o644): void {
  const known = entries.get(file);
  if (known) {
    if (!known.bytes) throw fileError("EISDIR", syscall, file);
    Object.assign(known, { bytes, changed: Date.now() });
    return;
  }
  needFolder(file, syscall);
  entries.set(file, newEntry(bytes, mode));
}

export function makeFolder(file: string): void {
  if (entries.has(file)) throw fileError("EEXIST", "mkdir", file);
  needFolder(file, "mkdir");
  entries.set(file, newEntry(null, 0o755));
}

/** Creates all missing folders of a path; returns the first, as Node does. */
export function makeFolders(file: string): string | undefined {
  if (entries.get(file)?.bytes) throw fileError("EEXIST", "mkdir", file);
  if (entries.has(file)) return undefined;
  const first = makeFolders(path.dirname(file));
  makeFolder(file);
  return first ?? file;
}

/** Names of a folder's entries, in order. */
export function list(file: string, syscall = "scandir"): string[] {
  if (get(file, syscall).bytes) throw fileError("ENOTDIR", syscall, file);
  const prefix = file === "/" ? "/" : `${file}/`;
  return [...entries.keys()]
    .filter((key) => key.startsWith(prefix) && key !== "/" && !key.includes("/", prefix.length))
    .map((key) => key.slice(prefix.length))
    .sort();
}

/** Removes a file, or a folder with all its contents. */
export function remove(file: string): void {
  for (const key of [...entries.keys()]) if (key === file || key.startsWith(`${file}/`)) entries.delete(key);
}

export function move(from: string, to: string): void {
  get(from, "rename");
  needFolder(to, "rename");
  if (from === to) return;
  remove(to);
  for (const [key, entry] of [...entries]) {
    if (key !== from && !key.startsWith(`${from}/`)) continue;
    entries.delete(key);
    entries.set(to + key.slice(from.length), entry);
  }
}

// The exercise's own data, and the folder for temporary files.
entries.set("/", newEntry(null, 0o755));
makeFolders("/tmp");
for (const [file, text] of harness.texts) {
  makeFolders(path.dirname(`/${file}`));
  write(`/${file}`, Buffer.from(text));
}
