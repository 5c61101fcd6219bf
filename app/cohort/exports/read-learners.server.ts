import type { Learner } from "~/accounts/reading/learners.server";
import { listExercises, titleOf } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { SKILLS, TRACK_IDS } from "~/kinds/skills";
import { findAssignment } from "../assignments/assignment-page.server";
import { asGradedAlone, type Fact, fromWords, issuesOf, type Parts } from "../counts/fact";
import { getTrackTable } from "../overview/cohort.server";
import { getSkillTable } from "../overview/overview.server";
import { listLearnerTrust } from "../trust/learner-trust.server";
import { aiAnswers, estimated } from "./ai-answers";
import type { Reading } from "./reading";
import type { RowOf } from "./tables";

/**
 * Tables with individual learners' figures or work, which are read for a few learners at a time. Learners are sorted
 * by name, and each learner's work by time.
 */

/** How many learners' figures are read at once. */
const LEARNERS_AT_ONCE = 50;
/** How many submissions are read at once, without and with their parts. Each submission has many parts. */
const HAND_INS_AT_ONCE = 500;
const WITH_PARTS_AT_ONCE = 50;

async function* byFew(learners: readonly Learner[]): AsyncGenerator<Learner[]> {
  for (let from = 0; from < learners.length; from += LEARNERS_AT_ONCE)
    yield learners.slice(from, from + LEARNERS_AT_ONCE);
}
const named = ({ id, name }: Learner) => ({ learner_id: id, learner: name });
const idsOf = (learners: readonly Learner[]) => learners.map(({ id }) => id);

export async function* readSkills({ reader, learners }: Reading): AsyncGenerator<RowOf<"skills">[]> {
  for await (const few of byFew(learners)) {
    const { skills, cells } = await getSkillTable(reader, idsOf(few));
    yield few.flatMap((learner) =>
      skills.flatMap((skill) => {
        const cell = cells[learner.id]?.[skill];
        return cell ? [{ ...named(learner), skill, skill_title: SKILLS[skill], ...cell }] : [];
      }),
    );
  }
}

export async function* readExercises({ reader, learners }: Reading): AsyncGenerator<RowOf<"exercises">[]> {
  const offered = listExercises([reader.cohortId]);
  for await (const few of byFew(learners))
    for (const track of TRACK_IDS) {
      const inTrack = offered.filter((one) => one.track === track);
      if (inTrack.length === 0) continue;
      const { exercises, cells } = await getTrackTable(reader, inTrack, idsOf(few));
      yield few.flatMap((learner) =>
        exercises.flatMap(({ slug, title, kind }) => {
          const { state, score, submissionId } = cells[learner.id]?.[slug] ?? {};
          if (!submissionId || (state !== "tried" && state !== "passed")) return [];
          const row = { ...named(learner), track, exercise: slug, title, kind, state, score: score ?? null };
          return [{ ...row, submission_id: submissionId }];
        }),
      );
    }
}

export async function* readTrust({ reader, learners }: Reading): AsyncGenerator<RowOf<"trust-by-learner">[]> {
  for await (const few of byFew(learners)) {
    const trusts = new Map((await listLearnerTrust(reader, idsOf(few))).map((one) => [one.id, one]));
    yield few.map((learner) => {
      const { verdicts, ai } = trusts.get(learner.id) ?? {};
      const { counts, trust } = verdicts ?? {};
      const { dPrime, criterion } = trust?.sensitivity ?? {};
      return {
        ...named(learner),
        flawed: counts?.flawed ?? 0,
        clean: counts?.clean ?? 0,
        hits: counts?.hits ?? 0,
        false_alarms: counts?.falseAlarms ?? 0,
        ...estimated("d_prime", dPrime),
        ...estimated("criterion", criterion),
        leans_to: trust?.says ?? null,
        more_needed: trust?.says === "too-early" ? trust.more : null,
        ...aiAnswers(ai?.counts, ai?.trust.sensitivity),
        ai_leans_to: ai?.trust.says ?? null,
      };
    });
  }
}

