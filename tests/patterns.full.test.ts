import fs from "node:fs";
import path from "node:path";
import { parse } from "@babel/parser";
import { checkSync } from "recheck";
import { describe, expect, it } from "vitest";
import { csvRows } from "~/cohort/exports/csv";
import { WordsSchema } from "~/cohort/own/portfolio";
import { printOf } from "~/kinds/shared-code";
import { sayableOf } from "~/kinds/test/hint-words";
import { view } from "~/kinds/test/view";
import { networkOf } from "~/operations/network.server";
import { bodyKey } from "~/sandbox/body-key";
import { hasModuleMocks, importsAfterMocks } from "~/sandbox/mock-order";
import { compileModule } from "~/sandbox/transpile";
import { piecesOf } from "~/ui/diff/suggestion";
import { HOSTILE } from "./setup/hostile-text";
import { processorMs } from "./setup/timing";

// Long: the patterns without a proof, each with its reason.

/** Regular expressions take time proportional to the length of the text, never to its square. */

/**
 * Patterns for which `recheck` finds no proof, or can't know how long the input is, with the reason why each is safe.
 */
const SAFE: readonly (readonly [file: string, start: string, reason: string])[] = [
  ["app/operations/env.server.ts", "^[^\\r\\n]*[^\\s@]+@", "the operator writes the setting"],
  ["app/accounts/audit.server.ts", "^(?:programme:.+", "the server writes the subject, of ids"],
  ["app/kinds/folder-reader.ts", ", (?:\\.\\.\\.)?", "V8 quotes few letters of the text in its message"],
  ["app/kinds/shared-code.ts", "\\/\\/[^\\n]*|", "measured below"],
  ["app/sandbox/mock-order.ts", "(?:^|(?<=;", "measured below"],
  ["app/sandbox/mock-order.ts", "(\\bmock|doMock", "measured below"],
  ["app/sandbox/transpile.ts", "(?:(?:\\+\\+|--) ?exports", "measured below"],
  ["app/sandbox/verdict.ts", "^(?:[\\w ]+: )?", "begins at the start only, and repeats one class"],
  ["app/kinds/review/recorder.ts", "^import type [^;]+", "reads proofs of exercises, in the sandbox's time"],
  ["app/kinds/review/recorder.ts", "^import (?:", "reads proofs of exercises, in the sandbox's time"],
  ["app/kinds/review/tricks.ts", "<<(.*)>>", "reads an exercise that an author checks"],
  ["app/kinds/review/tricks.ts", "^export (?:async )?", "repeats one class, once a line"],
  ["app/sandbox/guest/suite.ts", "^[^{]*?\\bdone", "reads 500 letters"],
  ["app/sandbox/guest/web-url.ts", "", "runs in the sandbox, which counts the work"],
  ["app/tutor/guard/plain-text.ts", "<!--", "reads at most 3,200 letters of a reply"],
  ["app/tutor/guard/plain-text.ts", "!\\[", "reads at most 3,200 letters of a reply"],
  ["app/tutor/guard/plain-text.ts", "\\[(", "reads at most 3,200 letters of a reply"],
  ["app/sandbox/provided/buffer.ts", "=+$", "runs in the sandbox, which counts the work"],
];

interface Pattern {
  readonly file: string;
  readonly pattern: string;
  readonly flags: string;
}

/** Lists all regular expressions in the product. */
function listPatterns(): Pattern[] {
  const root = path.resolve(import.meta.dirname, "..");
  const files = fs.readdirSync(path.join(root, "app"), { recursive: true, encoding: "utf8" });
  const found: Pattern[] = [];
  for (const name of files) {
    const file = path.posix.join("app", name);
    if (!/\.tsx?$/.test(file) || /\.test\.tsx?$/.test(file) || file.includes("generated")) continue;
    const { tokens } = parse(fs.readFileSync(path.join(root, file), "utf8"), {
      sourceType: "module",
      plugins: ["typescript", "jsx"],
      tokens: true,
      errorRecovery: true,
    });
    for (const { type, value } of tokens as { type: { label: string }; value: { pattern: string; flags: string } }[])
      if (type.label === "regexp") found.push({ file, pattern: value.pattern, flags: value.flags });
  }
  return found;
}

const reasonFor = ({ file, pattern }: Pattern) =>
  SAFE.find(([of, start]) => of === file && pattern.startsWith(start))?.[2];

/**
 * Options that make the search the same on all machines: seeded, and limited by characters read instead of by the
 * clock.
 */
