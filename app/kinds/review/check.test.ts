import { afterAll, describe, expect, it } from "vitest";
import { createInProcess } from "~/sandbox/in-process";
import { remembering } from "~/sandbox/remembering";
import { builtEngine } from "~/sandbox/wasm.server";
import { sample } from "../../../tests/setup/runs";
import type { Folder } from "../exercise";
import { readReview } from "./content";
import { KEY, LINES, lineOf, META, PROOFS, parking, withKey } from "./fixtures/parking";
import { review } from "./kind";

// Long: each problem that the check finds has its own case.

const sandbox = remembering(createInProcess(await builtEngine()));
afterAll(() => sandbox.close());

async function check(folder: Folder) {
  const problems: string[] = [];
  const evidence: string[] = [];
  for await (const line of review.author.check(readReview(folder), sandbox)) {
    if (line.type === "problem") problems.push(`${line.file}${line.line ? `:${line.line}` : ""} ${line.message}`);
    else evidence.push(line.message);
  }
  return { problems, evidence };
}
const problemsOf = async (folder: Folder) => (await check(folder)).problems;
const withMeta = (more: object) => parking({ "exercise.json": JSON.stringify({ ...META, ...more }, null, 2) });
const withTests = (assertion: string) =>
  parking({
    "after/tests/more.test.ts": `import { expect, it } from "vitest"; import { fee } from "../src/fees";
it("is more", () => { ${assertion} });\n`,
  });

