import { describe, expect, it } from "vitest";
import { at, change, issue, mark, newFile, proof, sketched, WHOLE } from "./fixtures/changes";
import type { Mark } from "./mark";
import { scoreReview } from "./score";
import type { Judged } from "./terrain";
import type { Verdict } from "./verdict";

// Long: each rule for the score has its own case.

const FILE = "src/a.ts";
const A = (from: number, to = from) => at(FILE, from, to);
const clean = change([newFile(FILE, 100)], []);
const minor = change([newFile(FILE, 100)], [issue("i", "minor", [A(10)]), issue("j", "minor", [A(20)])]);
const flawed = change([newFile(FILE, 100)], [issue("i", "blocker", [A(10)]), issue("j", "major", [A(50)])]);

const score = (judged: Judged, marks: Mark[], verdict: Verdict = "request-changes") =>
  scoreReview(judged, marks, verdict);
/** Builds a mark on lines without a defect, with a class that no issue has. */
const odd = (id: string, place: Mark["place"]) => mark(id, place, { class: "unreadable" });
const alarms = (n: number) => Array.from({ length: n }, (_, i) => odd(`alarm-${i}`, A(60 + 4 * i)));

describe("on a flawed change", () => {
  it("recall is the share of the weight found, and precision forgives the first false alarm", () => {
    const found = score(flawed, [mark("f", A(10)), ...alarms(3)]);
    expect(found.recall).toEqual({ earned: 8, of: 12, value: 8 / 12 });
    expect(found.precision).toEqual({ matched: 1, falseAlarms: 3, value: 1 / 3 });
    expect(found.luck?.f1).toBeCloseTo((2 * (1 / 3) * (2 / 3)) / (1 / 3 + 2 / 3), 12);
  });

  it("a blocker weighs 8, a major issue 4, a minor one 1", () => {
    const three = change(
      [newFile(FILE, 100)],
      [issue("i", "blocker", [A(10)]), issue("j", "major", [A(50)]), issue("k", "minor", [A(90)])],
    );
    const earned = (line: number) => score(three, [mark("f", A(line))]).recall;
    expect([10, 50, 90].map(earned)).toEqual([8, 4, 1].map((sum) => ({ earned: sum, of: 13, value: sum / 13 })));
  });

  it("one false alarm is free, a second is not", () => {
    const f1 = (n: number) => score(flawed, [mark("f", A(10)), ...alarms(n)]).luck!.f1;
    expect(f1(1)).toBe(f1(0));
    expect(f1(2)).toBeLessThan(f1(1));
  });

  it("finding everything scores 1, finding nothing 0", () => {
    expect(score(flawed, [mark("f", A(10)), mark("g", A(50))])).toMatchObject({ f: 1, score: 1, verdictRight: true });
    expect(score(flawed, [])).toMatchObject({ f: 0, score: 0 });
  });

  it("a wrong verdict halves the score", () => {
    const all = [mark("f", A(10)), mark("g", A(50))];
    expect(score(flawed, all, "approve")).toMatchObject({ f: 1, score: 0.5, verdictRight: false });
  });

  it("a bonus counts in recall's numerator only, and as one match in precision", () => {
    const found = score(flawed, [mark("f", A(10)), mark("b", A(80), proof("t")), ...alarms(2)]);
    expect(found.recall).toEqual({ earned: 9, of: 12, value: 9 / 12 });
    expect(found.precision.value).toBe(2 / 3);
  });

  it("recall is at most 1, whatever else was proven", () => {
    const all = [mark("f", A(10)), mark("g", A(50)), mark("b", A(80), proof("t"))];
    expect(score(flawed, all).recall).toEqual({ earned: 13, of: 12, value: 1 });
    expect(score(flawed, all).luck!.f1).toBe(1);
  });

  it("is never below F₁ of the proven findings alone", () => {
    const found = score(flawed, [mark("f", A(90), proof("t", "i")), ...alarms(9)]);
    expect(found.luck!.off).toBeLessThan(0.4);
    // R = 8/12, P = 1
    expect(found.luck!.proven).toBeCloseTo(0.8, 12);
    expect(found).toMatchObject({ f: found.luck!.proven, score: 0.8 });
  });
});

