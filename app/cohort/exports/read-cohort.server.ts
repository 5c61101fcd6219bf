import { getCohortHelp } from "../help/help.server";
import { findHelpRecord } from "../help/help-record.server";
import { listItems } from "../items/items.server";
import { getFunnel } from "../overview/funnel.server";
import { getWeeks } from "../overview/overview.server";
import { findTrustFigures, makeTrustFigures, type TrustFigures } from "../trust/trust.server";
import { aiAnswers, estimated } from "./ai-answers";
import type { Reading } from "./reading";
import type { RowOf } from "./tables";

/** Tables about the cohort as a whole, and tables that name only a few people. */

export async function* readFunnel({ reader }: Reading): AsyncGenerator<RowOf<"funnel">[]> {
  const { invited, joined, handedIn, passed, tracks } = await getFunnel(reader);
  yield [
    { step: "invited", track: null, learners: invited },
    { step: "joined", track: null, learners: joined },
    { step: "handed-in", track: null, learners: handedIn },
    { step: "passed", track: null, learners: passed },
    ...tracks.flatMap(({ track, begun, finished }) => [
      { step: "track-begun" as const, track, learners: begun },
      { step: "track-finished" as const, track, learners: finished },
    ]),
  ];
}

export async function* readWeeks({ reader, now }: Reading): AsyncGenerator<RowOf<"weeks">[]> {
  const weeks = await getWeeks(reader, now);
  yield weeks.map(({ week, learners, handIns, passed }) => ({
    week: week.toISOString().slice(0, 10),
    learners,
    hand_ins: handIns,
    passed,
  }));
}

/** The same figures as on the page. Calculates them if no stored figures are available. */
async function trustOf({ reader, now }: Reading): Promise<{ madeAt: Date; figures: TrustFigures }> {
  return (await findTrustFigures(reader)) ?? { madeAt: now, figures: await makeTrustFigures(reader) };
}

const within = (interval: readonly [number, number] | null) => ({
  share_low: interval?.[0] ?? null,
  share_high: interval?.[1] ?? null,
});

export async function* readTrustOfCohort(reading: Reading): AsyncGenerator<RowOf<"trust-of-cohort">[]> {
  const { madeAt, figures } = await trustOf(reading);
  const { learners, counts, dPrime, criterion, change, halvedOn, falseAlarms, ai } = figures;
  const { flawed, clean, hits, falseAlarms: false_alarms } = counts;
  yield [
    {
      made_at: madeAt.toISOString(),
      learners,
      flawed,
      clean,
      hits,
      false_alarms,
      ...estimated("d_prime", dPrime),
      ...estimated("criterion", criterion),
      ...estimated("change", change),
      halved_on: halvedOn,
      false_alarm_learners: falseAlarms.learners,
      ...within(falseAlarms.interval),
      ai_learners: ai.learners,
      ...aiAnswers(ai.counts, ai),
    },
  ];
}

export async function* readMissed(reading: Reading): AsyncGenerator<RowOf<"missed">[]> {
  const { figures } = await trustOf(reading);
  yield figures.missed.map((row) => ({
    class: row.class,
    learners: row.learners,
    issues: row.all,
    missed: row.of,
    ...within(row.interval),
  }));
}

const NO_STEP = { step_from: null, step_to: null, step_answers: null, step_said: null, step_right: null };

export async function* readCalibration(reading: Reading): AsyncGenerator<RowOf<"calibration">[]> {
  const { figures } = await trustOf(reading);
  yield figures.calibration.flatMap(({ kind, answers, brier, curve }): RowOf<"calibration">[] => {
    if (!curve) return [{ kind, answers, brier, ...NO_STEP }];
    return curve.map(({ from, to, answers: count, said, right }) => ({
      kind,
      answers,
      brier,
      step_from: from,
      step_to: to,
      step_answers: count,
      step_said: said,
      step_right: right,
    }));
  });
}

const ALL = { from: 0, count: Number.MAX_SAFE_INTEGER };
const NO_REASON = { exercise: null, title: null, tries: null, days: null, leans_to: null, reviews: null };

export async function* readHelp({ reader, now }: Reading): AsyncGenerator<RowOf<"help">[]> {
  const { needy } = await getCohortHelp(reader, { now, ...ALL });
  yield needy.flatMap(({ id, name, reasons }) =>
    reasons.flatMap((reason): RowOf<"help">[] => {
      const { rule, submissionId: submission_id } = reason;
      const none = { assignment_id: null, assignment: null };
      const row = { learner_id: id, learner: name, rule, ...NO_REASON, submission_id, ...none };
      if (reason.rule === "stuck") return [{ ...row, exercise: reason.slug, title: reason.title, tries: reason.tries }];
      if (reason.rule === "quiet") return [{ ...row, days: reason.days }];
      if (reason.rule === "trust") return [{ ...row, leans_to: reason.says, reviews: reason.reviews }];
      return reason.assignments.map((one) => ({ ...row, assignment_id: one.id, assignment: one.title }));
    }),
  );
}

export async function* readHelpRules({ reader }: Reading): AsyncGenerator<RowOf<"help-rules">[]> {
  const record = await findHelpRecord(reader);
  // A large cohort's figures may not be calculated yet.
  if (!record) return;
  yield record.records.flatMap(({ rule, ...groups }) =>
    (["named", "others"] as const).map((group) => {
      const { of, all, interval } = groups[group];
      return { rule, group, all, passed_nothing: of, ...within(interval) };
    }),
  );
}

export async function* readExerciseAnalysis({ reader }: Reading): AsyncGenerator<RowOf<"exercise-analysis">[]> {
  const { rows } = await listItems(reader);
  yield rows.map(({ slug: exercise, title, kind, revisionId, figures, flags, own }) => {
    const { value = null, interval = null } = figures?.discrimination ?? {};
    return {
      exercise,
      title,
      kind,
      revision_id: revisionId,
      people: figures?.people ?? null,
      passed: figures?.passed ?? null,
      ...within(figures?.interval ?? null),
      tries: figures?.tries ?? null,
      discrimination: value,
      discrimination_low: interval?.[0] ?? null,
      discrimination_high: interval?.[1] ?? null,
      flags: flags.join(" "),
      own_people: own.all,
      own_passed: own.of,
    };
  });
}

export async function* readPeople({ reader, members }: Reading): AsyncGenerator<RowOf<"people">[]> {
  const nameOf = new Map(reader.sections.map(({ id, name }) => [id, name]));
  yield members.map(({ userId, sectionId, ...member }) => ({
    person_id: userId,
    ...member,
    section: sectionId === null ? null : (nameOf.get(sectionId) ?? null),
  }));
}

export async function* readAgreement({ agreement }: Reading): AsyncGenerator<RowOf<"agreement">[]> {
  yield await agreement();
}
