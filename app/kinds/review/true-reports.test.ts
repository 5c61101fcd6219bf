import { afterAll, expect, it } from "vitest";
import { createInProcess } from "~/sandbox/in-process";
import { builtEngine } from "~/sandbox/wasm.server";
import { DEFECT_CLASS_IDS } from "../defect-classes";
import { SEVERITIES } from "../place";
import { seeded } from "../seeded";
import { readReview } from "./content";
import { describeReview } from "./describe";
import { KEY, lineOf, parking } from "./fixtures/parking";
import { gradeReview } from "./grade";
import { headlineOfReview } from "./headline";
import type { ReviewFinding, ReviewWork } from "./work";

const sandbox = createInProcess(await builtEngine());
afterAll(() => sandbox.close());

/** Classes from the key, and some classes that the key doesn't contain. */
const CLASSES = [...KEY.issues.flatMap(({ classes }) => classes), ...DEFECT_CLASS_IDS.slice(9, 12)] as const;

function draw(random: () => number): ReviewWork {
  const one = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)]!;
  const findings = Array.from({ length: Math.floor(random() * 6) }, (_, i): ReviewFinding => {
    const isQuiet = random() < 0.1;
    const from = isQuiet ? lineOf("const rest") : 1 + Math.floor(random() * 55);
    const to = from + (isQuiet ? 0 : Math.floor(random() * 3));
    const isWhole = i === 0 && random() < 0.2;
    const place: ReviewFinding["place"] = isWhole ? { whole: true } : { file: "src/fees.ts", side: "new", from, to };
    const said = { class: one(CLASSES) as ReviewFinding["class"], severity: one(SEVERITIES) };
    return { id: `f${i}`, place, ...said, text: "Something about it is not good.", proof: null, done: true };
  });
  return { findings, verdict: one(["approve", "request-changes"]), confidence: 80, read: [] };
}

it("300 reports say nothing that the facts contradict", async () => {
  const content = readReview(parking());
  const seen = new Set<string>();
  const random = seeded("reports");
  for (let i = 0; i < 300; i++) {
    const work = draw(random);
    const report = await gradeReview({ content, work, seed: "a" }, sandbox);
    const { issues, findings, parts } = report.detail;
    const lines = describeReview(report, work).flatMap((part) =>
      part.lines.map((line) => ({ part: part.title, ...line })),
    );
    const { title, lead } = headlineOfReview(report, "owner");
    for (const { outcome, issue } of findings) seen.add(`${outcome} ${issue === null}`);

    const found = issues.filter(({ finding }) => finding !== null);
    expect(lead).toContain(`Places found: ${found.length} of ${issues.length} · `);
    expect(lead).toContain("explanation: not checked");
    if (/^You caught all/.test(title)) expect(issues.every(({ credit }) => credit.value === 1)).toBe(true);
    if (/^You missed all/.test(title)) expect(found).toEqual([]);

    const ofIssues = lines.filter(({ part }) => part === "Issues");
    for (const { title, classes, severity, finding, credit } of issues) {
      const { text, below = [] } = ofIssues.find((line) => line.text.includes(title))!;
      const said = work.findings.find(({ id }) => id === finding);
      expect(text.startsWith("Missed")).toBe(!said);
      if (!said) continue;
      expect(text.includes("right kind")).toBe(said.class === classes[0]);
      expect(text.includes("another kind")).toBe(!classes.includes(said.class));
      expect(text.includes("right place")).toBe(credit.place);
      const about = below.find((line) => line.startsWith("Severity marked"));
      expect(about !== undefined).toBe(said.severity !== severity);
      const isFar = [said.severity, severity].sort().join() === "blocker,minor";
      expect(about?.includes("halves") ?? false).toBe(isFar && classes.includes(said.class));
    }

    const ofFindings = lines.filter(({ part }) => part === "Findings that match no issue");
    expect(ofFindings).toHaveLength(work.findings.length - found.length);
    const counted = ofFindings.filter(({ text }) => /lowers the precision|so this finding cost nothing/.test(text));
    expect(counted).toHaveLength(parts.precision.falseAlarms);
    for (const { id, outcome } of findings.filter((one) => one.outcome !== "matched")) {
      const said = work.findings.find((one) => one.id === id)!;
      const missed = issues.filter((one) => one.finding === null && one.classes.includes(said.class));
      // A finding with the class of a missed issue, in that issue's file, is never called unlisted.
      if (missed.length === 0 || outcome === "further" || outcome === "decoy") continue;
      expect(findings.find((one) => one.id === id)!.issue).not.toBe(null);
    }
    expect(ofFindings.some(({ text }) => /not an issue/i.test(text))).toBe(false);
  }
  expect([...seen].sort()).toEqual(
    expect.arrayContaining([
      "decoy true",
      "false-alarm true",
      "free-doubt true",
      "further false",
      "matched false",
      "near false",
      "near true",
      "neutral true",
    ]),
  );
});
