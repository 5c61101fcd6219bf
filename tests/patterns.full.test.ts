import fs from "node:fs";
import path from "node:path";
import { parse } from "@babel/parser";
import { checkSync } from "recheck";
import { describe, expect, it } from "vitest";
import { findSpans, readRuns } from "~/accounts/privacy/privacy-quotes";
import { csvRows } from "~/cohort/exports/csv";
import { WordsSchema } from "~/cohort/own/portfolio";
import { printOf } from "~/kinds/shared-code";
import { sayableOf } from "~/kinds/test/hint-words";
import { view } from "~/kinds/test/view";
import { networkOf } from "~/operations/network.server";
import { hasModuleMocks, importsAfterMocks } from "~/sandbox/engine/mock-order";
import { compileModule } from "~/sandbox/engine/transpile";
import { bodyKey } from "~/sandbox/mutants/body-key";
import { piecesOf } from "~/ui/diff/suggestion";
import { HOSTILE } from "./setup/hostile-text";
import { processorMs } from "./setup/timing";

// Long: the patterns without a proof, each with its reason.

/** Regular expressions take time proportional to the length of the text, never to its square. */

const AUTHORS = "an author runs the command on their own texts";

/**
 * Patterns for which `recheck` finds no proof, or can't know how long the input is, with the reason why each is safe.
 */
const SAFE: readonly (readonly [file: string, start: string, reason: string])[] = [
  ["scripts/build-engine.mjs", "sucrase\\/dist", "reads paths of the build"],
  ["scripts/exercise.ts", "\\s*\\n\\s*", AUTHORS],
  ["scripts/exercise/draft.ts", "^-+|", AUTHORS],
  ["scripts/exercise/reading.ts", "\\]\\(", AUTHORS],
  ["scripts/exercise/reading.ts", "[.!?:;]+", AUTHORS],
  ["scripts/exercise/import/one-by-one.ts", "^\\s*(?:module", AUTHORS],
  ["scripts/exercise/import/texts.ts", "-+$", AUTHORS],
  ["scripts/exercise/import/texts.ts", "^-+|", AUTHORS],
  ["app/operations/env.server.ts", "^[^\\r\\n]*[^\\s@]+@", "the operator writes the setting"],
  ["app/accounts/audit.server.ts", "^(?:programme:.+", "the server writes the subject, of ids"],
  ["app/kinds/folder-reader.ts", ", (?:\\.\\.\\.)?", "V8 quotes few letters of the text in its message"],
  ["app/kinds/shared-code.ts", "\\/\\/[^\\n]*|", "measured below"],
  ["app/sandbox/engine/mock-order.ts", "(?:^|(?<=;", "measured below"],
  ["app/sandbox/engine/mock-order.ts", "(\\bmock|doMock", "measured below"],
  ["app/sandbox/engine/transpile.ts", "(?:(?:\\+\\+|--) ?exports", "measured below"],
  ["app/sandbox/engine/verdict.ts", "^(?:[\\w ]+: )?", "anchored at the start, and repeats one class"],
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

/**
 * Patterns that the code assembles, each identified by the beginning of `RegExp`'s argument. `recheck` can't read them,
 * so each has the reason why it is safe.
 */
const BUILT: readonly (readonly [file: string, start: string, reason: string])[] = [
  ["app/accounts/privacy/privacy-quotes.ts", "`(?<!", "measured below; names are escaped"],
  ["app/kinds/own-test.ts", "`\\\\b$", "an exported name without repetition"],
  ["app/kinds/review/check.ts", "`\\\\b(?:${DEFECT_CLASS_IDS", "fixed words without repetition"],
  ["app/kinds/test/halves.ts", "`/${path", "a file's name without repetition, in an exercise that an author checks"],
  ["app/sandbox/guest/web-clone.ts", "from.source", "runs in the sandbox, which counts the work"],
  ["app/sandbox/provided/fetch.ts", "where.source", "runs in the sandbox, which counts the work"],
  [
    "app/tutor/guard/plain-text.ts",
    "[\n    `</",
    "fixed words; reads at most 3,200 letters of a reply, and repeats 600",
  ],
  ["app/tutor/guard/places.ts", "`(?:\\\\b(a|the", "fixed words; repeats one class, once after each word"],
  ["app/tutor/guard/places.ts", "`\\\\b(?:lines?", "fixed words without repetition"],
  ["app/tutor/guard/places.ts", "`\\\\b(?:first", "fixed words; repeats one class at most 15 times"],
  ["app/tutor/model/read-error.server.ts", "`\\\\b$", "fixed words without repetition"],
  ["app/ui/workspace/workspace-settings.ts", "`(?:^|;", "repeats a class after each semicolon, and a disjoint one"],
  ["app/ui/workspace/workspace-store.ts", "`^onramp:", "anchored at the start, and repeats one class"],
  ["scripts/build-engine/bundling.mjs", "`${escapeRegExp(", "reads paths of the build"],
  ["scripts/exercise/import/rewrite.ts", "`\\\\b$", "fixed words without repetition"],
];

interface Built {
  readonly file: string;
  /** The code of `RegExp`'s arguments, from the start. */
  readonly code: string;
}

interface Pattern {
  readonly file: string;
  readonly pattern: string;
  readonly flags: string;
}

interface Token {
  readonly type: { readonly label: string };
  readonly value: unknown;
  readonly end: number;
}

/** Lists all regular expressions in the product and its scripts: literals, and calls of `RegExp`. */
function listPatterns(): { readonly literals: Pattern[]; readonly built: Built[] } {
  const root = path.resolve(import.meta.dirname, "..");
  const files = ["app", "scripts"].flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .map((name) => path.posix.join(folder, name)),
  );
  const [literals, built]: [Pattern[], Built[]] = [[], []];
  for (const file of files) {
    if (!/\.(?:tsx?|m?js)$/.test(file) || /\.(?:test|d)\.m?tsx?$/.test(file) || file.includes("generated")) continue;
    const text = fs.readFileSync(path.join(root, file), "utf8");
    const parsed = parse(text, {
      sourceType: "module",
      plugins: ["typescript", ...(file.endsWith(".ts") ? [] : (["jsx"] as const))],
      tokens: true,
      errorRecovery: true,
    });
    const tokens = parsed.tokens as Token[];
    for (const [i, { type, value }] of tokens.entries()) {
      if (type.label === "regexp") literals.push({ file, ...(value as Omit<Pattern, "file">) });
      const next = tokens[i + 1];
      if (type.label === "name" && value === "RegExp" && next?.type.label === "(")
        built.push({ file, code: text.slice(next.end, next.end + 80).trimStart() });
    }
  }
  return { literals, built };
}