/** Reads one assignment at a time. */
export async function* readAssignments({ reader, now }: Reading): AsyncGenerator<RowOf<"assignments">[]> {
  const all = { page: 1, size: Number.MAX_SAFE_INTEGER, now };
  const { cohortId } = reader;
  const ids = await db.assignment.findMany({ where: { cohortId }, orderBy: { id: "asc" }, select: { id: true } });
  for (const { id } of ids) {
    const found = await findAssignment(reader, id, all);
    if (!found) continue;
    const common = {
      assignment_id: id,
      assignment: found.title,
      is_required: found.isRequired,
      opens_at: found.opensAt.toISOString(),
      due_at: found.dueAt.toISOString(),
    };
    yield found.learners.map(({ standing, isAsked, extendedTo, ...learner }) => ({
      ...common,
      ...named(learner),
      state: standing.state,
      is_asked: isAsked,
      extended_to: extendedTo?.toISOString() ?? null,
      handed_in: standing.handedIn,
      passed: standing.passed,
      section: reader.nameOfSection(found.sectionId),
    }));
  }
}

/** A cohort's submissions, one batch at a time, to save memory. `withParts` adds the results of their parts. */
async function* handInsOf(
  { reader, learners }: Reading,
  withParts: boolean,
): AsyncGenerator<{ learner: Learner; fact: Fact; parts: Parts | null }[]> {
  const asGraded = await reader.unseen();
  const take = withParts ? WITH_PARTS_AT_ONCE : HAND_INS_AT_ONCE;
  for (const learner of learners) {
    let after = "";
    for (;;) {
      const rows = await db.tryFact.findMany({
        where: { userId: learner.id, submissionId: { gt: after } },
        orderBy: { submissionId: "asc" },
        take,
        include: { parts: withParts },
      });
      after = rows.at(-1)?.submissionId ?? after;
      yield rows.map(({ parts, ...row }) => {
        const fact = row as Fact;
        return {
          learner,
          fact: asGraded.has(fact.submissionId) ? asGradedAlone(fact) : fact,
          parts: parts ? (JSON.parse(parts.parts) as Parts) : null,
        };
      });
      if (rows.length < take) break;
    }
  }
}

export async function* readHandIns(reading: Reading): AsyncGenerator<RowOf<"hand-ins">[]> {
  for await (const some of handInsOf(reading, false))
    yield some.map(({ learner, fact }) => {
      const issues = issuesOf(fact);
      const classes = (caught: boolean) =>
        issues.flatMap((issue) => (issue.caught === caught ? [issue.class] : [])).join(" ");
      return {
        submission_id: fact.submissionId,
        ...named(learner),
        exercise: fact.slug,
        title: titleOf(fact.slug),
        kind: fact.kind,
        track: fact.track,
        revision_id: fact.revisionId,
        try_number: fact.tryNumber,
        counts: fact.counting,
        handed_in_on: fact.handedInAt.toISOString().slice(0, 10),
        result: fact.status,
        score: fact.score,
        sure_percent: fact.confidence,
        came_true: fact.cameTrue,
        flawed: fact.flawed,
        requested: fact.requested,
        explained: fact.explained,
        skills: fromWords(fact.skills).join(" "),
        caught: classes(true),
        missed: classes(false),
        proven: fact.proven,
        confirmed: fact.confirmed,
        contested: fact.contested,
      };
    });
}

const triedOf = ({ submissionId, userId, slug, revisionId, tryNumber, counting }: Fact) => ({
  submission_id: submissionId,
  learner_id: userId,
  exercise: slug,
  revision_id: revisionId,
  try_number: tryNumber,
  counts: counting,
});

/** One row per submission and part. */
export async function* readParts(reading: Reading): AsyncGenerator<RowOf<"parts">[]> {
  for await (const some of handInsOf(reading, true))
    yield some.flatMap(({ fact, parts }) =>
      (parts?.parts ?? []).map(([part_type, part, share]) => ({ ...triedOf(fact), part_type, part, share })),
    );
}

export async function* readFalseAlarms(reading: Reading): AsyncGenerator<RowOf<"false-alarms">[]> {
  for await (const some of handInsOf(reading, true))
    yield some.flatMap(({ fact, parts }) =>
      (parts?.falseAlarms ?? []).map(([place, called]) => ({ ...triedOf(fact), place, class: called })),
    );
}
