import { createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { StaticRouter } from "react-router-dom/server";
import { afterAll, describe, expect, it } from "vitest";
import { DEFECT_CLASS_IDS } from "~/kinds/defect-classes";
import type { Folder } from "~/kinds/exercise";
import { DEDUPE, GIVES_UP, PUTS_OFF } from "~/kinds/fix/fixtures/dedupe";
import { DISTANCES } from "~/kinds/fix/fixtures/distances";
import { BREAKS, HALF, PAGES, RIGHT, SPECIAL, testOf } from "~/kinds/fix/fixtures/pages";
import { SEVERITIES } from "~/kinds/place";
import { KIND_IDS, KINDS, type KindId } from "~/kinds/registry";
import { reportOf } from "~/kinds/report-component";
import type { ReportReader } from "~/kinds/report-reader";
import { KEY, LINES, META, PROOFS, parking } from "~/kinds/review/fixtures/parking";
import { seeded } from "~/kinds/seeded";
import { RULING_ENDS } from "~/kinds/stand-by";
import { HAPPY, MODEL, NARROW, NEGATIVE, SHARE, suiteOf } from "~/kinds/test/fixtures/share";
import { createInProcess } from "~/sandbox/in-process";
import { builtEngine } from "~/sandbox/wasm.server";
import { runs } from "../setup/runs";

/**
 * A report addresses its reader as "you" only if the reader is the learner. For mentors, the report refers to the
 * learner.
 */

const sandbox = createInProcess(await builtEngine());
afterAll(() => sandbox.close());

interface Handed {
  readonly folder: Folder;
  readonly work: unknown;
}

const random = seeded("reports about learners");
const one = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;

const CONTESTING = `import { expect, it } from "vitest";
import { fee } from "./src/fees";
it("is dear", () => { expect(fee({ plate: "A", minutes: 60, member: false })).toBe(123_456); });`;
const IDLE = PROOFS.cap.replace("toBe(2_000)", "toBeGreaterThan(0)");
const WITHOUT_PROOFS = { "proofs/thirtieth-minute.test.ts": undefined, "proofs/no-day-cap.test.ts": undefined };
const keyOf = (issues: readonly object[]) => JSON.stringify({ ...KEY, issues });
const REVIEWS: readonly Folder[] = [
  parking(),
  parking({ ...WITHOUT_PROOFS, "key.json": keyOf(KEY.issues.filter(({ severity }) => severity === "minor")) }),
  parking({ ...WITHOUT_PROOFS, "key.json": keyOf([]), "exercise.json": JSON.stringify({ ...META, classes: [] }) }),
];

function drawReview(): Handed {
  const findings = Array.from({ length: Math.floor(random() * 5) }, (_, i) => {
    const from = one([...Object.values(LINES), 1 + Math.floor(random() * 55)]);
    const place = i === 0 && random() < 0.3 ? { whole: true } : { file: "src/fees.ts", side: "new", from, to: from };
    const proof = random() < 0.4 ? one([PROOFS.cap, PROOFS.thirty, CONTESTING, IDLE, "it("]) : null;
    const said = { class: one(["silly-logic", "incomplete", ...DEFECT_CLASS_IDS]), severity: one(SEVERITIES) };
    return { id: `f${i}`, place, ...said, text: "The price is wrong on these lines.", proof, done: true };
  });
  const verdict = one(findings.length > 0 ? ["approve", "request-changes", "approve-with-comments"] : ["approve"]);
  return { folder: one(REVIEWS), work: { findings, verdict, confidence: 80, read: [] } };
}

const fix = (files: Readonly<Record<string, string>>, folder: Folder, scratch?: string): Handed => ({
  folder,
  work: { files, confidence: 80, ...(scratch && { scratch }) },
});
const pages = (source: string) => fix({ "src/pages.ts": source }, PAGES);
const suite = (text: string): Handed => ({ folder: SHARE, work: { suite: text, confidence: 80 } });
const DISTANCE = "src/distances.ts";

const HANDED: Readonly<Record<KindId, readonly Handed[]>> = {
  review: Array.from({ length: runs(120) }, drawReview),
  fix: [
    ...[RIGHT, HALF, BREAKS, SPECIAL, "export const nothing = ;"].map(pages),
    fix({}, PAGES, testOf("own")),
    ...[GIVES_UP, PUTS_OFF].map((source) => fix({ "src/dedupe.ts": source }, DEDUPE)),
    fix({ "src/dedupe.ts": DEDUPE["reference/src/dedupe.ts"]! }, DEDUPE),
    fix({}, DISTANCES),
    fix({ [DISTANCE]: DISTANCES[`reference/${DISTANCE}`]! }, DISTANCES),
    fix({ [DISTANCE]: `// ${"x".repeat(100)}\n${DISTANCES[`code/${DISTANCE}`]!}` }, DISTANCES),
  ],
  test: [
    ...[[HAPPY], [HAPPY, HAPPY, NARROW], [NEGATIVE, HAPPY]].map((tests) => suite(suiteOf(...(tests as never[])))),
    suite(MODEL),
    suite("it("),
    suite('throw new Error("stop");'),
    suite('import { it } from "vitest";\nit("is nothing", () => {});\nit.skip("waits", () => {});'),
    suite(suiteOf(["wrong", "expect(share(1, 2)).toBe(51);"], ["breaks", "(null as any).x;"], HAPPY)),
    suite(suiteOf(["counts", "for (let i = 0; i < 300; i++) expect(share(i, 300)).toBe(Math.round(i / 3));"], HAPPY)),
    suite(
      MODEL + Array.from({ length: 36 }, (_, i) => `it("t${i}", () => { expect(share(1, 2)).toBe(50); });`).join("\n"),
    ),
  ],
};

/**
 * Variants of a graded report that the small exercises here can't produce: other classes and rulings in a review, and
 * other statuses in a test's report.
 */
function variantsOf(kind: KindId, report: { detail: Record<string, never> }): unknown[] {
  const held = KINDS[kind].can.standBy;
  if (held) {
    // The headline says what to practise, based on the class of the worst missed issue. The key here contains only a
    // few classes.
    const issues = (report.detail as { issues?: readonly object[] }).issues ?? [];
    const classes = [one(DEFECT_CLASS_IDS)];
    const ofClass = { ...report, detail: { ...report.detail, issues: issues.map((issue) => ({ ...issue, classes })) } };
    return [ofClass, ...[report, ...RULING_ENDS.map((end) => held.withEnd(report, end))]];
  }
  const { tests, failure } = report.detail as unknown as { tests?: readonly object[]; failure: unknown };
  if (!tests || failure) return [report];
  return [
    report,
    ...["empty", "broad", "unexamined", "heavy", "waiting", "skipped"].map((status) => ({
      ...report,
      detail: { ...report.detail, tests: tests.map((test) => ({ ...test, status })) },
    })),
  ];
}

const html = (page: ReactElement) => renderToStaticMarkup(createElement(StaticRouter, { location: "/" }, page));

async function pagesOf(kind: KindId, { folder, work }: Handed, reader: ReportReader): Promise<string[]> {
  const { read, open, work: works, grade, report: reports } = KINDS[kind];
  const { content } = read(folder);
  const parsed = works.schema.parse(work);
  const [report, shown] = [await grade({ content, work: parsed, seed: "a" }, sandbox), await open(content, "a")];
  return variantsOf(kind, report as never).flatMap((said) =>
    [true, false].map((isWithheld) => {
      const props = { open: shown, work: parsed, report: said, reader, isWithheld, notesAt: () => null };
      const { title, lead } = reports.headline(said, reader);
      return `${title}\n${lead}\n${html(createElement(reportOf(kind), props))}`;
    }),
  );
}

const SPEAKS = /.{0,60}\b(?:you|your|yours|yourself)\b.{0,60}/gi;

describe.each(KIND_IDS)("the report of a %s", (kind) => {
  it("speaks about the learner, not to them, if someone else reads it", async () => {
    for (const handed of HANDED[kind])
      for (const page of await pagesOf(kind, handed, "other")) expect(page.match(SPEAKS)).toBeNull();
  });

  it("speaks to the learner who reads it", async () => {
    const said = (await pagesOf(kind, HANDED[kind][1]!, "owner")).join("\n");
    expect(said).toMatch(SPEAKS);
    expect(said).not.toMatch(/\bthe learner’s (?:suite|fix|review|code)\b/i);
  });
});
