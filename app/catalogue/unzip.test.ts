import { strToU8, type Zippable, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { isQuick } from "../../tests/setup/runs";
import { leastMs } from "../../tests/setup/timing";
import { unzipExercises } from "./unzip.server";

const MB = 1024 ** 2;

const zip = (files: Zippable) => Buffer.from(zipSync(files));
/** Zips one exercise, with these additional files in its folder. */
const zipWith = (files: Zippable) => zip({ "own/exercise.json": strToU8("{}"), ...files });

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const ENTRY_COUNT = [8, 10];

/** Finds the position of each header of a given type. */
function headersOf(bytes: Buffer, signature: number): number[] {
  const places: number[] = [];
  for (let at = 0; at <= bytes.length - 4; at++) if (bytes.readUInt32LE(at) === signature) places.push(at);
  return places;
}

/** Writes a number into the last header of a given type. */
function lie(bytes: Buffer, signature: number, offset: number, value: number, size: 2 | 4 = 4): Buffer {
  const at = headersOf(bytes, signature).at(-1)! + offset;
  if (size === 4) bytes.writeUInt32LE(value >>> 0, at);
  else bytes.writeUInt16LE(value, at);
  return bytes;
}

const reasonOf = (bytes: Buffer) =>
  unzipExercises(bytes).then(
    () => "accepted",
    (error: Error) => `${error.name}: ${error.message}`,
  );

describe("a zip of exercises", () => {
  it("returns the folders with an exercise.json, by name, without other files or byte order marks", async () => {
    const files = {
      "exercise.json": strToU8("\uFEFF{}"),
      "after/src/a.ts": strToU8("// é\n"),
      ".DS_Store": strToU8("x"),
    };
    const bytes = zip({
      "README.md": strToU8("mine"),
      ours: { "two-b": files, "one-a": files },
      "__MACOSX/._x": strToU8("x"),
    });
    const folder = { "after/src/a.ts": "// é\n", "exercise.json": "{}" };
    expect(await unzipExercises(bytes)).toEqual([
      { slug: "one-a", folder },
      { slug: "two-b", folder },
    ]);
  });

  it.each<[string, () => Buffer, string]>([
    ["isn’t a zip", () => Buffer.from("no zip"), "isn’t a zip"],
    ["is truncated", () => zipWith({ "own/a.md": strToU8("a") }).subarray(0, -30), "isn’t a zip"],
    ["has no exercise", () => zip({ "own/task.md": strToU8("{}") }), "no exercise"],
    ["has files without a folder", () => zip({ "exercise.json": strToU8("{}") }), "Zip the exercise’s folder"],
    ["has a folder with another name", () => zip({ "Own one/exercise.json": strToU8("{}") }), "Rename the folder"],
    ["has the name of a preview", () => zip({ "preview-a/exercise.json": strToU8("{}") }), "Rename the folder"],
    [
      "has two exercises of one name",
      () => zip({ "a/own/exercise.json": strToU8("{}"), "b/own/exercise.json": strToU8("{}") }),
      "two exercises",
    ],
    [
      "points outside its folder",
      () => zipWith({ "own/../../etc/passwd": strToU8("x") }),
      "isn’t a zip that Onramp can read: invalid relative path",
    ],
    ["begins at the root", () => zipWith({ "/etc/passwd": strToU8("x") }), "absolute path"],
    ["has a Windows path", () => zipWith({ "own\\..\\a.md": strToU8("x") }), "invalid characters"],
    ["has an empty part in a path", () => zipWith({ "own//a.md": strToU8("x") }), "points outside its folder"],
    [
      "has a name with a line break",
      () => zipWith({ "own/a\n.md": strToU8("x") }),
      // A name that isn't marked as UTF-8 is read in the old code page of DOS.
      '"own/a◙.md" has characters other',
    ],
    ["has too deep a path", () => zipWith({ [`own/${"a/".repeat(9)}b.md`]: strToU8("x") }), "nested too deeply"],
    [
      "has a link",
      () => zipWith({ "own/a.md": [strToU8("/etc/passwd"), { os: 3, attrs: 0o120777 << 16 }] }),
      "is a link",
    ],
    ["has a file that is not text", () => zipWith({ "own/a.md": new Uint8Array([0xff, 0xfe, 0]) }), "not UTF-8 text"],
    [
      "has the same name twice, ignoring case",
      () => zipWith({ "own/a.md": strToU8("x"), "own/A.md": strToU8("y") }),
      "twice",
    ],
    [
      "has a file that is also a folder",
      () => zipWith({ "own/a": strToU8("x"), "own/a/b.md": strToU8("y") }),
      "also a file",
    ],
    ["has too large a file", () => zipWith({ "own/a.md": new Uint8Array(256 * 1024 + 1) }), "larger than 256 kB"],
    ["has a password", () => lie(zipWith({ "own/a.md": strToU8("x") }), CENTRAL, 8, 1, 2), "password"],
    ["has another compression", () => lie(zipWith({ "own/a.md": strToU8("x") }), CENTRAL, 10, 12, 2), "compression"],
    ["has damaged files", () => lie(zipWith({ "own/a.md": strToU8("x") }), CENTRAL, 16, 1), "damaged"],
  ])("is refused if it %s", async (_, make, reason) => {
    const said = await reasonOf(make());
    expect(said).toMatch(/^ZipRefused: /);
    expect(said).toContain(reason);
  });

  it.skipIf(isQuick)("is refused if it has 10,000 entries, or says that it has", async () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`own/${i}.md`, new Uint8Array()]));
    expect(await reasonOf(zipWith(many))).toContain("more than 2,000 entries");
    const claimed = zipWith({});
    for (const offset of ENTRY_COUNT) lie(claimed, END, offset, 10_000, 2);
    expect(await reasonOf(claimed)).toContain("more than 2,000 entries");
  });

  it("is refused if it hides entries behind a smaller count", async () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`own/${i}.md`, new Uint8Array()]));
    const bytes = zipWith(many);
    for (const offset of ENTRY_COUNT) lie(bytes, END, offset, 1, 2);
    expect(await reasonOf(bytes)).toContain("says that it has 1 entries, but it has more");
  });

  it("is refused if its files together are too large, without unpacking all of them", async () => {
    const zeros = new Uint8Array(256 * 1024);
    const bomb = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`e${i % 20}/${i}.md`, zeros]));
    const bytes = zipWith(bomb);
    expect(bytes.length).toBeLessThan(2 * MB);
    const before = process.memoryUsage.rss();
    expect(await reasonOf(bytes)).toContain("add up to more than 8 MB");
    expect(process.memoryUsage.rss() - before).toBeLessThan(15 * MB);
  });

  it.skipIf(isQuick)("is stopped in the middle of a file that unpacks to more than it states", async () => {
    const bomb = zipWith({ "own/a.md": new Uint8Array(50 * MB) });
    const lying = lie(lie(bomb, CENTRAL, 24, 1_000), LOCAL, 22, 1_000);
    expect(await reasonOf(lying)).toContain("ZipRefused: own/a.md is larger than 256 kB");
    // Unpacking the whole entry would take longer.
    expect(await leastMs(() => reasonOf(lying))).toBeLessThan(50);
  });

  it("is refused if its entries share bytes", async () => {
    const bytes = zipWith({ "own/a.md": strToU8("x"), "own/b.md": strToU8("x") });
    const [, second] = headersOf(bytes, CENTRAL);
    expect(await reasonOf(lie(bytes, CENTRAL, 42, bytes.readUInt32LE(second! + 42)))).toContain(
      "data of two files in this zip overlaps",
    );
  });

  it("is refused if its 64-bit fields lie about a size", async () => {
    const zip64 = Buffer.alloc(16);
    zip64.writeBigUInt64LE(2n ** 40n, 0);
    zip64.writeBigUInt64LE(2n ** 40n, 8);
    const bytes = zipWith({ "own/a.md": [strToU8("x"), { extra: { 1: new Uint8Array(zip64) } }] });
    lie(lie(bytes, CENTRAL, 20, 0xffffffff), CENTRAL, 24, 0xffffffff);
    expect(await reasonOf(bytes)).toContain("larger than 256 kB");
    // No file can be 2^64 - 1 bytes long.
    zip64.fill(0xff);
    const huge = zipWith({ "own/a.md": [strToU8("x"), { extra: { 1: new Uint8Array(zip64) } }] });
    lie(lie(huge, CENTRAL, 20, 0xffffffff), CENTRAL, 24, 0xffffffff);
    expect(await reasonOf(huge)).toMatch(/^ZipRefused: /);
  });

  it("is refused, and never causes a fault, whichever byte of it is wrong", async () => {
    const good = zipWith({ "own/a.md": strToU8("some text") });
    for (let at = 0; at < good.length; at++) {
      const bytes = Buffer.from(good);
      bytes[at] = bytes[at]! ^ 0xff;
      expect(await reasonOf(bytes), `byte ${at}`).toMatch(/^(ZipRefused: |accepted)/);
    }
  });
});
