import { findExercise } from "~/catalogue/catalogue.server";
import { db } from "~/db.server";
import { readRequired } from "./assignments/required.server";
import { asGradedAlone, type Fact, trialOf } from "./fact";
import { type HandedIn, type HelpSettings, type Reason, type RuleRecord, reasonsAt, recordOf } from "./help";

export interface Needy {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly reasons: readonly (Reason & { readonly title: string })[];
}

export interface CohortHelp {
  readonly learners: number;
  /** By the number of their reasons, then by name. */
  readonly needy: readonly Needy[];
  readonly records: readonly RuleRecord[];
}

/** Learners whose work is read at once. */
const AT_ONCE = 8;

/**
 * Who may need help in a cohort now, and what came of each rule so far. Of hand-ins in `asGraded` the grader's own results
 * count, whatever a person set. The caller has checked that a lead or an admin asks.
 */
export async function getCohortHelp(
  cohortId: string,
  settings: HelpSettings,
  { now, asGraded }: { readonly now: Date; readonly asGraded: ReadonlySet<string> },
): Promise<CohortHelp> {
  const members = await db.membership.findMany({
    where: { cohortId, role: "learner" },
    select: { userId: true, user: { select: { id: true, name: true, email: true } } },
    orderBy: [{ user: { name: "asc" } }, { id: "asc" }],
  });
  const handIns: HandedIn[][] = [];
  for (let from = 0; from < members.length; from += AT_ONCE) {
    const some = members.slice(from, from + AT_ONCE);
    handIns.push(...(await Promise.all(some.map(({ user }) => readHandIns(user.id, asGraded)))));
  }
  const required = await readRequired(cohortId, members, now);
  const needy = members.flatMap(({ user }, place): Needy[] => {
    const reasons = reasonsAt(handIns[place]!, settings, now, required[place]);
    return reasons.length > 0 ? [{ ...user, reasons: reasons.map(withTitle) }] : [];
  });
  return {
    learners: members.length,
    needy: needy.sort((a, b) => b.reasons.length - a.reasons.length),
    records: recordOf(handIns, settings, now, (place) => required[place]!),
  };
}

const withTitle = (reason: Reason) => ({
  ...reason,
  title: reason.rule === "stuck" ? (findExercise(reason.slug)?.meta.title ?? reason.slug) : "",
});

async function readHandIns(learnerId: string, asGraded: ReadonlySet<string>): Promise<HandedIn[]> {
  const facts = (await db.tryFact.findMany({
    where: { userId: learnerId },
    orderBy: { submissionId: "asc" },
  })) as Fact[];
  return facts
    .map((fact) => (asGraded.has(fact.submissionId) ? asGradedAlone(fact) : fact))
    .map((fact) => {
      const { submissionId, slug, handedInAt: at, counting, status, score } = fact;
      return { submissionId, slug, at, counting, passed: status === "passed", score, trial: trialOf(fact) };
    });
}
