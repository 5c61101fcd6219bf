import { afterAll, describe, expect, it } from "vitest";
import { createInProcess } from "~/sandbox/in-process";
import { remembering } from "~/sandbox/remembering";
import { builtEngine } from "~/sandbox/wasm.server";
import type { Folder } from "../exercise";
import { checkAiReview } from "./check-ai-review";
import { readReview } from "./content";
import { LINES, lineOf, parking } from "./fixtures/parking";

const sandbox = remembering(createInProcess(await builtEngine()));
afterAll(() => sandbox.close());

const CEIL = lineOf("Math.ceil");
const REST = lineOf("const rest");
const PLATE = lineOf("const plain");
const REPLY = [
  { file: "src/fees.ts", line: LINES.free, body: "The thirtieth minute is charged." },
  { file: "src/fees.ts", line: LINES.cap, endLine: LINES.cap, body: "The cap of a day is never used." },
  { file: "src/fees.ts", line: CEIL, body: "This should round down." },
  { file: "src/fees.ts", line: REST, body: "Negative amounts lose their sign." },
  { file: "src/fees.ts", line: PLATE, body: "Plates in lower case are told apart." },
  { file: "src/fees.ts", line: PLATE - 18, endLine: PLATE + 2, body: "This part is long." },
  { file: "src/elsewhere.ts", line: 1, body: "This file is missing." },
];
const because = "A sentence that explains it to the learner.";
const RIGHT = { comment: 0, truth: "right", issue: "thirtieth-minute", class: "silly-logic", because };
const CAP = { comment: 1, truth: "right", issue: "no-day-cap", class: "incomplete", because };
const DECOY = { comment: 2, truth: "wrong", decoy: 0, because };
const NEUTRAL = { comment: 3, truth: "not-worth", neutral: 0, because };
const REFUTED = { comment: 4, truth: "wrong", test: "plates", because };
const TEST = (body: string) => `import { expect, it } from "vitest";
import { samePlate } from "./src/fees";
it("reads plates in any case", () => { ${body} });\n`;
const HOLDS = TEST('expect(samePlate("hh a 1", "HHA1")).toBe(true);');

const stored = (comments: readonly object[], more: Folder = {}, reply: readonly object[] = REPLY) =>
  parking({
    "ai-review.json": JSON.stringify({ comments }, null, 1),
    "origin/ai-review/prompt.md": "Review this change.",
    "origin/ai-review/reply.json": JSON.stringify(reply),
    "origin/ai-review/about.json": JSON.stringify({ model: "a model", date: "2026-11-23", how: "Asked once." }),
    ...more,
  });

async function problemsOf(folder: Folder): Promise<string[]> {
  const problems: string[] = [];
  for await (const line of checkAiReview(readReview(folder), sandbox))
    if (line.type === "problem") problems.push(`${line.file}:${line.line} ${line.message}`);
  return problems;
}