const reasonFor = ({ file, pattern }: Pattern) =>
  SAFE.find(([of, start]) => of === file && pattern.startsWith(start))?.[2];

/**
 * Options that make the search the same on all machines: seeded, and limited by characters read instead of by the
 * clock.
 */
const RECHECK = { randomSeed: 1, attackTimeout: null, incubationTimeout: null, timeout: 30_000 };

it("recheck finds no pattern that takes more than linear time", () => {
  const { literals: patterns, built } = listPatterns();
  const unknown = built.filter(({ file, code }) => !BUILT.some(([of, start]) => of === file && code.startsWith(start)));
  expect(unknown, "Say in BUILT why the pattern takes linear time, and measure it if people write a part.").toEqual([]);
  for (const [file, start] of BUILT)
    expect(
      built.some((one) => one.file === file && one.code.startsWith(start)),
      `${file}: ${start}`,
    ).toBe(true);
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

/** Strings, each made for one of the patterns below. The test repeats each string. */
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
  "quotes of a person": (text) => {
    const quoted = text.replaceAll(/(.{4})/gs, "$1\n> ");
    findSpans(quoted, { name: "it", email: "a@b.example", former: ["a."], said: readRuns([text]) });
  },
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
      const [quarter, long] = [make(LETTERS / 4), make(LETTERS)];
      if (msFor(act, long) < 50) continue;
      // Measure again, because the first time includes compilation and garbage collection. Both can also disturb one of
      // the other times, so the function has to be too slow three times in a row.
      const times = () => [msFor(act, quarter), Math.min(msFor(act, long), msFor(act, long))] as const;
      const isSlow = ([short, all]: readonly [number, number]) => all > 50 && all > 7 * short;
      const measured = [times()];
      while (isSlow(measured.at(-1)!) && measured.length < 3) measured.push(times());
      const [short, all] = measured.at(-1)!;
      if (isSlow([short, all])) slow.push(`${of}: ${Math.round(short)} ms, four times as long ${Math.round(all)} ms`);
    }
    expect(slow).toEqual([]);
  });
});
