import { afterAll, describe, expect, it } from "vitest";
import type { RunResult, Sandbox } from "~/sandbox/contract";
import { createInProcess } from "~/sandbox/in-process";
import { builtEngine } from "~/sandbox/wasm.server";
import { DEFECT_CLASS_IDS } from "../defect-classes";
import { SEVERITIES } from "../place";
import { seeded } from "../seeded";
import { calmOf } from "./calm";
import { readReview } from "./content";
import { describeReview } from "./describe";
import { KEY, lineOf, META, PROOFS, parking, withKey } from "./fixtures/parking";
import { gradeReview } from "./grade";
import { headlineOfReview } from "./headline";
import type { ReportProof, ReviewReport } from "./report-schema";
import { PROOF_WORDS, sayProofResult } from "./report-words";
import { VERDICTS } from "./verdict";
import type { ReviewFinding, ReviewWork } from "./work";

// Long: the facts that the sentences of a report are compared with.

const engine = createInProcess(await builtEngine());
const runs = new Map<string, Promise<RunResult>>();
/** The same request gives the same result, so each request runs once. */
const sandbox: Sandbox = {
  ...engine,
  run: (request) => {
    const name = JSON.stringify(request);
    const known = runs.get(name) ?? engine.run(request);
    runs.set(name, known);
    return known;
  },
  matrix: (request) => engine.matrix(request),
  close: () => engine.close(),
};
afterAll(() => sandbox.close());

/** Classes from the key, and some classes that the key doesn't contain. */
const CLASSES = [...KEY.issues.flatMap(({ classes }) => classes), ...DEFECT_CLASS_IDS.slice(9, 12)] as const;

const FEES = parking()["after/src/fees.ts"]!;
const repaired = (...ids: string[]) =>
  KEY.issues
    .filter(({ id }) => ids.includes(id))
    .reduce((code, { mend }) => mend.reduce((left, { find, put }) => left.replace(find[0]!, put[0]!), code), FEES);

const CHANGES = {
  flawed: parking(),
  "minor-only": withKey((key) => ({ ...key, issues: key.issues.map((one) => ({ ...one, severity: "minor" })) })),
  clean: parking({
    "key.json": JSON.stringify({ ...KEY, issues: [] }),
    "exercise.json": JSON.stringify({ ...META, classes: [] }),
    "proofs/thirtieth-minute.test.ts": undefined,
    "proofs/no-day-cap.test.ts": undefined,
  }),
  // The change has no daily cap, but the key doesn't list this issue.
  unlisted: parking({
    "key.json": JSON.stringify({ ...KEY, issues: KEY.issues.slice(0, 1) }),
    "reference/src/fees.ts": repaired("thirtieth-minute", "no-day-cap"),
    "variants/thirtieth-minute/one-issue/src/fees.ts": repaired("no-day-cap"),
    "variants/thirtieth-minute/all-but-one/src/fees.ts": repaired("thirtieth-minute"),
    "proofs/no-day-cap.test.ts": undefined,
  }),
};
type Change = keyof typeof CHANGES;

const test = (body: string) => `import { expect, it } from "vitest"; import { fee } from "./src/fees"; ${body}`;
const cents = (minutes: number) => `fee({ plate: "", minutes: ${minutes}, member: false })`;
/** Proofs, each with its result on a change with issues and on a clean change, where the AI's code is correct. */
const TESTS: readonly [source: string, flawed: ReportProof["outcome"], clean: ReportProof["outcome"]][] = [
  [PROOFS.thirty, "holds", "fails-on-right"],
  [PROOFS.cap, "holds", "fails-on-right"],
  [test(`it("a", () => expect(${cents(61)}).toBe(600))`), "passes-on-ai", "passes-on-ai"],
  [test(`it("a", () => expect(${cents(61)}).toBe(1))`), "fails-on-right", "fails-on-right"],
  [test(`it("a", () => expect(1).toBe(2))`), "fails-on-right", "fails-on-right"],
  [
    test(`it("a", () => expect([${[29, 30, 61, 1200].map(cents)}]).not.toEqual([0, 300, 600, 6000]))`),
    "only-differs",
    "fails-on-right",
  ],
  [test(`it("a", () => { if (${cents(30)} > 0) throw new Error("dear"); })`), "asserts-nothing", "fails-on-right"],
  ["it(", "did-not-load", "did-not-load"],
];

