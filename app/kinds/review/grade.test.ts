import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, describe, expect, it } from "vitest";
import { createInProcess } from "~/sandbox/in-process";
import { builtEngine } from "~/sandbox/wasm.server";
import { isQuick } from "../../../tests/setup/runs";
import type { DefectClass } from "../defect-classes";
import type { Folder } from "../exercise";
import { ReportFactsSchema } from "../facts";
import { readReview } from "./content";
import { KEY, LINES, lineOf, META, PROOFS, parking } from "./fixtures/parking";
import { review } from "./kind";
import { Report } from "./report";
import { ReviewReportSchema } from "./report-schema";
import { PROOF_WORDS, sayProofResult } from "./report-words";
import type { ReviewFinding, ReviewWork } from "./work";

// Long: each part of a report is tested on the same small exercise.

const sandbox = createInProcess(await builtEngine());
afterAll(() => sandbox.close());

const on = (line: number) => ({ file: "src/fees.ts", side: "new" as const, from: line, to: line });
function finding(id: string, line: number | "whole", defect: DefectClass, proof: string | null = null): ReviewFinding {
  const place = line === "whole" ? { whole: true as const } : on(line);
  return { id, place, class: defect, severity: "major", text: "Someone pays more than was said.", proof, done: true };
}
const free = finding("free", LINES.free, "silly-logic");
const cap = finding("cap", LINES.cap, "incomplete");

const workOf = (findings: ReviewFinding[], more: Partial<ReviewWork> = {}): ReviewWork => ({
  findings,
  verdict: "request-changes",
  confidence: 80,
  read: [],
  ...more,
});

