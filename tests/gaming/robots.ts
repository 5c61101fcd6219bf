import { DEFECT_CLASS_IDS, type DefectClass } from "~/kinds/defect-classes";
import type { Place, Severity } from "~/kinds/place";
import { MAX_FINDINGS, MAX_LINES } from "~/kinds/review/constants";
import type { Mark } from "~/kinds/review/mark";
import type { Verdict } from "~/kinds/review/verdict";
import { shuffled } from "~/kinds/seeded";
import type { Trial } from "./changes";
import { changedLines, classify, KEYWORDS } from "./surface";

/**
 * A scripted learner who knows the rules and how common each class is, but doesn't read the change. Long: a robot for
 * each trick.
 */
export interface Robot {
  readonly name: string;
  /** Marks so much that it would find nearly everything, so a lower limit applies. */
  readonly isDense?: true;
  /**
   * Judged by the area under its ROC curve on the catalogue, not by d′, because the text that it looks at may really be
   * a clue.
   */
  readonly looksAtText?: true;
  /** Knows which lines are wrong, but not what is wrong there, so a separate limit applies. */
  readonly knowsLines?: true;
  /** Reviews at random, so it runs with many seeds. The other robots always give the same review of a change. */
  readonly draws?: true;
  /** Returns the robot's review. `others` are changes whose keys the robot already knows. */
  play(
    trial: Trial,
    random: () => number,
    others: readonly Trial[],
  ): {
    readonly places: readonly Aim[];
    readonly verdict: Verdict;
    /**
     * Whether the robot attaches to its first mark a test that fails on every version, because of an assertion about
     * the change's values.
     */
    readonly contests?: boolean;
  };
}

interface Aim {
  readonly place: Place;
  readonly class: DefectClass;
  /** Major if absent. */
  readonly severity?: Severity;
}

/** The most frequent class of issues. */
const COMMONEST: DefectClass = "misread-requirement";

type Lines = ReturnType<typeof changedLines>;
const at = (lines: Lines, index: number, length: number): Place => {
  const { file, side, line } = lines[index]!;
  let to = line;
  for (let i = index + 1; i < lines.length; i++) {
    const next = lines[i]!;
    if (next.file !== file || next.line >= line + length) break;
    if (next.side === side) to = next.line;
  }
  return { file, side, from: line, to };
};

/** Places a mark of `length` lines every `stride` changed lines. */
function strides(trial: Trial, length: number, stride: number): Place[] {
  const lines = changedLines(trial);
  const places: Place[] = [];
  for (let i = 0; i < lines.length && places.length < MAX_FINDINGS; ) {
    const place = at(lines, i, length) as { file: string; side: "old" | "new"; to: number };
    places.push(place as Place);
    if (stride > length) i += stride;
    else {
      const start = lines[i]!;
      do i++;
      while (
        i < lines.length &&
        lines[i]!.file === start.file &&
        lines[i]!.side === start.side &&
        lines[i]!.line <= place.to
      );
    }
  }
  return places;
}

function even(trial: Trial, marks: number, length: number): Place[] {
  const lines = changedLines(trial);
  return Array.from({ length: marks }, (_, i) => {
    const middle = Math.floor(((i + 0.5) * lines.length) / marks);
    return at(lines, Math.max(0, middle - Math.floor(length / 2)), length);
  });
}

function hunkMiddles(trial: Trial): Place[] {
  return trial.judged.files.flatMap((file) => {
    const places: Place[] = [];
    let hunk: { side: "old" | "new"; line: number }[] = [];
    const close = () => {
      const middle = hunk[Math.floor(hunk.length / 2)];
      if (middle) places.push({ file: file.path, side: middle.side, from: middle.line, to: middle.line });
      hunk = [];
    };
    for (const row of file.rows) {
      if (row.type === "same") close();
      else hunk.push(row.type === "add" ? { side: "new", line: row.new! } : { side: "old", line: row.old! });
    }
    close();
    return places;
  });
}

const all = (places: readonly Place[], defect: DefectClass = COMMONEST): Aim[] =>
  places.slice(0, MAX_FINDINGS).map((place) => ({ place, class: defect }));
const stop = (places: readonly Place[]) => ({ places: all(places), verdict: "request-changes" as const });
/** Places one mark on each issue, at most as long as a finding may be. */
function onIssues({ judged }: Trial, say: (issue: Trial["judged"]["issues"][number]) => Omit<Aim, "place">) {
  const places = judged.issues.flatMap((issue): Aim[] => {
    const range = issue.accepted.find((accepted) => !("whole" in accepted));
    if (!range || "whole" in range) return [];
    return [{ place: { ...range, to: Math.min(range.to, range.from + MAX_LINES - 1) }, ...say(issue) }];
  });
  return { places, verdict: "request-changes" as const };
}
const coin = (random: () => number): Verdict => (random() < 0.5 ? "approve" : "request-changes");