function draw(random: () => number): ReviewWork {
  const one = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)]!;
  const findings = Array.from({ length: Math.floor(random() * 6) }, (_, i): ReviewFinding => {
    const isQuiet = random() < 0.1;
    const from = isQuiet ? lineOf("const rest") : 1 + Math.floor(random() * 55);
    const to = from + (isQuiet ? 0 : Math.floor(random() * 3));
    const isWhole = i === 0 && random() < 0.2;
    const place: ReviewFinding["place"] = isWhole ? { whole: true } : { file: "src/fees.ts", side: "new", from, to };
    const said = { class: one(CLASSES) as ReviewFinding["class"], severity: one(SEVERITIES) };
    const proof = random() < 0.3 ? one(TESTS)[0] : null;
    return { id: `f${i}`, place, ...said, text: "Something about it is not good.", proof, done: true };
  });
  return { findings, verdict: one(VERDICTS), confidence: 80, read: [] };
}

/** Compares what a report says about the verdict with the facts. */
function judgeVerdict(
  { status, score, detail }: ReviewReport,
  work: ReviewWork,
  said: { title: string; lead: string; verdict: string },
) {
  const { issues, findings, parts } = detail;
  const isFlawed = issues.some(({ severity }) => severity !== "minor");
  const requests = work.verdict === "request-changes";
  const contests = findings.some(({ proof }) => proof?.contests);
  const isOpen = requests && !isFlawed && contests;
  const isRight = requests === isFlawed;
  const says = isOpen ? "Undecided" : isRight ? "Right" : "Wrong";
  expect(said.verdict.startsWith(`${says} verdict`)).toBe(true);
  expect(/can’t score your verdict/.test(said.lead)).toBe(isOpen);
  expect(/person has to look/.test(said.title)).toBe(isOpen);
  expect(/was right/.test(said.lead)).toBe(says === "Right");
  expect(/wrong verdict halves/.test(said.lead)).toBe(says === "Wrong");
  expect(parts.halved).toBe(says === "Wrong");
  const best = isFlawed ? "request-changes" : issues.length > 0 ? "approve-with-comments" : "approve";
  expect(said.lead.includes("fits best")).toBe(says === "Right" && work.verdict !== best);
  expect(score).toBe(Math.round(parts.f * (says === "Wrong" ? 50 : 100)) / 100);
  if (says !== "Right") expect(status).toBe("failed");
  if (isFlawed) return;

  const alarms = parts.precision.falseAlarms;
  const missed = issues.filter(({ credit }) => credit.value === 0).length;
  const isPartial = issues.some(({ credit }) => credit.value > 0 && credit.value < 1);
  const isCalm = says === "Right" && alarms < 2;
  expect(/safe to merge/i.test(said.title)).toBe(isCalm && missed === issues.length);
  expect(/could be merged|Nothing was wrong/.test(said.title)).toBe(says === "Wrong");
  expect(/findings match no issue/.test(said.title)).toBe(says === "Right" && alarms > 1);
  expect(/all of them found/.test(said.title)).toBe(isCalm && issues.length > 0 && missed === 0);
  expect(/at least in part/.test(said.title)).toBe(isCalm && missed < issues.length && isPartial);
  if (issues.length === 0) expect(parts.f).toBe(calmOf(alarms));
}

const seen = new Set<string>();