describe("checking a review", () => {
  it("accepts a good one, with evidence for each part", async () => {
    const { problems, evidence } = await check(parking());
    expect(problems).toEqual([]);
    expect(evidence).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^\d+ of 81 changed lines are accepted/),
        "the AI's code: all 4 of its own tests pass",
        "the reference: all 4 of its own tests pass",
        'no-day-cap: shown by "caps a day", which shows no other issue',
        expect.stringMatching(
          /^ {2}proofs\/no-day-cap\.test\.ts fails on .*no-day-cap\/one-issue, the AI's code.*; passes on .*no-day-cap\/all-but-one, the reference/,
        ),
        "cheapest-last: no test can show it",
        "decoy, src/fees.ts after the change:",
        expect.stringMatching(/^ {2}\d+ \| .*Math\.ceil/),
        "a reviewer who proves every issue: 100%",
        "a reviewer who approves: 0%",
      ]),
    );
  });

  it("requires that a decoy lists the classes of the objections that it answers", async () => {
    const bare = withKey((key) => ({ ...key, decoys: key.decoys.map(({ answers: _, ...decoy }) => decoy) }));
    expect(await problemsOf(bare)).toEqual([expect.stringContaining('this decoy needs "answers"')]);
  });

  it("accepts a neutral range on lines that a fix edits only as a place of that issue", async () => {
    // The fix for "no-day-cap" also edits a line that no range accepts.
    const edit = {
      file: "src/fees.ts",
      find: ["  return Math.round(cents);"],
      put: ["  return Math.round(cents) + 0;"],
    };
    const lines = { file: "src/fees.ts", side: "new", from: LINES.round, to: LINES.round, why: "Rounding is right." };
    const withNeutral = (more: object) =>
      withKey((key) => {
        (key.issues[1]!.mend as object[]).push(edit);
        return { ...key, neutral: [...key.neutral, { ...lines, ...more }] };
      });
    const edited = (problems: string[]) => problems.filter((one) => /in this neutral range|"of" names/.test(one));
    expect(edited(await problemsOf(withNeutral({})))).toEqual([
      expect.stringMatching(/the fix for no-day-cap edits lines in this neutral range: name the issue in "of"/),
    ]);
    expect(edited(await problemsOf(withNeutral({ of: ["no-day-cap"] })))).toEqual([]);
    expect(edited(await problemsOf(withNeutral({ of: ["no-day-cap", "other"] })))).toEqual([
      expect.stringMatching(/"of" names other, which is not an issue/),
    ]);
  });

  it.each(
    sample<[string, Folder, RegExp]>(
      [
        [
          "a proof that passes on the AI's code",
          parking({ "proofs/no-day-cap.test.ts": PROOFS.cap.replace("2_000", "6_000") }),
          /^proofs\/no-day-cap.* passes on the AI's code/,
        ],
        [
          "a proof that fails on the reference",
          parking({ "proofs/no-day-cap.test.ts": PROOFS.cap.replace("2_000", "1") }),
          /^proofs\/no-day-cap.* fails on the reference too/,
        ],
        [
          "a proof that does not run",
          parking({ "proofs/no-day-cap.test.ts": "it(" }),
          /^proofs\/no-day-cap.* does not (run|parse)/,
        ],
        [
          "a proof of another issue",
          parking({ "proofs/no-day-cap.test.ts": PROOFS.thirty }),
          /^proofs\/no-day-cap.* does not show its issue/,
        ],
        [
          "a proof of two issues",
          parking({
            "proofs/no-day-cap.test.ts": PROOFS.cap.replace(
              "expect(",
              'expect(fee({ plate: "A", minutes: 30, member: false })).toBe(0); expect(',
            ),
          }),
          /^proofs\/no-day-cap.* also shows thirtieth-minute/,
        ],
        [
          "tests that fail on the AI's code",
          withTests('expect(fee({ plate: "", minutes: 30, member: false })).toBe(0)'),
          /^after\/tests\/more\.test\.ts:2 fails on the AI's code/,
        ],
        [
          "tests that require the flaw",
          withTests('expect(fee({ plate: "", minutes: 30, member: false })).toBe(300)'),
          /^after\/tests\/more\.test\.ts:2 fails on the reference/,
        ],
        [
          "a neutral range on accepted lines",
          withKey((key) => {
            key.neutral[0]!.from = key.neutral[0]!.to = LINES.cap;
            return key;
          }),
          /^key\.json:\d+ this neutral range overlaps accepted lines of no-day-cap/,
        ],
        [
          "a decoy on accepted lines",
          withKey((key) => {
            key.decoys[0]!.from = key.decoys[0]!.to = LINES.free;
            return key;
          }),
          /^key\.json:\d+ this decoy overlaps accepted lines of thirtieth-minute/,
        ],
        [
          "a decoy one line away from the code that its text quotes",
          withKey((key) => {
            const [decoy] = key.decoys;
            decoy!.why = "No `#`. `Math.ceil` counts begun hours, as asked.";
            decoy!.from = decoy!.to = decoy!.from - 1;
            return key;
          }),
          /^key\.json:\d+ this decoy is about `Math\.ceil`, which is on line \d+, not on line \d+$/,
        ],
        [
          "a line both neutral and decoy",
          withKey((key) => ({ ...key, neutral: key.decoys.map(({ answers: _, ...decoy }) => decoy) })),
          /overlaps a decoy/,
        ],
        [
          "accepted lines that cover too much of the change",
          withKey((key) => {
            key.issues[0]!.accepted = [{ ...key.decoys[0]!, from: LINES.cap + 5, to: LINES.cap + 25 }].map(
              ({ why: _, answers: _answers, ...range }) => range,
            ) as never;
            return { ...key, neutral: [] };
          }),
          /^key\.json:\d+ accepted lines, widened by 2 lines, cover \d+ of 81 .* at most 20 \(a quarter\)/,
        ],
        [
          "accepted lines beside those that are fixed",
          withKey((key) => {
            key.issues[0]!.accepted = [{ file: "src/fees.ts", side: "new", from: LINES.free + 1, to: LINES.free + 1 }];
            return key;
          }),
          /^key\.json:\d+ accepted lines of thirtieth-minute include none of the fixed lines \(src\/fees\.ts \d+\)/,
        ],
        [
          "a flawed change without a decoy",
          withKey((key) => ({ ...key, decoys: [] })),
          /a flawed change needs a decoy/,
        ],
        [
          "code in an issue's title",
          withKey((key) => {
            key.issues[0]!.title = "`free` is one minute short";
            return key;
          }),
          /^key\.json:\d+ an issue's title is shown as plain text/,
        ],
        [
          "classes that don't match its issues",
          withMeta({ classes: ["injection"] }),
          /^exercise\.json:\d+ "classes" must list .* incomplete, silly-logic, unreadable/,
        ],
        [
          "a title that names the flaw",
          withMeta({ title: "Silly logic in fees" }),
          /^exercise\.json:\d+ the title says "Silly logic"/,
        ],
        [
          "a summary that names the flaw",
          withMeta({ summary: "Has a resource leak." }),
          /the summary says "resource leak"/,
        ],
        [
          "a task that names the flaw",
          parking({ "task.md": "Charge stays.\n\nMind the missing edge case." }),
          /^task\.md:3 the task says "missing edge case"/,
        ],
        ["a long teaching text", parking({ "teaching.md": "word ".repeat(201) }), /^teaching\.md has 201 words/],
      ],
      4,
      ([name]) => name,
    ),
  )("refuses %s", async (_, folder, message) => {
    expect(await problemsOf(folder)).toContainEqual(expect.stringMatching(message));
  });

  it("refuses a change that is too small or too large", async () => {
    const small = parking({
      "after/tests/fees.test.ts": undefined,
      "after/src/fees.ts": undefined,
      "after/src/b.ts": "export const a = 1;\n",
    });
    const cleanKey = JSON.stringify({ issues: [] });
    const clean = { ...small, "key.json": cleanKey, "exercise.json": JSON.stringify({ ...META, classes: [] }) };
    delete (clean as Record<string, string>)["proofs/no-day-cap.test.ts"];
    delete (clean as Record<string, string>)["proofs/thirtieth-minute.test.ts"];
    expect(await problemsOf(clean)).toContainEqual(
      expect.stringMatching(/changes 1 lines, but a review must change 40 to 250/),
    );
    const long = parking({ "after/src/b.ts": "export {};\n".repeat(250) });
    expect(await problemsOf(long)).toContainEqual(expect.stringMatching(/changes 331 lines/));
  });

  it("refuses an edit that changes nothing", async () => {
    const idle = withKey((key) => {
      key.issues[2]!.mend[0]!.put = key.issues[2]!.mend[0]!.find;
      return key;
    });
    expect(await problemsOf(idle)).toContainEqual(expect.stringMatching(/fixing cheapest-last changes nothing/));
  });

  it("allows the code base's tests to fail only if the key says so", async () => {
    const failing = withTests('expect(fee({ plate: "", minutes: 30, member: false })).toBe(0)');
    const stated = (failOn: string[]) => ({
      ...failing,
      "key.json": JSON.stringify({ ...KEY, ownTests: { failOn, because: "they were never run" } }, null, 2),
    });
    expect(await problemsOf(stated(["ai"]))).toEqual([]);
    expect(await problemsOf(stated(["ai", "reference"]))).toEqual([
      expect.stringMatching(/^key\.json:\d+ "ownTests" says that tests fail on the reference, but all tests pass/),
    ]);
  });

  it("accepts a clean change that contains only decoys", async () => {
    const clean = parking({
      "key.json": JSON.stringify({ issues: [], neutral: [], decoys: KEY.decoys }),
      "exercise.json": JSON.stringify({ ...META, classes: [] }),
      "proofs/thirtieth-minute.test.ts": undefined,
      "proofs/no-day-cap.test.ts": undefined,
    });
    expect(await check(clean)).toMatchObject({
      problems: [],
      evidence: expect.arrayContaining([expect.stringMatching(/approves/)]),
    });
    expect(lineOf("Math.ceil")).toBe(KEY.decoys[0]!.from);
  });
});
