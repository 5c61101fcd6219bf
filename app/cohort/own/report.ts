import { type Calibration, calibration, stepOf } from "~/kinds/calibration";
import type { DefectClass } from "~/kinds/defect-classes";
import { KIND_IDS, KINDS, type KindId } from "~/kinds/registry";
import { judgeTrust, type Trust } from "~/kinds/trust";
import { type Fact, issuesOf } from "../counts/fact";
import { type Share, shareOf } from "../counts/shares";
import { tallyOf } from "../counts/tallies";

/** What learners see about their own work: each number with the submissions behind it. Pure. */

/** A submission that is included in one of the report's numbers, and how it was counted. */
export interface Behind {
  readonly submissionId: string;
  /**
   * True if the submission counted as correct, because the verdict was correct, the issue was caught, or the outcome
   * that the learner predicted came true.
   */
  readonly isRight: boolean;
}

export interface VerdictRow extends Share {
  readonly change: "flawed" | "clean";
  readonly behind: readonly Behind[];
}

export interface SureKind {
  readonly kind: KindId;
  readonly answers: number;
  /** See `Calibration`. */
  readonly brier: number;
  /** Null until there are enough answers. Each step has the interval of its outcomes. */
  readonly curve:
    | readonly (NonNullable<Calibration["curve"]>[number] & {
        readonly interval: Share["interval"];
        readonly behind: readonly Behind[];
      })[]
    | null;
  readonly behind: readonly Behind[];
}

export interface ClassRow extends Share {
  readonly class: DefectClass;
  /** The count of the most recent issues only. */
  readonly lately: { readonly of: number; readonly all: number };
  readonly behind: readonly Behind[];
}

/** The share of scored reviews without a false alarm. */
export interface AlarmsRow extends Share {
  /** The number of findings on correct code in all reviews. */
  readonly alarms: number;
  /** The defect classes of these findings, most frequent first. */
  readonly called: readonly { readonly class: DefectClass; readonly alarms: number }[];
  readonly behind: readonly Behind[];
}

export interface WorkReport {
  readonly handIns: number;
  readonly trust: Trust;
  /**
   * `all`: the number of scored decisions. `of`: how many of them do not count for trust, because one of the learner's
   * tests contests the key.
   */
  readonly contested: { readonly of: number; readonly all: number };
  readonly verdicts: readonly VerdictRow[];
  readonly sure: readonly SureKind[];
  readonly classes: readonly ClassRow[];
  readonly falseAlarms: AlarmsRow;
}

/** Returns the classes of a submission's false alarms; undefined if they are unknown. */
export type AlarmsOf = (submissionId: string) => readonly DefectClass[] | undefined;

/**
 * How many of a class's latest issues count as "recent". With fewer issues, nothing is shown. A higher number would go
 * too far back.
 */
const LATELY = 5;

const behindOf = ({ submissionId }: Fact, isRight: boolean): Behind => ({ submissionId, isRight });

/** `facts` are all facts of one learner, in any order. Lists of submissions are sorted, newest first. */
export function makeWorkReport(facts: readonly Fact[], alarmsOf: AlarmsOf): WorkReport {
  const newest = [...facts].sort(
    (a, b) => b.handedInAt.getTime() - a.handedInAt.getTime() || (a.submissionId < b.submissionId ? 1 : -1),
  );
  const { learner, sure, classes } = tallyOf(facts);
  const counts = learner[0] ?? { flawed: 0, clean: 0, hits: 0, falseAlarms: 0 };
  return {
    handIns: facts.length,
    contested: {
      of: facts.filter(({ contested }) => contested).length,
      all: facts.filter(({ contested, flawed }) => contested || flawed !== null).length,
    },
    trust: judgeTrust(counts),
    verdicts: [
      verdictRow("flawed", counts.hits, counts.flawed, newest),
      verdictRow("clean", counts.clean - counts.falseAlarms, counts.clean, newest),
    ],
    sure: KIND_IDS.flatMap((kind) => {
      const found = calibration(sure.filter((one) => one.kind === kind));
      return found ? [sureKind(kind, found, newest)] : [];
    }),
    classes: classes
      .map(({ class: name, issues, caught }) => classRow(name as DefectClass, caught, issues, newest))
      .sort((a, b) => (b.interval?.[0] ?? 0) - (a.interval?.[0] ?? 0) || b.all - a.all),
    falseAlarms: alarmsRow(newest, alarmsOf),
  };
}

function alarmsRow(newest: readonly Fact[], alarmsOf: AlarmsOf): AlarmsRow {
  const reviews = newest.flatMap((fact) => {
    const called = KINDS[fact.kind].can.change && fact.counting ? alarmsOf(fact.submissionId) : undefined;
    return called ? [{ fact, called }] : [];
  });
  const all = reviews.flatMap(({ called }) => called);
  const classes = [...new Set(all)].map((name) => ({ class: name, alarms: all.filter((one) => one === name).length }));
  return {
    ...shareOf(reviews.filter(({ called }) => called.length === 0).length, reviews.length),
    alarms: all.length,
    called: classes.sort((a, b) => b.alarms - a.alarms || (a.class < b.class ? -1 : 1)),
    behind: reviews.map(({ fact, called }) => behindOf(fact, called.length === 0)),
  };
}

function verdictRow(change: VerdictRow["change"], right: number, all: number, newest: readonly Fact[]): VerdictRow {
  const trials = newest.filter(({ flawed }) => flawed !== null && flawed === (change === "flawed"));
  return {
    change,
    ...shareOf(right, all),
    behind: trials.map((fact) => behindOf(fact, fact.requested === (change === "flawed"))),
  };
}

function sureKind(kind: KindId, { answers, brier, curve }: Calibration, newest: readonly Fact[]): SureKind {
  const answered = newest.filter((fact) => fact.kind === kind && fact.counting && fact.cameTrue !== null);
  const behindOfThem = (facts: readonly Fact[]) => facts.map((fact) => behindOf(fact, fact.cameTrue === true));
  return {
    kind,
    answers,
    brier,
    behind: behindOfThem(answered),
    curve:
      curve?.map((step) => ({
        ...step,
        interval: shareOf(Math.round(step.right * step.answers), step.answers).interval,
        behind: behindOfThem(answered.filter(({ confidence }) => stepOf(confidence) === step.from)),
      })) ?? null,
  };
}

function classRow(name: DefectClass, caught: number, issues: number, newest: readonly Fact[]): ClassRow {
  const seen = newest
    .filter(({ counting }) => counting)
    .flatMap((fact) => issuesOf(fact).flatMap((issue) => (issue.class === name ? [behindOf(fact, issue.caught)] : [])));
  const lately = seen.slice(0, LATELY);
  return {
    class: name,
    ...shareOf(caught, issues),
    behind: seen,
    lately: { of: lately.filter(({ isRight }) => isRight).length, all: lately.length },
  };
}