describe("luck", () => {
  it("is the mean over every offset of the ring, including the marks' own place", () => {
    // One issue is on 1 of 50 lines, widened to 5. A mark of one line hits it at 5 of 50 offsets, with F₁ = 1.
    const one = change([newFile(FILE, 50)], [issue("i", "major", [A(10)])]);
    const found = score(one, [mark("f", A(10))]);
    expect(found.luck).toMatchObject({ f1: 1, blind: 5 / 50, off: 1 });
    const half = score(one, [mark("f", A(10), { class: "injection" })]);
    // R = 0.5, so F₁ = 2/3 at those offsets.
    expect(half.luck!.blind).toBeCloseTo((5 / 50) * (2 / 3), 12);
    expect(half.f).toBeCloseTo((2 / 3 - half.luck!.blind) / (1 - half.luck!.blind), 12);
  });

  it("leaves nothing to marks that cover everything", () => {
    const all = Array.from({ length: 10 }, (_, i) => mark(`m${i}`, A(1 + 10 * i, 10 + 10 * i)));
    expect(score(flawed, all).f).toBeLessThan(0.05);
  });

  it("leaves nothing if every offset earns everything: F is 0", () => {
    const tiny = change([newFile(FILE, 5)], [issue("i", "major", [A(3)])]);
    expect(score(tiny, [mark("f", A(1))])).toMatchObject({ luck: { blind: 1, off: 0 }, score: 0 });
  });

  it("counts both pieces of a mark that wraps around", () => {
    const one = change([newFile(FILE, 40)], [issue("i", "major", [A(20)])]);
    // A mark of four lines reaches the five accepted lines at eight offsets. At some offsets, the mark wraps around the
    // end of the ring.
    expect(score(one, [mark("f", A(37, 40))]).luck!.blind).toBeCloseTo(8 / 40, 12);
  });

  it("ignores proofs, and findings on the whole change", () => {
    const whole = change([newFile(FILE, 50)], [issue("i", "major", [WHOLE, A(10)])]);
    expect(score(whole, [mark("f", WHOLE)]).luck).toMatchObject({ blind: 0, f1: 2 / 3 });
    expect(score(whole, [mark("f", A(30), proof("t", "i"))]).luck!.blind).toBeCloseTo(5 / 50, 12);
  });

  it("counts a finding on the whole change as unmatched", () => {
    const one = change([newFile(FILE, 50)], [issue("i", "major", [A(10)])]);
    // At each offset where one of the two marks hits, the other mark and the finding on the whole change are two false
    // alarms, so P = 1/2. The mark with the wrong class earns half, so R = 1/2.
    const found = score(one, [mark("f", A(10)), odd("alarm", A(30)), odd("whole", WHOLE)]);
    expect(found.luck!.blind).toBeCloseTo((5 / 50) * (2 / 3) + (5 / 50) * (1 / 2), 12);
  });

  it("does not charge marks that land on neutral lines, and charges those on decoys", () => {
    const marks = [mark("f", A(10)), mark("x", A(20)), mark("y", A(25))];
    const lying = (more: object) => change([newFile(FILE, 40)], [issue("i", "major", [A(10)])], more);
    // While f hits, x and y are on lines 18 to 27. While x or y hits, the two other marks are elsewhere.
    expect(score(lying({ neutral: [A(18, 27)] }), marks).luck!.blind).toBeCloseTo((5 + 10 * (2 / 3)) / 40, 12);
    expect(score(lying({ decoys: [A(18, 27)] }), marks).luck!.blind).toBeCloseTo((15 * (2 / 3)) / 40, 12);
  });

  it("moves unchanged accepted lines to the nearest changed one, unless that is a decoy", () => {
    const sketch = `${"=".repeat(20)}${"+".repeat(40)}`;
    const far = change([sketched(FILE, sketch)], [issue("i", "major", [A(3)])]);
    expect(score(far, [mark("f", A(30))]).luck!.blind).toBeCloseTo(1 / 40, 12);
    expect(score({ ...far, decoys: [A(21)] }, [mark("f", A(30))]).luck!.blind).toBe(0);
  });

  it("does not charge for another proof of an issue that was found", () => {
    const one = change([newFile(FILE, 50)], [issue("i", "major", [A(10)])]);
    const twice = [mark("a", A(30), proof("t", "i")), mark("b", A(35), proof("u", "i")), odd("alarm", A(40))];
    // One of the two proofs counts as repeated. While its mark hits, the two other marks are false alarms. Otherwise
    // only one mark is a false alarm, and it is free. The mark with the wrong class earns half: R = 1/2.
    expect(score(one, twice).luck!.blind).toBeCloseTo((5 + 5 * (2 / 3) + 5 * (2 / 3)) / 50, 12);
  });

  it("costs a correct finding at most 0.05", () => {
    // A wide mark on a minor issue hits the blockers at many offsets.
    const uneven = change(
      [newFile(FILE, 100)],
      [
        issue("i", "blocker", [A(5)]),
        issue("j", "blocker", [A(17)]),
        issue("k", "major", [A(30)]),
        issue("l", "minor", [A(45)]),
      ],
    );
    const half = mark("f", A(30), { class: "injection" });
    const less = score(uneven, [half]);
    const more = score(uneven, [half, mark("g", A(45, 56))]);
    expect(more.luck!.f1).toBeGreaterThan(less.luck!.f1);
    expect(more.luck!.off).toBeLessThan(less.f - 0.05);
    expect(more.f).toBeCloseTo(less.f - 0.05, 12);
  });

  it("puts a mark on unchanged lines on the nearest changed line", () => {
    const sketch = `${"=".repeat(20)}${"+".repeat(40)}`;
    const one = change([sketched(FILE, sketch)], [issue("i", "major", [A(21)])]);
    // The mark is far above the change, so it is moved to the first changed line, which is accepted (widened: 3 of 40
    // changed lines).
    expect(score(one, [mark("f", A(1, 3))]).luck!.blind).toBeCloseTo(3 / 40, 12);
    // There are two hunks of 20 lines. Line 22 is nearest to line 20, where the other mark is, so they hit together.
    const hunks = sketched(FILE, `${"+".repeat(20)}${"=".repeat(20)}${"+".repeat(20)}`);
    const near = change([hunks], [issue("i", "major", [A(10)])]);
    expect(score(near, [mark("f", A(22)), mark("g", A(20))]).luck!.blind).toBeCloseTo(5 / 40, 12);
    expect(score(near, [mark("f", A(38)), mark("g", A(20))]).luck!.blind).toBeCloseTo(6 / 40, 12);
  });

  it("joins small files to the largest file's ring, and rotates other files by their own length", () => {
    const files = [newFile("src/a.ts", 80), newFile("src/b.ts", 40), newFile("src/c.ts", 20)];
    const judged = change(files, [issue("i", "major", [at("src/c.ts", 10)])]);
    // File c joins file a's ring: five accepted lines in a ring of 100.
    expect(score(judged, [mark("f", at("src/c.ts", 10))]).luck!.blind).toBeCloseTo(5 / 100, 12);
    // File b has 40 lines and its own ring, without an accepted line. So a mark there never hits.
    expect(score(judged, [mark("f", at("src/b.ts", 10))]).luck!.blind).toBe(0);
    const inB = change(files, [issue("i", "major", [at("src/b.ts", 10)])]);
    // Five of 40 lines are accepted. The longest ring has 100 steps, so on average 12.5 of the 100 steps hit; here 13
    // do.
    expect(score(inB, [mark("f", at("src/b.ts", 20))]).luck!.blind).toBeCloseTo(13 / 100, 12);
  });

  it("joins files in path order", () => {
    const files = [newFile("src/a.ts", 10), newFile("src/b.ts", 40), newFile("src/c.ts", 10)];
    const judged = change(files, [issue("i", "major", [at("src/b.ts", 20)])]);
    // The last line of file a and the first line of file b are neighbours, so together they hit at six offsets, not at
    // ten.
    const neighbours = [mark("f", at("src/a.ts", 10)), mark("g", at("src/b.ts", 1))];
    expect(score(judged, neighbours).luck!.blind).toBeCloseTo(6 / 60, 12);
  });

  it("is not increased by a further finding on an issue that was found", () => {
    const once = score(flawed, [mark("f", A(10))]);
    const twice = score(flawed, [mark("f", A(10)), mark("g", A(11)), mark("h", A(12))]);
    expect(twice.f).toBe(once.f);
  });

  it("is not reduced by many proofs of one issue", () => {
    // Twenty marks cover the file, each with a different proof of the same issue. One of them is free, because a
    // learner may report both cause and symptom.
    const piled = Array.from({ length: 20 }, (_, i) => mark(`m${i}`, A(1 + 5 * i, 3 + 5 * i), proof(`t${i}`, "j")));
    const found = score(flawed, piled);
    expect(found.precision.falseAlarms).toBeGreaterThan(10);
    expect(found.luck!.off).toBeLessThan(0.1);
    expect(found.f).toBe(found.luck!.proven);
  });
});

