import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

/**
 * Checks that files named in the documents exist, and that the documents have the form that docs/design.md requires.
 */
const root = path.resolve(import.meta.dirname, "..");
const DOCUMENTS = execFileSync(
  "git",
  ["ls-files", "README.md", "docs/*.md", "exercises/README.md", "app/sandbox/README.md"],
  { cwd: root, encoding: "utf8" },
)
  .trim()
  .split("\n");

/** Matches paths in the repository, in code spans and commands, but not placeholders and patterns. */
const PLACE = /(?<![\w./@-])(?:app|docs|exercises|prisma|public|scripts|tests)\/[\w.$/-]*[\w/](?![\w*<{…-])/g;
/** Matches placeholders, and files inside exercises. */
const MADE_UP = /NNN|^tests\/(suite|answer|fakes)/;

const linesOf = (document: string) => fs.readFileSync(path.join(root, document), "utf8").split("\n");

/** Returns a document's lines outside code blocks. */
function proseOf(document: string): string[] {
  let isCode = false;
  return linesOf(document).filter((line) => {
    if (line.trimStart().startsWith("```")) isCode = !isCode;
    return !isCode;
  });
}

describe.each(DOCUMENTS)("%s", (document) => {
  const prose = proseOf(document);

  it("names files that exist", () => {
    const named = prose.flatMap((line) => [...line.matchAll(/`[^`]+`/g)].flatMap(([span]) => span.match(PLACE) ?? []));
    const isMissing = (place: string) => !MADE_UP.test(place) && !fs.existsSync(path.join(root, place));
    expect(named.filter(isMissing)).toEqual([]);
  });

  it("links to files that exist", () => {
    const targets = prose.flatMap((line) => [...line.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, to]) => to!));
    expect(targets.filter((to) => !fs.existsSync(path.join(root, path.dirname(document), to)))).toEqual([]);
  });

  it("is wrapped at 100 columns and writes 95% without a space", () => {
    const isLong = (line: string) => [...line].length > 100 && !/^\s*\||https?:|`[^`]{60,}`/.test(line);
    expect(prose.filter((line) => isLong(line) || /\d %/.test(line))).toEqual([]);
  });
});

it("every command of a fresh clone installs what it needs first", () => {
  const { scripts } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const needing = Object.keys(scripts).filter((name) => scripts[name]!.includes("--import tsx"));
  expect(needing.length).toBeGreaterThan(10);
  expect(needing.filter((name) => !scripts[`pre${name}`]?.startsWith("node scripts/prepare.mjs"))).toEqual([]);
});

it("decisions have at most 45 lines", () => {
  const decisions = DOCUMENTS.filter((document) => document.startsWith("docs/decisions/"));
  expect(decisions.length).toBeGreaterThan(40);
  expect(decisions.filter((document) => linesOf(document).length > 46)).toEqual([]);
});