const RECHECK = { randomSeed: 1, attackTimeout: null, incubationTimeout: null, timeout: 30_000 };

it("recheck finds no pattern that takes more than linear time", () => {
  const patterns = listPatterns();
  expect(patterns.length).toBeGreaterThan(300);
  const asked = new Set<string>();
  const slow: string[] = [];
  for (const one of patterns) {
    const key = `/${one.pattern}/${one.flags}`;
    if (reasonFor(one) !== undefined || asked.has(key)) continue;
    asked.add(key);
    const found = checkSync(one.pattern, one.flags, RECHECK);
    const says = found.status === "vulnerable" ? found.complexity.summary : found.status;
    if (says !== "safe") slow.push(`${one.file}: ${key} is ${says}`);
  }
  expect(slow, "Make it linear, or say in SAFE what keeps its text short.").toEqual([]);
  // A pattern that no longer exists needs no reason.
  for (const [file, start] of SAFE)
    expect(
      patterns.some((one) => one.file === file && one.pattern.startsWith(start)),
      `${file}: ${start}`,
    ).toBe(true);
}, 400_000);

const LETTERS = 100_000;

/** Texts made for one of the patterns below, each repeated. */
const REPEATED = [
  "it.",
  "it.it ",
  "test.a",
  "it ",
  " ",
  "\t",
  "\n",
  "\r",
  "\t\t",
  "\n ",
  ";\n",
  "...",
  ".a",
  "1_",
  "_",
  "a.",
  ".",
  "export\n",
  "let\r",
  "let a",
  "import;",
  "import;\r",
  "import\n",
  "import {",
  "import from ",
  "import ; ",
  "import'a",
  "vi.\n",
  "await ",
  "await\n",
  "mock(",
  "mock( import( ",
  "mock(import('",
  "/*",
  "//",
  "/",
  '"\\',
  "'\\",
  "`\\",
  '"',
  "`",
  "exports.a = ",
  "exports.a",
  "++ exports.",
  "exports.",
  "%",
  "-",
  "-a",
  "a-",
  "=",
  "\n=",
  "(1:1) ",
  "<!--",
];

const TEXTS: Readonly<Record<string, (most: number) => string>> = {
  ...HOSTILE,
  ...Object.fromEntries(
    REPEATED.map((part) => [
      JSON.stringify(part),
      (most: number) => `${part.repeat(Math.ceil(most / part.length)).slice(0, most)}\u0000`,
    ]),
  ),
};

const FUNCTIONS: Readonly<Record<string, (text: string) => unknown>> = {
  "the workspace's summary of a suite": (suite) => view.summary({} as never, { suite, confidence: null }),
  "module mocks": (text) => hasModuleMocks(text),
  "imports behind a mock": (text) => importsAfterMocks(`${text}\nvi.mock("a")`, ""),
  "an import behind a mock": (text) =>
    importsAfterMocks(`import {${text.slice(0, 2_000)}} from "a";\nvi.mock("a")`, ""),
  "exports of a compiled module": (text) =>
    compileModule("a.js", `/* ${text.replaceAll("*/", "").replaceAll(/<!--|-->/g, "")} */`, "source"),
  "a key of a test": bodyKey,
  "tokens of an exercise": (text) => printOf({ "src/a.ts": text.slice(0, text.length / 10) }),
  "words of a hint": (text) => sayableOf({}, [text]),
  "a cell of an export": (name) => csvRows("people", [{ name }]),
  "words of a link": (text) => WordsSchema.safeParse(text),
  "an address": (text) => networkOf(text),
  suggestions: piecesOf,
};

function msFor(act: (text: string) => unknown, text: string): number {
  const begun = processorMs();
  act(text);
  return processorMs() - begun;
}

describe.each(Object.keys(FUNCTIONS))("%s", (name) => {
  it("takes time proportional to the text's length, whatever the text is", () => {
    const act = FUNCTIONS[name]!;
    const slow: string[] = [];
    for (const [of, make] of Object.entries(TEXTS)) {
      const long = make(LETTERS);
      if (msFor(act, long) < 50) continue;
      // Measure again, because the first time includes compilation and garbage collection.
      const [short, all] = [msFor(act, make(LETTERS / 4)), Math.min(msFor(act, long), msFor(act, long))];
      if (all > 50 && all > 7 * short)
        slow.push(`${of}: ${Math.round(short)} ms, four times as long ${Math.round(all)} ms`);
    }
    expect(slow).toEqual([]);
  });
});