describe("the severity", () => {
  const half = (severity: Mark["severity"], line: number) =>
    score(flawed, [mark("f", A(line), { severity })]).matching.earned;
  it("two steps off halves the half for the class, one step off costs nothing", () => {
    expect([half("blocker", 10), half("major", 10), half("minor", 10)]).toEqual([8, 8, 6]);
    expect([half("blocker", 50), half("major", 50), half("minor", 50)]).toEqual([4, 4, 4]);
  });

  it("does not matter if the class is not accepted, or a proof shows the issue", () => {
    const f = (more: Partial<Mark>) => score(flawed, [mark("f", A(10), { severity: "minor", ...more })]).matching;
    expect(f({ class: "injection" }).earned).toBe(4);
    expect(f(proof("t", "i"))).toMatchObject({ earned: 8, issues: [{ severitySteps: 2 }, {}] });
  });
});

describe("on a clean change", () => {
  it.each([
    [0, 1],
    [1, 1],
    [2, 0.75],
    [3, 0.5],
    [4, 0.25],
    [5, 0],
    [9, 0],
  ])("%i false alarms leave %d", (n, left) => {
    expect(score(clean, alarms(n), "approve")).toMatchObject({ truth: "clean", f: left, score: left, recall: null });
  });

  it("requesting changes halves it", () => {
    expect(score(clean, [], "request-changes").score).toBe(0.5);
  });

  it("a decoy is a false alarm, a neutral line is not", () => {
    const traps = { ...clean, decoys: [A(10), A(20)], neutral: [A(30), A(40)] };
    expect(score(traps, [mark("a", A(10)), mark("b", A(20))], "approve").f).toBe(0.75);
    expect(score(traps, [mark("a", A(30)), mark("b", A(40))], "approve").f).toBe(1);
  });
});

