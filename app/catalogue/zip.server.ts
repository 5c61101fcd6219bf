import { Readable } from "node:stream";
import { promisify } from "node:util";
import { crc32, inflateRaw, type ZlibOptions } from "node:zlib";
import { type Entry, fromRandomAccessReader, RandomAccessReader, type ZipFile } from "yauzl";
import { MAX_FILE, textOf } from "./folder.server";

/**
 * Reads the text files in an uploaded zip. Writes nothing to disk, and runs nothing from the zip. A zip can state false
 * sizes, so the limits apply to the bytes as they are unpacked, and unpacking can stop in the middle of a file.
 */

/** The maximum number of entries in a zip, including folders. */
const MOST_ENTRIES = 2_000;
/** The maximum size of all files together, when unpacked. Our largest exercise is 0.4 MB. */
const MAX_ALL = 8 * 1024 * 1024;
const MAX_DEPTH = 8;
const MAX_PATH = 200;

/** Thrown for a zip that is refused. The message is for the person who uploaded the zip. */
export class ZipRefused extends Error {
  override readonly name = "ZipRefused";
}

/** Reads all files in a zip as text, keyed by path. Leaves out hidden files. Throws `ZipRefused`. */
export async function readZip(bytes: Buffer): Promise<ReadonlyMap<string, string>> {
  const zip = await openZip(bytes);
  const entries = await listEntries(zip);
  if (!isEnd(bytes, Number(zip.readEntryCursor)))
    throw new ZipRefused(`This zip says that it has ${entries.length} entries, but it has more. Zip the folder again.`);
  for (const entry of entries) checkEntry(entry);
  checkNames(entries);
  checkOverlaps(entries);
  return readFiles(zip, entries);
}

/**
 * Whether the list of entries ends at this position. It does if one of the two records at the end of a zip begins here.
 */
function isEnd(bytes: Buffer, at: number): boolean {
  if (at + 4 > bytes.length) return false;
  const signature = bytes.readUInt32LE(at);
  return signature === 0x06054b50 || signature === 0x06064b50;
}

const openZip = (bytes: Buffer): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    const options = { lazyEntries: true, strictFileNames: true, autoClose: false };
    const answer = (error: Error | null, zip: ZipFile) => (error ? reject(unreadable(error)) : resolve(zip));
    fromRandomAccessReader(new BytesReader(bytes), bytes.length, options, answer);
  });

/**
 * Replaces yauzl's buffer reader, which throws an uncatchable error if a zip refers to bytes that it doesn't contain.
 */
class BytesReader extends RandomAccessReader {
  constructor(private readonly bytes: Buffer) {
    super();
  }
  override read(to: Buffer, offset: number, length: number, from: number, done: (error: Error | null) => void): void {
    const isIn = from >= 0 && from + length <= this.bytes.length;
    if (isIn) this.bytes.copy(to, offset, from, from + length);
    setImmediate(done, isIn ? null : new Error("the zip refers to data outside the file"));
  }
  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from([this.bytes.subarray(start, end)]);
  }
}

const unreadable = (error: Error) => new ZipRefused(`This file isn’t a zip that Onramp can read: ${error.message}.`);

/** Reads the text of all files, keyed by path, except files for which `isLeftOut` is true. */
async function readFiles(zip: ZipFile, entries: readonly Entry[]): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  let left = MAX_ALL;
  for (const entry of entries) {
    const { fileName } = entry;
    if (fileName.endsWith("/") || isLeftOut(fileName)) continue;
    const bytes = await readEntry(zip, entry, left);
    left -= bytes.length;
    const text = textOf(bytes);
    if (text === null) throw new ZipRefused(`${fileName} is not UTF-8 text. Save it as UTF-8.`);
    files.set(fileName, text);
  }
  return files;
}

/** True for hidden files, which `readFolder` leaves out, too, and for files that macOS adds to a zip. */
const isLeftOut = (file: string) => file.split("/").some((part) => part.startsWith(".") || part === "__MACOSX");