async function grade(findings: ReviewFinding[], more: Partial<ReviewWork> = {}, folder: Folder = parking()) {
  const content = readReview(folder);
  const work = workOf(findings, more);
  const report = await review.grade({ content, work, seed: "a" }, sandbox);
  expect(review.report.schema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
  return report;
}

/** The credit for a missed issue. */
const CREDIT = { value: 0, place: false, related: false, class: false, severitySteps: null, proof: false };

const CLEAN = parking({
  "key.json": JSON.stringify({ issues: [], neutral: KEY.neutral, decoys: KEY.decoys }),
  "exercise.json": JSON.stringify({ ...META, classes: [] }),
  "proofs/thirtieth-minute.test.ts": undefined,
  "proofs/no-day-cap.test.ts": undefined,
});

describe("the report of a review", () => {
  it("lists each issue as caught, partly caught or missed, and by which finding", async () => {
    const { detail } = await grade([free, finding("cap", LINES.cap, "injection")]);
    expect(detail.issues.map(({ id, outcome, finding: by, credit }) => ({ id, outcome, by, credit }))).toEqual([
      {
        id: "thirtieth-minute",
        outcome: "caught",
        by: "free",
        credit: { ...CREDIT, value: 1, place: true, class: true, severitySteps: 0 },
      },
      {
        id: "no-day-cap",
        outcome: "half",
        by: "cap",
        credit: { ...CREDIT, value: 0.5, place: true, severitySteps: 1 },
      },
      {
        id: "cheapest-last",
        outcome: "missed",
        by: null,
        credit: CREDIT,
      },
    ]);
  });

  it("explains why each issue matters, how to find it, and shows the failing test with its output", async () => {
    const { detail } = await grade([]);
    expect(detail.issues[1]).toMatchObject({
      why: KEY.issues[1]!.why,
      how: KEY.issues[1]!.how,
      ranges: [on(LINES.cap)],
      whole: true,
      weight: 8,
      proof: { source: PROOFS.cap, title: ["caps a day"], failure: { kind: "assertion" } },
      untestable: null,
    });
    expect(detail.issues[2]).toMatchObject({ proof: null, untestable: expect.stringContaining("state an order") });
    expect(detail).toMatchObject({ teaching: parking()["teaching.md"], classes: META.classes });
    expect(detail.skills).toEqual([...META.skills, "know-when-to-trust"]);
  });

  it("classifies each finding: decoy with its reason, neutral, free false alarm, other false alarm", async () => {
    const { detail } = await grade([
      finding("decoy", lineOf("Math.ceil"), "silly-logic"),
      finding("neutral", lineOf("const rest"), "silly-logic"),
      finding("alarm", lineOf("return plain(a)"), "injection"),
      finding("near", lineOf("toUpperCase"), "incomplete"),
      free,
    ]);
    const told = Object.fromEntries(
      detail.findings.map(({ id, outcome, free: isFree }) => [id, `${outcome} ${isFree}`]),
    );
    // In order of place, the finding on the decoy comes first, so that finding is the free false alarm.
    expect(told).toEqual({
      decoy: "decoy true",
      neutral: "neutral false",
      alarm: "false-alarm false",
      near: "near false",
      free: "matched false",
    });
    const whyOf = (id: string) => detail.findings.find((one) => one.id === id)!.why;
    expect(whyOf("decoy")).toEqual([KEY.decoys[0]!.why]);
    expect(whyOf("neutral")).toEqual([KEY.neutral[0]!.why]);
    const objecting = [finding("decoy", lineOf("Math.ceil"), "slow-by-design")];
    const other = await grade(objecting);
    expect(other.detail.findings).toMatchObject([{ outcome: "decoy", free: true, why: [] }]);
    const words = JSON.stringify(review.report.describe(other, workOf(objecting)));
    expect(words).toContain("Not in our key: no one has checked this objection to these lines; the first");
    expect(words).not.toContain(KEY.decoys[0]!.why);
    const { parts } = (await grade([finding("decoy", lineOf("Math.ceil"), "silly-logic")])).detail;
    expect(other.detail.parts.precision).toEqual(parts.precision);
    expect(detail.decoys.map((decoy) => decoy.left)).toEqual([false]);
    expect((await grade([free])).detail.decoys.map((decoy) => decoy.left)).toEqual([true]);
    // The learner did not leave a decoy alone if a finding on it has a proof that shows an issue.
    const proven = await grade([finding("proven", lineOf("Math.ceil"), "silly-logic", PROOFS.cap)]);
    expect(proven.detail.findings.map(({ outcome }) => outcome)).toEqual(["matched"]);
    expect(proven.detail.decoys.map((decoy) => decoy.left)).toEqual([false]);
  });

  it("says that a file has no issue only if no issue has lines there", async () => {
    const [first, ...rest] = KEY.issues;
    const other = { file: "tests/fees.test.ts", side: "new", from: 14, to: 15 };
    const inBoth = [{ ...first!, accepted: [...first!.accepted, other] }, ...rest];
    const summaries = async (folder: Folder) => {
      const report = await grade([], {}, folder);
      const open = await review.open(readReview(folder), "a");
      const page = { open, work: workOf([]), report, reader: "owner" as const, isWithheld: false, notesAt: () => null };
      const html = renderToStaticMarkup(createElement(Report, page));
      return [...html.matchAll(/<summary>(.*?)<\/summary>/g)].map(([, said]) => said);
    };
    expect(await summaries(parking())).toContain("Each step, from the findings to the score");
    expect(await summaries(parking())).toContain("tests/fees.test.ts has no issue in the key");
    const both = await summaries(parking({ "key.json": JSON.stringify({ ...KEY, issues: inBoth }) }));
    expect(both.filter((said) => said!.includes("has no issue"))).toEqual([]);
    expect(both).toContain(`tests/fees.test.ts: lines of “${first!.title}”, with the result shown elsewhere`);
  });

  it("tells a learner to dispute a result only where this is possible", async () => {
    const findings = [finding("near", lineOf("toUpperCase"), "incomplete")];
    const report = await grade(findings);
    const open = await review.open(readReview(parking()), "a");
    const page = {
      open,
      work: workOf(findings),
      report,
      reader: "owner" as const,
      isWithheld: false,
      notesAt: () => null,
    };
    const says = (disputeOf?: (id: string) => string | null) =>
      renderToStaticMarkup(createElement(Report, { ...page, ...(disputeOf && { disputeOf }) }));
    expect(says((id) => `A button for ${id}`)).toMatch(/may have meant.*dispute the result\..*A button for near/s);
    for (const html of [says(), says(() => null)]) {
      expect(html).toContain("may have meant");
      expect(html).not.toContain("dispute the result");
    }
  });

  it("shows the result of each proof", async () => {
    const said = (source: string) => `import { expect, it } from "vitest"; import { fee } from "./src/fees"; ${source}`;
    const report = await grade([
      finding("holds", 5, "silly-logic", PROOFS.cap),
      finding(
        "passes",
        61,
        "silly-logic",
        said(`it("a", () => expect(fee({ plate: "", minutes: 61, member: false })).toBe(600))`),
      ),
      finding(
        "fails",
        62,
        "silly-logic",
        said(`it("a", () => expect(fee({ plate: "", minutes: 61, member: false })).toBe(1))`),
      ),
      finding("slip", 14, "silly-logic", "it("),
      finding("none", 17, "silly-logic"),
    ]);
    const { detail } = report;
    const told = Object.fromEntries(detail.findings.map(({ id, proof }) => [id, proof?.outcome ?? null]));
    expect(told).toEqual({
      holds: "holds",
      passes: "passes-on-ai",
      fails: "fails-on-right",
      slip: "did-not-load",
      none: null,
    });
    expect(detail.findings.find(({ id }) => id === "fails")!.proof!.failure!.message).toContain("600");
    // An earlier report contains the failure on the reference, which is no longer shown.
    const earlier = JSON.parse(JSON.stringify(report), (key, value) => (key === "isOnAi" ? undefined : value));
    const read = ReviewReportSchema.parse(earlier).detail.findings;
    for (const proof of ["fails", "slip"])
      expect(read.find(({ id }) => id === proof)!.proof).toMatchObject({ title: [], failure: null });
    expect(detail.issues[1]).toMatchObject({
      finding: "holds",
      credit: { value: 1, place: false, class: false, proof: true },
    });
  });

  it("keeps the credit for place and class if the proof does not hold", async () => {
    const differs = `import { expect, it } from "vitest"; import { fee } from "./src/fees";
      const all = [29, 30, 61, 1200].map((minutes) => fee({ plate: "", minutes, member: false }));
      it("a", () => expect(all).not.toEqual([0, 300, 600, 6000]));`;
    const { score, detail } = await grade([{ ...free, proof: differs }]);
    const proof = { outcome: "only-differs", refusal: "not-everywhere", shows: [] } as const;
    expect(detail.findings[0]).toMatchObject({ outcome: "matched", proof });
    expect(detail.issues[0]!.credit).toMatchObject({ value: 1, place: true, class: true, proof: false });
    expect(score).toBe((await grade([free])).score);
    expect(PROOF_WORDS["only-differs"]).toContain("Assert the value that the issue is about.");
    // Earlier reports lack the reason.
    expect(sayProofResult({ outcome: "only-differs", failure: null })).toBe(PROOF_WORDS["only-differs"]);
    for (const refusal of ["one-value", "not-everywhere", "stops", "unchecked"] as const)
      expect(sayProofResult({ ...proof, refusal, failure: null })).not.toContain("unrelated code");
  });

  it("contains the parts of the score", async () => {
    const { score, detail } = await grade([free]);
    expect(detail.parts).toMatchObject({
      recall: { earned: 4, of: 13 },
      precision: { value: 1, matched: 1, falseAlarms: 0 },
      luck: { f1: (2 * (4 / 13)) / (1 + 4 / 13), proven: 0 },
      halved: false,
    });
    expect(detail.parts.luck!.blind).toBeGreaterThan(0);
    expect(score).toBe(Math.round(detail.parts.f * 100) / 100);
  });
});

describe("the grade", () => {
  it.skipIf(isQuick)("does not depend on the order of the findings", async () => {
    const findings = [free, cap, finding("doubt", 40, "injection"), finding("alarm", 44, "injection", PROOFS.thirty)];
    const report = await grade(findings);
    for (const order of [findings.toReversed(), [cap, findings[3]!, free, findings[2]!]])
      expect(await grade(order)).toEqual(report);
  });

  it("passes with 60% and the right verdict", async () => {
    expect(await grade([free, cap])).toMatchObject({ status: "passed" });
    expect((await grade([free, cap], { verdict: "approve" })).status).toBe("failed");
    expect(await grade([])).toMatchObject({ status: "failed", score: 0 });
  });

  it("is halved for a wrong verdict, and says so", async () => {
    const right = await grade([free, cap]);
    const wrong = await grade([free, cap], { verdict: "approve" });
    expect(wrong.detail).toMatchObject({
      verdict: { said: "approve", right: "request-changes" },
      parts: { halved: true },
    });
    expect(wrong.score).toBeCloseTo(right.detail.parts.f / 2, 2);
  });

  it("of a clean change is full for approving it, and halved for rejecting it", async () => {
    expect(await grade([], { verdict: "approve" }, CLEAN)).toMatchObject({
      status: "passed",
      score: 1,
      detail: { truth: "clean", issues: [], parts: { recall: null, luck: null } },
    });
    expect(await grade([], {}, CLEAN)).toMatchObject({ status: "failed", score: 0.5 });
  });

  it("counts a copied proof once", async () => {
    const pasted = [5, 11, 40, 44].map((line, i) => finding(`p${i}`, line, "injection", PROOFS.cap));
    const { detail } = await grade(pasted);
    expect(detail.issues.map((issue) => issue.credit.value)).toEqual([0, 1, 0]);
    expect(detail.parts.precision).toMatchObject({ matched: 1, falseAlarms: 2 });
  });
});

describe("the kind", () => {
  const content = readReview(parking());
  it("shows what a verdict says about trust", async () => {
    const trialOf = async (...asked: Parameters<typeof grade>) =>
      review.report.facts(await grade(...asked), workOf(asked[0], asked[1])).trial;
    expect(await trialOf([free])).toEqual({ flawed: true, requested: true });
    expect(await trialOf([], { verdict: "approve" }, CLEAN)).toEqual({ flawed: false, requested: false });
    expect([review.can.change?.isFlawed(content), review.can.change?.isFlawed(readReview(CLEAN))]).toEqual([
      true,
      false,
    ]);
  });

  it("shows how far each issue was caught, and where correct code was called wrong", async () => {
    const findings = [free, finding("cap", LINES.cap, "injection"), finding("odd", "whole", "slow-by-design")];
    const facts = review.report.facts(await grade(findings, { verdict: "approve" }), workOf(findings));
    expect(ReportFactsSchema.parse(facts)).toEqual(facts);
    expect(facts.parts.filter(({ type }) => type === "issue").map(({ id, share }) => [id, share])).toEqual([
      ["thirtieth-minute", 1],
      ["no-day-cap", 0.5],
      ["cheapest-last", 0],
    ]);
    expect(facts.parts.filter(({ type }) => type === "decoy").every(({ share }) => share === 1)).toBe(true);
    expect(facts.classes.map(({ caught }) => caught)).toEqual([true, true, false]);
    expect(facts.falseAlarms).toEqual([{ file: null, side: "new", from: 0, to: 0, class: "slow-by-design" }]);
    // The correct verdict was to request changes.
    expect(facts.cameTrue).toBe(false);
  });

  it("is proven by a proof that shows an issue, or by the right verdict on a clean change without a false alarm", async () => {
    const isProven = async (...args: Parameters<typeof grade>) => review.can.backing!.isProven(await grade(...args));
    const wrong = 'import { expect, it } from "vitest";\nit("no", () => expect(1).toBe(2));';
    expect(await isProven([free, cap])).toBe(false);
    expect(await isProven([free, { ...cap, proof: wrong }])).toBe(false);
    expect(await isProven([free, { ...cap, proof: PROOFS.cap }])).toBe(true);
    expect(await isProven([], { verdict: "approve" }, CLEAN)).toBe(true);
    expect(await isProven([free], { verdict: "approve" }, CLEAN)).toBe(false);
    expect(await isProven([], {}, CLEAN)).toBe(false);
  });

  it("shows strangers only what confirms each finding, and no type of defect that the key rejects", async () => {
    const shown = async (findings: ReviewFinding[], folder = parking()) => {
      const work = workOf(findings);
      const report = await review.grade({ content: readReview(folder), work, seed: "a" }, sandbox);
      return review.can.shownResult!(report, work).findings.map(({ place, class: defect, confirmed, proof }) => [
        place.split(", ").at(-1),
        defect,
        confirmed,
        proof,
      ]);
    };
    const at = (line: number) => `line ${line}`;
    const ungraded = "the explanation was not graded";
    const test = "confirmed by the learner’s test, which fails on this code and passes on a correct version";
    const far = `the severity was not confirmed, and ${ungraded}`;
    const caller = lineOf("sum + fee(stay)");
    const key = { ...KEY, neutral: [{ ...on(caller), why: "It adds up what it gets.", of: ["thirtieth-minute"] }] };
    const withCaller = parking({ "key.json": JSON.stringify(key) });
    expect(await shown([free, { ...cap, severity: "minor" }])).toEqual([
      [at(LINES.free), "silly-logic", `confirmed by place and type of defect; ${ungraded}`, null],
      [at(LINES.cap), "incomplete", `confirmed by place and type of defect; ${far}`, null],
    ]);
    const elsewhere = [finding("related", caller, "silly-logic"), finding("cap", "whole", "incomplete")];
    expect(await shown(elsewhere, withCaller)).toEqual([
      [at(caller), "silly-logic", `confirmed by type of defect, on lines that show it; ${ungraded}`, null],
      ["the whole change", "incomplete", `confirmed by type of defect only; ${far}`, null],
    ]);
    // If the place is correct but the type of defect isn't, only a test that shows the issue confirms the finding.
    expect(await shown([finding("cap", LINES.cap, "injection"), { ...free, proof: PROOFS.cap }])).toEqual([
      [at(LINES.free), "silly-logic", `confirmed by place and type of defect; ${ungraded}`, null],
    ]);
    expect(await shown([finding("cap", LINES.cap, "injection", PROOFS.cap)])).toEqual([
      [at(LINES.cap), "injection", `${test}; the type of defect was not confirmed`, PROOFS.cap],
    ]);
  });

  it("says nothing of the grader's result to strangers if only a person passed the work", async () => {
    const shown = async (...asked: Parameters<typeof grade>) =>
      review.can.shownResult!(await grade(...asked), workOf(asked[0], asked[1])).result;
    expect(await shown([free, cap])).toBe(
      "Correctly requested changes: found 2 of 3 known issues in this change (none proven by a test); no false alarms.",
    );
    // An issue whose type of defect was not confirmed isn't listed, so it isn't counted, either.
    const partly = [{ ...free, proof: PROOFS.thirty }, cap, finding("order", LINES.order, "injection")];
    expect(await shown(partly)).toContain("found 2 of 3 known issues in this change (1 proven by a test);");
    const byPerson = "A mentor or lead decided that this work passes.";
    expect(await shown([free, cap], { verdict: "approve" })).toBe(byPerson);
    expect(await shown([], {}, CLEAN)).toBe(byPerson);
    expect(await shown([])).toBe(byPerson);
  });

  describe("holds a false alarm", () => {
    const file = (body: string) => `import { expect, it } from "vitest";\nimport { fee } from "./src/fees";\n${body}`;
    const stay = '{ plate: "A", minutes: 60, member: false }';
    const contesting = file(`it("is dear", () => { expect(fee(${stay})).toBe(123_456); });`);
    const outcomesOf = async (...args: Parameters<typeof grade>) =>
      (await grade(...args)).detail.findings.map(({ outcome }) => outcome);
    const far = (id: string, proof: string | null) => finding(id, 1, "slow-by-design", proof);

    it("whose test fails on both by an assertion about what the code does, and no other", async () => {
      expect(await outcomesOf([far("a", contesting)], {}, CLEAN)).toEqual(["held"]);
      for (const body of [
        'it("is wrong", () => { expect(1).toBe(2); });',
        `it("calls it first", () => { fee(${stay}); expect(1).toBe(2); });`,
        `it("ends with an error", () => { expect(fee(${stay}).no.such).toBe(2); });`,
        `it("calls what is not there", () => { (fee as any).cents(${stay}); expect(fee(${stay})).toBe(1); });`,
      ])
        expect([body, await outcomesOf([far("a", file(body))], {}, CLEAN)]).toEqual([body, ["free-doubt"]]);
      const alone = 'import { expect, it } from "vitest";\nit("imports nothing", () => { expect(1).toBe(2); });';
      expect(await outcomesOf([far("a", alone)], {}, CLEAN)).toEqual(["free-doubt"]);
    });

    it("so that a verdict on a clean change is open: not passed, not halved, and nothing about trust", async () => {
      const report = await grade([far("a", contesting)], {}, CLEAN);
      expect(report).toMatchObject({ status: "failed", score: 1, detail: { parts: { halved: false } } });
      expect(review.report.facts(report, workOf([far("a", contesting)]))).toMatchObject({ contest: "open" });
      expect(review.report.headline(report, "owner")).toMatchObject({
        title: expect.stringContaining("a person has to look"),
      });
      expect(review.can.standBy!.held(report)).toBe("a");
      // Approving is the correct verdict, however a mentor rules on the finding.
      const approved = await grade([far("a", contesting)], { verdict: "approve-with-comments" }, CLEAN);
      expect(approved).toMatchObject({ status: "passed", score: 1 });
      expect(review.report.facts(approved, workOf([], { verdict: "approve-with-comments" }))).toMatchObject({
        contest: null,
      });
    });

    it("only the first, and scores the others without it", async () => {
      const others = [finding("b", 3, "slow-by-design", contesting), finding("c", 5, "slow-by-design")];
      expect(await outcomesOf([far("a", contesting), ...others], {}, CLEAN)).toEqual([
        "held",
        "free-doubt",
        "false-alarm",
      ]);
      const [held, without] = [await grade([free, cap, far("a", contesting)]), await grade([free, cap])];
      expect(held).toMatchObject({ score: without.score, status: "passed", detail: { parts: without.detail.parts } });
      // On a flawed change, the verdict doesn't count for trust, either. Otherwise such tests would raise d′.
      expect(review.report.facts(held, workOf([far("a", contesting)]))).toMatchObject({ contest: "verdict" });
    });
  });

  it("holds a finding on neutral lines whose test contests the reference, and asks a person", async () => {
    const body = `it("is dear", () => { expect(fee({ plate: "A", minutes: 60, member: false })).toBe(123_456); });`;
    const test = `import { expect, it } from "vitest";\nimport { fee } from "./src/fees";\n${body}`;
    const neutral = (proof: string | null) => [finding("a", lineOf("const rest"), "silly-logic", proof)];
    const report = await grade(neutral(test), {}, CLEAN);
    expect(report).toMatchObject({ status: "failed", score: 1, detail: { parts: { halved: false } } });
    expect(review.report.facts(report, workOf(neutral(test)))).toMatchObject({ contest: "open" });
    expect(review.can.standBy!.held(report)).toBe("a");
    expect(review.report.headline(report, "owner").title).toContain("a person has to look");
    const other = await grade(neutral("expect(1).toBe(2);"), {}, CLEAN);
    expect(other).toMatchObject({ status: "failed", score: 0.5, detail: { findings: [{ outcome: "neutral" }] } });
  });

  it("refuses lines that do not exist", () => {
    const work = (place: ReviewFinding["place"]) => ({
      findings: [{ ...free, place }],
      verdict: "approve" as const,
      confidence: 50,
      read: [],
    });
    expect(review.work.problemsOf(content, work(on(LINES.free)))).toEqual([]);
    expect(review.work.problemsOf(content, work({ whole: true }))).toEqual([]);
    expect(review.work.problemsOf(content, work(on(900)))).toEqual([
      { path: "findings.0.place", message: expect.stringContaining("has 59 lines") },
    ]);
    expect(review.work.problemsOf(content, work({ ...on(1), side: "old" }))).toHaveLength(1);
    expect(review.work.problemsOf(content, work({ ...on(1), file: "src/gate.ts" }))).toEqual([
      { path: "findings.0.place", message: expect.stringContaining("not part of this change") },
    ]);
  });

  it("has samples, best first, that can be submitted", async () => {
    for (const folder of [parking(), CLEAN]) {
      const scores: number[] = [];
      for (const { work } of review.samples(readReview(folder))) {
        expect(review.work.schema.parse(JSON.parse(JSON.stringify(work)))).toEqual(work);
        scores.push((await review.grade({ content: readReview(folder), work, seed: "a" }, sandbox)).score);
      }
      expect(scores[0]).toBe(1);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
    }
  });
});