describe("where all issues are minor", () => {
  it.each(["approve", "approve-with-comments"] as const)("%s is right, and finding the issues is half", (verdict) => {
    expect(score(minor, [], verdict)).toMatchObject({ truth: "minor-only", verdictRight: true, score: 0.5 });
    expect(score(minor, [mark("f", A(10))], verdict).score).toBe(0.75);
    expect(score(minor, [mark("f", A(10)), mark("g", A(20))], verdict).score).toBe(1);
  });
  it("false alarms reduce the other half, and requesting changes halves all of it", () => {
    expect(score(minor, [mark("f", A(10)), ...alarms(3)], "approve-with-comments").score).toBe(0.5);
    expect(score(minor, [mark("f", A(10)), mark("g", A(20))], "request-changes").score).toBe(0.5);
  });
});

describe("the score", () => {
  it("is in hundredths: the score shown decides whether it passes", () => {
    const { score: whole, f } = score(flawed, [mark("f", A(10), { class: "injection" })]);
    expect(f).not.toBe(whole);
    expect(whole).toBe(Math.round(f * 100) / 100);
  });

  it("is that of the worked example: 8 and 2 of 16, one doubt, one proof", () => {
    const M = (from: number, to: number) => at("src/bookings/reschedule.ts", from, to);
    const judged = change(
      [newFile("src/bookings/reschedule.ts", 24), sketched("src/bookings/index.ts", "=====+=")],
      [
        issue("whose-appointment", "blocker", [M(6, 10)], ["broken-access"]),
        issue("which-start", "major", [M(11, 13)], ["misread-requirement"]),
        issue("overlaps", "major", [M(15, 18)], ["missing-edge-case"]),
      ],
    );
    const found = score(judged, [
      mark("day", M(3, 3)),
      mark("access", M(8, 10), { class: "broken-access", ...proof("t", "whose-appointment") }),
      mark("clash", M(16, 18), { class: "incomplete" }),
    ]);
    expect(found.recall).toEqual({ earned: 10, of: 16, value: 0.625 });
    expect(found.precision).toEqual({ matched: 2, falseAlarms: 1, value: 1 });
    expect(found.luck!.f1).toBeCloseTo(0.769, 3);
    expect(found.luck!.proven).toBeCloseTo(2 / 3, 12);
    expect(found.score).toBe(0.67);
  });
});

