/**
 * node:fs and node:fs/promises in memory. Contains the request's files that are neither code nor the tests' own, and
 * "/tmp"; the current folder is "/". Each test file starts from this state. No links, watching, streams or descriptors.
 * Long: one table of operations, from which the synchronous, callback and promise forms are made.
 */
import { Buffer } from "node:buffer";
import path from "node:path";
import { fileError, find, get, list, makeFolder, makeFolders, move, remove, toPath, write } from "./parts/fs-tree";
import { notHere } from "./parts/harness";

type Encoding = "utf8";
type Options = { encoding?: Encoding | null; flag?: string; mode?: number } | Encoding | null | undefined;
const read = (options: Options) => (typeof options === "string" ? { encoding: options } : (options ?? {}));

const bytesOf = (data: unknown, { encoding }: { encoding?: Encoding | null }): Uint8Array =>
  Buffer.from((ArrayBuffer.isView(data) ? data : String(data)) as string, encoding ?? "utf8");

class Stats {
  readonly #isFile: boolean;
  readonly size: number;
  readonly mode: number;
  readonly mtimeMs: number;
  readonly birthtimeMs: number;
  readonly mtime: Date;
  readonly birthtime: Date;
  constructor(entry: ReturnType<typeof get>) {
    this.#isFile = entry.bytes !== null;
    this.size = entry.bytes?.length ?? 0;
    this.mode = entry.mode | (this.#isFile ? 0o100000 : 0o040000);
    this.mtimeMs = entry.changed;
    this.birthtimeMs = entry.made;
    this.mtime = new Date(entry.changed);
    this.birthtime = new Date(entry.made);
  }
  isFile = () => this.#isFile;
  isDirectory = () => !this.#isFile;
  isSymbolicLink = () => false;
}

class Dirent {
  readonly #isFile: boolean;
  readonly name: string;
  readonly parentPath: string;
  constructor(name: string, parentPath: string) {
    this.name = name;
    this.parentPath = parentPath;
    this.#isFile = find(path.join(parentPath, name))?.bytes != null;
  }
  isFile = () => this.#isFile;
  isDirectory = () => !this.#isFile;
  isSymbolicLink = () => false;
}

/** Paths under a folder, relative to it. */
function under(folder: string, deep: boolean): string[] {
  return list(folder).flatMap((name) => {
    const inside = deep && find(path.join(folder, name))?.bytes === null ? under(path.join(folder, name), true) : [];
    return [name, ...inside.map((each) => `${name}/${each}`)];
  });
}

let made = 0;

/** Every function in its synchronous form; the other two forms are derived from it. */
const operations = {
  readFile(file: unknown, options?: Options) {
    const { encoding } = read(options);
    const full = toPath(file);
    const { bytes } = get(full, "open");
    if (!bytes) throw fileError("EISDIR", "read", full);
    const copy = Buffer.from(bytes);
    return encoding ? copy.toString(encoding) : copy;
  },
  writeFile(file: unknown, data: unknown, options?: Options): void {
    const { flag = "w", mode, ...rest } = read(options) as Exclude<Options, string | null | undefined>;
    const full = toPath(file);
    if (flag.includes("x") && find(full)) throw fileError("EEXIST", "open", full);
    if (flag.startsWith("a")) operations.appendFile(full, data, rest);
    else write(full, bytesOf(data, rest), "open", mode);
  },
  appendFile(file: unknown, data: unknown, options?: Options): void {
    const full = toPath(file);
    const before = find(full)?.bytes ?? new Uint8Array();
    write(full, Buffer.concat([before, bytesOf(data, read(options))]));
  },
  mkdir(file: unknown, options?: { recursive?: boolean } | number): string | undefined {
    const full = toPath(file);
    if (typeof options === "object" && options?.recursive) return makeFolders(full);
    makeFolder(full);
    return undefined;
  },
  mkdtemp(prefix: string): string {
    const full = `${toPath(prefix)}${prefix.endsWith("/") ? "/" : ""}${String(made++).padStart(6, "0")}`;
    makeFolder(full);
    return full;
  },
  readdir(file: unknown, options?: { withFileTypes?: boolean; recursive?: boolean } | string) {
    const { withFileTypes = false, recursive = false } = typeof options === "object" ? options : {};
    const full = toPath(file);
    get(full, "scandir");
    const names = under(full, recursive);
    if (!withFileTypes) return names;
    return names.map((name) => new Dirent(path.basename(name), path.dirname(path.join(full, name))));
  },
  stat(file: unknown, options?: { throwIfNoEntry?: boolean }): Stats | undefined {
    const full = toPath(file);
    if (options?.throwIfNoEntry === false && !find(full)) return undefined;
    return new Stats(get(full, "stat"));
  },
  lstat: (file: unknown, options?: { throwIfNoEntry?: boolean }) => operations.stat(file, options),
  access(file: unknown): void {
    get(toPath(file), "access");
  },
  realpath(file: unknown): string {
    const full = toPath(file);
    get(full, "realpath");
    return full;
  },
  unlink(file: unknown): void {
    const full = toPath(file);
    if (!get(full, "unlink").bytes) throw fileError("EISDIR", "unlink", full);
    remove(full);
  },
  rmdir(file: unknown): void {
    const full = toPath(file);
    if (list(full, "rmdir").length > 0) throw fileError("ENOTEMPTY", "rmdir", full);
    remove(full);
  },
  rm(file: unknown, { recursive = false, force = false }: { recursive?: boolean; force?: boolean } = {}): void {
    const full = toPath(file);
    if (force && !find(full)) return;
    if (!get(full, "rm").bytes && !recursive) throw fileError("EISDIR", "rm", full);
    remove(full);
  },
  rename: (from: unknown, to: unknown): void => move(toPath(from), toPath(to)),
  copyFile(from: unknown, to: unknown): void {
    const source = toPath(from);
    const { bytes } = get(source, "copyfile");
    if (!bytes) throw fileError("EISDIR", "copyfile", source);
    write(toPath(to), Buffer.from(bytes), "copyfile");
  },
  cp(from: unknown, to: unknown, options: { recursive?: boolean } = {}): void {
    const [source, target] = [toPath(from), toPath(to)];
    if (get(source, "cp").bytes) {
      operations.copyFile(source, target);
      return;
    }
    if (!options.recursive) throw fileError("EISDIR", "cp", source);
    makeFolders(target);
    for (const name of list(source)) operations.cp(path.join(source, name), path.join(target, name), options);
  },
  truncate(file: unknown, length = 0): void {
    const full = toPath(file);
    write(
      full,
      Buffer.concat([get(full, "open").bytes ?? new Uint8Array(), new Uint8Array(length)]).subarray(0, length),
    );
  },
  chmod(file: unknown, mode: number): void {
    get(toPath(file), "chmod").mode = mode;
  },
  utimes(file: unknown, _accessed: unknown, modified: Date | number): void {
    get(toPath(file), "utime").changed = typeof modified === "number" ? modified * 1000 : modified.getTime();
  },
};

type Operation = (...args: unknown[]) => unknown;
const each = (make: (name: string, run: Operation) => [string, unknown]) =>
  Object.fromEntries(Object.entries(operations).map(([name, run]) => make(name, run as Operation)));

const named = (name: string, run: unknown): [string, unknown] => [
  name,
  Object.defineProperty(run as object, "name", { value: name }),
];
const constants = { F_OK: 0, X_OK: 1, W_OK: 2, R_OK: 4, COPYFILE_EXCL: 1 };
const ABSENT = ["open", "watch", "watchFile", "symlink", "link", "readlink", "chown", "opendir", "statfs"];

const promises = {
  ...each((name, run) => named(name, async (...args: unknown[]) => run(...args))),
  constants,
  ...notHere("fs/promises", ABSENT),
};

/** Turns an operation into Node's callback form: the last argument is called later, with the error or the result. */
const calledBack =
  (run: Operation) =>
  (...args: unknown[]) => {
    const callback = args.pop();
    if (typeof callback !== "function") throw new TypeError("the last argument must be a callback");
    let answer: unknown[];
    try {
      answer = [null, run(...args)];
    } catch (error) {
      answer = [error];
    }
    setImmediate(() => callback(...answer));
  };

export default {
  ...each((name, run) => named(name, calledBack(run))),
  ...each((name, run) => named(`${name}Sync`, run)),
  existsSync(file: unknown): boolean {
    return (typeof file === "string" || file instanceof URL) && find(toPath(file)) !== undefined;
  },
  exists: (file: unknown, callback: (isThere: boolean) => void) =>
    setImmediate(() => callback(find(toPath(file)) !== undefined)),
  constants,
  promises,
  Stats,
  Dirent,
  ...notHere("fs", [
    ...ABSENT.flatMap((name) => [name, `${name}Sync`]),
    "close",
    "closeSync",
    "read",
    "readSync",
    "write",
    "writeSync",
    "fstat",
    "fstatSync",
    "fsync",
    "fsyncSync",
    "createReadStream",
    "createWriteStream",
  ]),
};
