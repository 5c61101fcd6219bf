import fc from "fast-check";
import { expect, it, test } from "vitest";
import { safePath } from "./safe-path";

test.each([
  ["src/calendar.ts", "src/calendar.ts"],
  ["../../etc/passwd", "etc/passwd"],
  ["/etc/passwd", "etc/passwd"],
  ["C:\\Windows\\win.ini", "C_/Windows/win.ini"],
  ["src/./a//b.ts", "src/a/b.ts"],
  ["con.txt/AUX", "_con.txt/_AUX"],
  ["what?.ts ", "what_.ts_"],
  ["name. .", "name_"],
  ["\u202egnp.exe\u0000", "_gnp.exe_"],
  ["\ud800.ts", "_.ts"],
  ["..", "file"],
  ["", "file"],
])("%j becomes %j", (path, safe) => expect(safePath(path, new Set())).toBe(safe));

it("numbers repeated names, even if only the case differs", () => {
  const taken = new Set<string>();
  const paths = ["src/a.test.ts", "src/A.test.ts", "src/a.test.ts", "README"];
  expect([...paths, "readme"].map((path) => safePath(path, taken))).toEqual([
    "src/a.test.ts",
    "src/A-2.test.ts",
    "src/a-3.test.ts",
    "README",
    "readme-2",
  ]);
});

it("keeps every path inside the folder in which the zip is unpacked", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" })), (paths) => {
      const taken = new Set<string>();
      const safe = paths.map((path) => safePath(path, taken));
      expect(new Set(safe.map((path) => path.toLowerCase())).size).toBe(paths.length);
      for (const path of safe) {
        expect(path).not.toMatch(/^\/|\\|(^|\/)\.{1,2}(\/|$)|[\p{Cc}\p{Cs}<>:"|?*]|[. ](\/|$)|^$/u);
        for (const part of path.split("/")) expect([...part].length).toBeLessThan(110);
      }
    }),
  );
});