describe("a test that contests the reference", () => {
  const contests = { contests: true } as const;
  const outcomes = (found: ReturnType<typeof score>) =>
    Object.fromEntries(found.matching.marks.map(({ id, outcome, issue }) => [id, [outcome, issue]]));
  const quiet = { ...clean, neutral: [A(30, 40)] };

  it("on neutral lines leaves a verdict that contests the key open", () => {
    const found = score(quiet, [mark("n", A(33), contests), mark("m", A(31))]);
    expect(found).toMatchObject({ isOpen: true, verdictRight: false, score: 1 });
    expect(outcomes(found)).toEqual({ n: ["held", null], m: ["neutral", null] });
    expect(score(quiet, [mark("n", A(33))])).toMatchObject({ isOpen: false, score: 0.5 });
  });

  it("on, near or again on a minor issue does so, too, and the finding keeps what it earned", () => {
    const on = [mark("f", A(10)), mark("g", A(20), contests)];
    expect(score(minor, on)).toMatchObject({ isOpen: true, score: 1, recall: { earned: 2 } });
    expect(outcomes(score(minor, on))).toEqual({ f: ["matched", 0], g: ["held", null] });
    expect(score(minor, on).matching.issues.map((one) => one.mark)).toEqual(["f", "g"]);
    const again = [mark("f", A(10)), mark("g", A(20)), mark("h", A(21), contests)];
    expect(outcomes(score(minor, again))).toMatchObject({ g: ["matched", 1], h: ["held", null] });
    expect(score(minor, again)).toMatchObject({ isOpen: true, score: 1 });
    const near = [mark("f", A(10)), mark("g", A(50), contests)];
    expect(outcomes(score(minor, near))).toMatchObject({ g: ["held", 1] });
    expect(score(minor, near)).toMatchObject({ isOpen: true, score: 0.75 });
  });

  it("holds a false alarm first, then a finding that matches nothing", () => {
    const both = [mark("n", A(33), contests), mark("x", A(60), contests), ...alarms(1)];
    expect(outcomes(score(quiet, both))).toMatchObject({ n: ["neutral", null], x: ["held", null] });
    const marked = [mark("f", A(10), contests), mark("h", A(11), contests)];
    expect(
      Object.values(outcomes(score(minor, marked)))
        .map(([outcome]) => outcome)
        .sort(),
    ).toEqual(["held", "matched"]);
  });

  it("holds nothing but a false alarm if the verdict doesn't contest the key", () => {
    const said = { outcome: "neutral", issue: null };
    expect(score(quiet, [mark("n", A(33), contests)], "approve").matching.marks).toMatchObject([said]);
    const judged = { ...flawed, neutral: [A(30, 40)] };
    const found = score(judged, [mark("f", A(10), contests), mark("n", A(33), contests)]);
    expect(outcomes(found)).toEqual({ f: ["matched", 0], n: ["neutral", 1] });
  });
});