describe.each(Object.keys(CHANGES) as Change[])("300 reports on a change: %s", (name) => {
  it("say nothing that the facts contradict", { timeout: 240_000 }, async () => {
    const content = readReview(CHANGES[name]);
    const random = seeded(`reports ${name}`);
    for (let i = 0; i < 300; i++) {
      const work = draw(random);
      const report = await gradeReview({ content, work, seed: "a" }, sandbox);
      const { issues, findings, parts } = report.detail;
      const described = describeReview(report, work);
      const lines = described.flatMap((part) => part.lines.map((line) => ({ part: part.title, ...line })));
      const { title, lead } = headlineOfReview(report, "owner");
      for (const { outcome, issue, proof } of findings) {
        seen.add(`${outcome} ${issue === null}`);
        if (proof) seen.add(proof.outcome);
      }
      judgeVerdict(report, work, { title, lead, verdict: described[0]!.lines[0]!.text });

      const saidBy = (id: string | null) => work.findings.find((one) => one.id === id);
      const found = issues.filter(({ finding }) => finding !== null);
      const proven = found.filter(({ id, finding }) =>
        findings.some((one) => one.id === finding && one.proof?.shows.includes(id)),
      );
      if (issues.length > 0) {
        const placed = found.filter(({ finding, credit }) => {
          const said = saidBy(finding)!;
          return !("whole" in said.place) && (credit.place || credit.related);
        });
        expect(lead).toContain(`Places found: ${placed.length} of ${issues.length} · `);
        expect(lead.includes(" · proven: ")).toBe(issues.some(({ credit }) => credit.proof));
        const isUnproven = issues.every(({ credit }) => !credit.proof);
        expect(lead).toContain(`explanation: not checked by a ${isUnproven ? "test or a person" : "person"}.`);
      } else expect(lead).not.toContain("found:");
      if (/^You caught all/.test(title)) expect(issues.every(({ credit }) => credit.value === 1)).toBe(true);
      if (/^You missed all/.test(title)) expect(found).toEqual([]);

      const ofIssues = lines.filter(({ part }) => part === "Issues");
      for (const { title, classes, severity, finding, credit } of issues) {
        const { text, below = [] } = ofIssues.find((line) => line.text.includes(title))!;
        const said = saidBy(finding);
        expect(text.startsWith("Missed")).toBe(!said);
        if (!said) continue;
        expect(text.includes("right kind")).toBe(said.class === classes[0]);
        expect(text.includes("another kind")).toBe(!classes.includes(said.class));
        expect(text.includes("right place")).toBe(credit.place);
        expect(text.includes(", proven")).toBe(credit.proof);
        if (credit.proof) expect(proven.map((one) => one.finding)).toContain(finding);
        const about = below.find((line) => line.startsWith("Severity marked"));
        expect(about !== undefined).toBe(said.severity !== severity);
        const isFar = [said.severity, severity].sort().join() === "blocker,minor";
        expect(about?.includes("halves") ?? false).toBe(isFar && classes.includes(said.class) && !credit.proof);
      }

      const ofFindings = lines.filter(({ part }) => part === "Other findings");
      const others = findings.filter(({ outcome }) => outcome !== "matched");
      expect(ofFindings).toHaveLength(others.length);
      const counted = ofFindings.filter(({ text }) => /against the score|so this finding cost nothing/.test(text));
      expect(counted).toHaveLength(parts.precision.falseAlarms);
      const held = others.filter(({ outcome }) => outcome === "held");
      expect(ofFindings.filter(({ text }) => text.startsWith("Waiting for a person"))).toHaveLength(held.length);
      expect(held.length).toBeLessThan(2);
      for (const { proof } of held) expect(proof).toMatchObject({ outcome: "fails-on-right", contests: true });
      // A false alarm with a contesting test is charged only if another finding is held.
      const isAlarm = (outcome: string) => ["decoy", "free-doubt", "false-alarm"].includes(outcome);
      if (others.some(({ outcome, proof }) => isAlarm(outcome) && proof?.contests)) expect(held).toHaveLength(1);
      // A decoy's reason is shown only for findings whose class the reason answers.
      const decoys = others.filter(({ outcome }) => outcome === "decoy");
      const answered = decoys.filter(({ id }) => ["silly-logic", "misread-requirement"].includes(saidBy(id)!.class));
      expect(ofFindings.filter(({ text }) => text.startsWith("Looks wrong"))).toHaveLength(answered.length);
      const reasons = ofFindings.filter(({ below = [] }) => below.includes(KEY.decoys[0]!.why));
      expect(reasons).toHaveLength(answered.length);
      const bonuses = others.filter(({ outcome }) => outcome === "bonus");
      expect(ofFindings.filter(({ text }) => text.includes("It earns a bonus"))).toHaveLength(bonuses.length);
      for (const { proof } of bonuses) expect(proof).toMatchObject({ outcome: "holds", shows: [] });
      for (const { id, outcome } of others) {
        const said = saidBy(id)!;
        const missed = issues.filter((one) => one.finding === null && one.classes.includes(said.class));
        // A finding with the class of a missed issue, in that issue's file, is never called unlisted.
        if (missed.length === 0 || ["further", "decoy", "bonus", "held"].includes(outcome)) continue;
        expect(findings.find((one) => one.id === id)!.issue).not.toBe(null);
      }
      expect(ofFindings.some(({ text }) => /not an issue/i.test(text))).toBe(false);

      const ofProofs = lines.flatMap(({ below = [] }) => below.filter((line) => line.startsWith("Its proof")));
      const expected = work.findings.flatMap(({ proof }) => {
        const [, flawed, clean] = TESTS.find(([source]) => source === proof) ?? [];
        const outcome = name === "clean" ? clean : flawed;
        // The test that only differs passes on the versions that have one of the issues.
        const refusal = outcome === "only-differs" ? "not-everywhere" : undefined;
        return outcome ? [sayProofResult({ outcome, refusal, failure: null })] : [];
      });
      // If a held finding matched an issue, its proof appears twice: with the finding and with the issue.
      const twice = found.flatMap(({ finding }) => (held.some(({ id }) => id === finding) ? ["twice"] : []));
      expect(ofProofs).toHaveLength(expected.length + twice.length);
      for (const words of expected) expect(ofProofs.some((line) => line.includes(words))).toBe(true);
    }
  });
});

it("the reports show every outcome", () => {
  expect([...seen].sort()).toEqual(
    expect.arrayContaining([
      ...Object.keys(PROOF_WORDS),
      "bonus true",
      "decoy true",
      "false-alarm true",
      "free-doubt true",
      "further false",
      "held false",
      "held true",
      "matched false",
      "near false",
      "near true",
      "neutral true",
    ]),
  );
});