/** Lists all entries, as the zip describes them. */
async function listEntries(zip: ZipFile): Promise<readonly Entry[]> {
  if (zip.entryCount > MOST_ENTRIES)
    throw new ZipRefused(
      `This zip has more than ${MOST_ENTRIES.toLocaleString("en")} entries. Upload fewer exercises at once.`,
    );
  return new Promise<Entry[]>((resolve, reject) => {
    const found: Entry[] = [];
    zip.on("error", (error: Error) => reject(unreadable(error)));
    zip.on("end", () => resolve(found));
    zip.on("entry", (entry: Entry) => {
      found.push(entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

/** Refuses two names that would refer to the same file, and a name that would refer to both a file and a folder. */
function checkNames(entries: readonly Entry[]): void {
  // Two names that differ only in case refer to the same file on macOS and Windows.
  const names = new Set<string>();
  for (const entry of entries) {
    const name = entry.fileName.toLowerCase();
    if (names.has(name)) throw new ZipRefused(`${entry.fileName} is in this zip twice. Zip the folder again.`);
    names.add(name);
  }
  for (const name of names) {
    const parts = name.split("/");
    if (parts.some((_, i) => i > 0 && names.has(parts.slice(0, i).join("/"))))
      throw new ZipRefused(`A folder in the path ${name} is also a file in this zip. Zip the folder again.`);
  }
}

const FILE_TYPE = 0o170000;
const REGULAR = 0o100000;
const DIRECTORY = 0o040000;

function checkEntry(entry: Entry): void {
  const { fileName, compressionMethod, externalFileAttributes } = entry;
  const parts = fileName.replace(/\/$/, "").split("/");
  const shown = JSON.stringify(fileName.slice(0, MAX_PATH));
  if (!/^[\w.@+() [\]/-]+$/.test(fileName))
    throw new ZipRefused(`${shown} has characters other than a–z, 0–9, spaces and .-_@+()[]. Rename it.`);
  if (fileName.length > MAX_PATH || parts.length > MAX_DEPTH)
    throw new ZipRefused(`${shown} is too long or nested too deeply. Use shorter names.`);
  if (parts.some((part) => part === "" || part === "." || part === ".."))
    throw new ZipRefused(`${fileName} points outside its folder. Zip the folder again.`);
  const type = (externalFileAttributes >>> 16) & FILE_TYPE;
  if (type !== 0 && type !== REGULAR && type !== DIRECTORY)
    throw new ZipRefused(`${fileName} is a link or a special file. Put the file itself into the zip.`);
  if (entry.isEncrypted()) throw new ZipRefused("This zip has a password. Upload a zip without a password.");
  if (compressionMethod !== 0 && compressionMethod !== 8)
    throw new ZipRefused("This zip uses a compression method that Onramp can’t read. Use the usual method (deflate).");
  if (!isLeftOut(fileName) && entry.uncompressedSize > MAX_FILE) throw tooLarge(fileName);
}

const tooLarge = (file: string) => new ZipRefused(`${file} is larger than ${MAX_FILE / 1024} kB. Shorten it.`);

/** The length of an entry's local header without its extra fields. Only the header itself states their length. */
const LOCAL_HEADER = 30;

/** Refuses entries that share bytes, because they can make a small zip unpack to a huge size. */
function checkOverlaps(entries: readonly Entry[]): void {
  const byPlace = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  let end = 0;
  for (const { relativeOffsetOfLocalHeader: start, fileNameLength, compressedSize } of byPlace) {
    if (start < end) throw new ZipRefused("The data of two files in this zip overlaps. Zip the folder again.");
    end = start + LOCAL_HEADER + fileNameLength + compressedSize;
  }
}

/** Unpacks an entry's bytes. Stops after the limit, whatever size the zip states. */
async function readEntry(zip: ZipFile, entry: Entry, left: number): Promise<Buffer> {
  const { fileName } = entry;
  const stored = await readStored(zip, entry);
  const bytes = entry.isCompressed() ? await inflateUpTo(Math.min(MAX_FILE, left), stored, fileName) : stored;
  if (bytes === null || bytes.length > left) throw left < MAX_FILE ? tooMuch() : tooLarge(fileName);
  if (bytes.length !== entry.uncompressedSize || crc32(bytes) !== entry.crc32) throw damaged(fileName);
  return bytes;
}

const inflate = promisify<Buffer, ZlibOptions, Buffer>(inflateRaw);

/** Returns the unpacked bytes; null if there are more than `most`. */
const inflateUpTo = (most: number, stored: Buffer, file: string): Promise<Buffer | null> =>
  inflate(stored, { maxOutputLength: most }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ERR_BUFFER_TOO_LARGE") return null;
    throw damaged(file);
  });

/**
 * Reads an entry's bytes as the zip stores them. yauzl could also unpack the entry, but its stream would never end if
 * the data were damaged.
 */
function readStored(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const options = { decompress: entry.isCompressed() ? false : null, decrypt: null, start: null, end: null };
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, options, (error, stream) => {
      if (error) return reject(unreadable(error));
      const chunks: Buffer[] = [];
      stream.on("error", (fault: Error) => reject(unreadable(fault)));
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => resolve(Buffer.concat(chunks)));
    });
  });
}

const damaged = (file: string) => new ZipRefused(`${file} is damaged. Zip the folder again.`);
const tooMuch = () =>
  new ZipRefused(`The files in this zip add up to more than ${MAX_ALL / 1024 ** 2} MB. Upload fewer exercises.`);