describe("a stored AI review", () => {
  it("is accepted if the truth of each comment follows from the key or a test", async () => {
    const folder = stored([RIGHT, CAP, DECOY, NEUTRAL, REFUTED], { "ai-review/plates.test.ts": HOLDS });
    expect(await problemsOf(folder)).toEqual([]);
    const { comments } = readReview(folder).aiReview!;
    expect(comments.map(({ comment, body }) => [comment, body])).toEqual(REPLY.slice(0, 5).map((r, i) => [i, r.body]));
    expect(await problemsOf(stored([RIGHT, CAP, { ...DECOY, truth: "not-worth" }]))).toEqual([]);
  });

  it.each<[string, object[], RegExp]>([
    ["a right one on other lines", [{ ...RIGHT, comment: 4 }, CAP, DECOY], /don’t match thirtieth-minute/],
    ["a right one on another issue’s lines", [{ ...RIGHT, issue: "no-day-cap" }, CAP, DECOY], /don’t match no-day-cap/],
    ["a right one of an unknown issue", [{ ...RIGHT, issue: "nothing" }, CAP, DECOY], /which is not in key\.json/],
    [
      "a right one of another class",
      [{ ...RIGHT, class: "injection" }, CAP, DECOY],
      /doesn’t accept the class injection/,
    ],
    ["a wrong one without a reason", [RIGHT, CAP, { ...DECOY, decoy: undefined }], /name the "decoy".*or a "test"/],
    ["a wrong one on an issue", [CAP, NEUTRAL, { ...DECOY, comment: 0 }], /match thirtieth/],
    ["a wrong one beside its decoy", [RIGHT, CAP, { ...DECOY, comment: 4 }], /aren’t on that decoy/],
    ["one not worth a change on an issue", [CAP, DECOY, { ...NEUTRAL, comment: 0 }], /lines match thirtieth/],
    [
      "one not worth a change on other lines",
      [RIGHT, CAP, { ...NEUTRAL, comment: 4 }],
      /not all of its lines are neutral/,
    ],
    [
      "one not worth a change without a place in the key",
      [RIGHT, CAP, { ...NEUTRAL, neutral: undefined }],
      /name the "neutral"/,
    ],
    [
      "one not worth a change beside its decoy",
      [RIGHT, CAP, { ...DECOY, comment: 4, truth: "not-worth" }],
      /aren’t on that decoy/,
    ],
    ["one of a neutral range that isn’t there", [RIGHT, CAP, { ...NEUTRAL, neutral: 7 }], /neutral range 7/],
    ["an issue that the reply found and no comment names", [CAP, DECOY, NEUTRAL], /on the lines of thirtieth-minute/],
  ])("is refused with %s", async (_, comments, says) => {
    const problems = await problemsOf(stored(comments));
    expect(problems[0]).toMatch(/^ai-review\.json:/);
    expect(problems.join("\n")).toMatch(says);
  });

  it.each<[string, string, RegExp]>([
    ["fails on the AI’s code", TEST('expect(samePlate("A", "B")).toBe(true);'), /fails on the AI's code/],
    ["asserts nothing", TEST('samePlate("A", "B");'), /asserts nothing/],
    ["passes whatever the code does", TEST("expect(1).toBe(1);"), /passes whatever the code does/],
  ])("is refused with a test that %s", async (_, source, says) => {
    const problems = await problemsOf(stored([RIGHT, CAP, REFUTED], { "ai-review/plates.test.ts": source }));
    expect(problems).toEqual([expect.stringMatching(says)]);
  });

  it.each<[string, Folder, RegExp]>([
    ["fewer than three comments", stored([RIGHT, CAP]), /"comments"/],
    ["the same comment twice", stored([RIGHT, CAP, CAP]), /two entries have the same comment/],
    ["a comment that isn’t in the reply", stored([RIGHT, CAP, { ...DECOY, comment: 9 }]), /there is no comment 9/],
    ["a comment on a file that isn’t changed", stored([RIGHT, CAP, { ...DECOY, comment: 6 }]), /is not changed/],
    ["a comment on too many lines", stored([RIGHT, CAP, { ...DECOY, comment: 5 }]), /covers 21 lines/],
    ["a test that is missing", stored([RIGHT, CAP, REFUTED]), /ai-review\/plates\.test\.ts is missing/],
    [
      "a test that no comment names",
      stored([RIGHT, CAP, DECOY], { "ai-review/x.test.ts": HOLDS }),
      /belongs to no comment/,
    ],
    ["no reply", without(stored([RIGHT, CAP, DECOY]), "origin/ai-review/reply.json"), /reply\.json is missing/],
    ["no prompt", without(stored([RIGHT, CAP, DECOY]), "origin/ai-review/prompt.md"), /prompt\.md is missing/],
    ["no origin", without(stored([RIGHT, CAP, DECOY]), "origin/ai-review/about.json"), /about\.json is missing/],
    [
      "a file of another name",
      stored([RIGHT, CAP, DECOY], { "origin/ai-review/notes.md": "x" }),
      /not part of a review/,
    ],
  ])("cannot be read with %s", (_, folder, says) => {
    expect(() => readReview(folder)).toThrow(says);
  });
});

function without(folder: Folder, file: string): Folder {
  return Object.fromEntries(Object.entries(folder).filter(([path]) => path !== file));
}