export const ROBOTS: readonly Robot[] = [
  { name: "approve all", play: () => ({ places: [], verdict: "approve" }) },
  { name: "reject all", play: () => stop([]) },
  { name: "a coin", draws: true, play: (_, random) => ({ places: [], verdict: coin(random) }) },
  { name: "reject all, with a failing test", play: (trial) => ({ ...stop(even(trial, 1, 1)), contests: true }) },
  { name: "two even marks of 6, a failing test", play: (trial) => ({ ...stop(even(trial, 2, 6)), contests: true }) },
  {
    name: "a coin, with a failing test to reject",
    draws: true,
    play: (trial, random) => {
      const verdict = coin(random);
      return verdict === "approve" ? { places: [], verdict } : { ...stop(even(trial, 1, 1)), contests: true };
    },
  },
  { name: "every line, marks of 6", isDense: true, play: (trial) => stop(strides(trial, 6, 6)) },
  { name: "every line, marks of 12", isDense: true, play: (trial) => stop(strides(trial, MAX_LINES, MAX_LINES)) },
  ...[7, 10, 14, 20, 30].map(
    (stride): Robot => ({ name: `marks of 6, stride ${stride}`, play: (trial) => stop(strides(trial, 6, stride)) }),
  ),
  { name: "two even marks of 12", play: (trial) => stop(even(trial, 2, MAX_LINES)) },
  { name: "three even marks of 12", play: (trial) => stop(even(trial, 3, MAX_LINES)) },
  { name: "two even marks of 6", play: (trial) => stop(even(trial, 2, 6)) },
  { name: "three even marks of 6", play: (trial) => stop(even(trial, 3, 6)) },
  { name: "each hunk's middle", play: (trial) => stop(hunkMiddles(trial)) },
  {
    name: "keywords",
    looksAtText: true,
    play: (trial) => {
      const lines = changedLines(trial);
      const places = lines.flatMap((line, i) => (KEYWORDS.test(line.text) ? [at(lines, i, 1)] : []));
      return places.length > 0 ? stop(places) : { places: [], verdict: "approve" };
    },
  },
  {
    name: "commonest class, one mark in the middle",
    play: (trial) => stop(even(trial, 1, MAX_LINES)),
  },
  {
    name: "random marks, random class, random verdict",
    draws: true,
    play: (trial, random) => {
      const lines = changedLines(trial);
      const count = 1 + Math.floor(random() * 5);
      const places = Array.from({ length: count }, () => ({
        place: at(lines, Math.floor(random() * lines.length), 1 + Math.floor(random() * MAX_LINES)),
        class: DEFECT_CLASS_IDS[Math.floor(random() * DEFECT_CLASS_IDS.length)]!,
      }));
      return { places, verdict: coin(random) };
    },
  },
  { name: "one mark on the whole change", play: () => stop([{ whole: true }]) },
  {
    name: "a surface classifier's verdict",
    looksAtText: true,
    play: (trial, _, others) => ({ places: [], verdict: classify(others, trial) }),
  },
  {
    name: "vague marks on the right lines",
    knowsLines: true,
    play: (trial) => onIssues(trial, () => ({ class: COMMONEST, severity: "minor" })),
  },
  {
    name: "right lines and classes, wrong severity",
    knowsLines: true,
    play: (trial) =>
      onIssues(trial, ({ classes, severity }) => ({
        class: classes[0]!,
        severity: severity === "minor" ? "blocker" : "minor",
      })),
  },
];

/** Converts what a robot hands in to the form from which the score is calculated. */
export function marksOf(places: readonly Aim[], contests = false): Mark[] {
  return places.map(({ place, class: defect, severity = "major" }, i) => ({
    id: `f${i}`,
    place,
    class: defect,
    severity,
    bodies: [],
    contests: contests && i === 0,
  }));
}

/**
 * Creates a robot that reads the change, for comparison: it finds each issue with probability `skill`, marks within a
 * line of the issue, and names the class in four of five cases. It raises one false alarm in every three reviews. Its
 * verdict follows from what it found.
 */
export function honest(skill: number): Robot {
  return {
    name: `reads, finds ${Math.round(skill * 100)}%`,
    play: (trial, random) => {
      const found = trial.judged.issues.filter(() => random() < skill);
      const places = found.flatMap((issue): Aim[] => {
        const range = issue.accepted.find((a) => !("whole" in a)) as Exclude<Place, { whole: true }> | undefined;
        const defect = random() < 0.8 ? issue.classes[0]! : DEFECT_CLASS_IDS[Math.floor(random() * 20)]!;
        if (!range) return [{ place: { whole: true }, class: defect }];
        const shift = random() < 0.3 ? 1 : 0;
        return [
          { place: { ...range, from: range.from + shift, to: Math.max(range.from + shift, range.to) }, class: defect },
        ];
      });
      const lines = changedLines(trial);
      if (random() < 1 / 3) places.push({ place: at(lines, Math.floor(random() * lines.length), 2), class: COMMONEST });
      const stops = found.some((issue) => issue.severity !== "minor");
      return { places: shuffled(places, random), verdict: stops ? "request-changes" : "approve" };
    },
  };
}
