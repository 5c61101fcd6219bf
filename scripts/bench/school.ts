import path from "node:path";
import { readFolder } from "../../app/catalogue/folder.server";
import { DAY_MS } from "../../app/operations/time";
import type { Installation } from "../../tests/setup/installation";
import type { Bulk } from "./bulk";
import { learnerIdOf, type SimulatedExercise } from "./simulated-cohorts";

// Long: one table after another, each in the form in which the product stores it.

/**
 * What leads, mentors and admins of a large school have added to its cohorts over two years, so that no page that the
 * benchmark requests is empty. Text is as long as people usually write it.
 */

/** A cohort whose pages the benchmark requests. */
export interface SchoolCohort {
  readonly id: string;
  /** Ids of the cohort's learners. */
  readonly learners: readonly string[];
}

interface People {
  readonly leadId: string;
  readonly adminId: string;
  /** Number of learners in all cohorts. */
  readonly learners: number;
}

const SECTIONS = 4;
export const ASSIGNMENTS = 40;
/** How many of a cohort's assignments are open. The others have ended, one every second week. */
const OPEN = 2;
/** One in this many assignments is for one section, and one in this many learners joined their section later. */
const ONE_IN = 4;
/** How many exercises each assignment has. */
const ASSIGNED = 5;
const ANNOUNCEMENTS = 60;
/** How many of the announcements no one has read yet. */
const UNREAD = 2;
export const TRACKS = 6;
const IN_TRACK = 10;
export const UPLOADS = 30;
const PROBLEMS = 40;
const PROPOSALS = 100;
/** How many reviews the lead has sent, all in the first cohort if it is large enough. */
export const SENT_REVIEWS = 400;
/** How many learners dispute the finding on which a mentor rules. */
const DISPUTING = 12;
const AUDITED = 50_000;
const CHANGES = ["section.filled", "assignment.made", "score.set", "roster.imported"];
const WORDS =
  "The refund is stored before the payment is confirmed, so a customer whose card is refused gets the money twice.";

/**
 * Creates a programme that contains all cohorts and that the lead leads. Its figures are calculated with the cohorts'
 * figures.
 */
export async function addProgramme(bulk: Bulk, cohortIds: readonly string[], leadId: string): Promise<void> {
  await bulk.add("Programme", [{ id: "programme", name: "The whole school" }]);
  await bulk.add(
    "ProgrammeCohort",
    cohortIds.map((cohortId) => ({ programmeId: "programme", cohortId, isOpen: true })),
  );
  await bulk.add("ProgrammeLead", [{ programmeId: "programme", userId: leadId }]);
}

/** Adds all other data for these cohorts and for the admin. */
export async function addSchool(
  bulk: Bulk,
  { query }: Installation,
  cohorts: readonly SchoolCohort[],
  exercises: readonly SimulatedExercise[],
  { leadId, adminId, learners: all }: People,
): Promise<void> {
  const slugs = exercises.map(({ slug }) => slug);
  const reviews = exercises.filter(({ exercise }) => exercise.kind.can.standBy);
  for (const { id, learners } of cohorts) {
    await addSections(bulk, query, id, learners);
    await addAssignments(bulk, id, slugs, leadId);
    await addAnnouncements(bulk, id, learners, leadId);
    await addTracks(bulk, id, slugs, leadId);
    await addUploads(bulk, id, slugs, leadId);
    await addDisputed(bulk, query, id, reviews);
  }
  const home = cohorts[0]!;
  await bulk.add(
    "Ruling",
    Array.from({ length: PROPOSALS }, (_, n) => ({
      id: `proposal-${n}`,
      cohortId: home.id,
      revisionId: reviews[n % reviews.length]!.revisionId,
      ruledById: leadId,
      decision: "key",
      class: "missing-edge-case",
      place: WHOLE,
      lines: "[]",
      severity: "major",
      title: "Refunds twice",
      why: WORDS,
      minutes: 5,
    })),
  );
  await bulk.add(
    "AuditEvent",
    Array.from({ length: AUDITED }, (_, n) => ({
      id: `00000000-0000-7000-9000-${String(n).padStart(12, "0")}`,
      actorId: n % 3 === 0 ? adminId : leadId,
      // Every learner joined once.
      action: n < all ? "member.joined-learner" : CHANGES[n % CHANGES.length]!,
      subject: `cohort:${cohorts[n % cohorts.length]!.id}`,
      aboutId: learnerIdOf(n % all),
      at: daysFromNow(-730 + (730 * n) / AUDITED),
    })),
  );
  await addReviews(query, leadId);
}

const WHOLE = JSON.stringify({ whole: true });
const daysFromNow = (days: number) => new Date(Math.floor(Date.now() + days * DAY_MS));

const quoted = (ids: readonly string[]) => ids.map((id) => `'${id}'`).join(", ");

async function addSections(
  bulk: Bulk,
  query: Installation["query"],
  cohortId: string,
  learners: readonly string[],
): Promise<void> {
  const sections = Array.from({ length: SECTIONS }, (_, n) => ({
    id: `section-${cohortId}-${n}`,
    cohortId,
    name: `Class ${n + 1}`,
  }));
  await bulk.add("Section", sections);
  const inCohort = `WHERE "cohortId" = '${cohortId}' AND "userId" IN`;
  for (const [n, { id }] of sections.entries()) {
    const members = learners.filter((_, i) => i % SECTIONS === n);
    await query(`UPDATE "Membership" SET "sectionId" = '${id}' ${inCohort} (${quoted(members)})`);
    const late = members.filter((_, i) => i % ONE_IN === 0);
    const since = daysFromNow(-90).toISOString().replace("Z", "+00:00");
    await query(`UPDATE "Membership" SET "sectionSince" = '${since}' ${inCohort} (${quoted(late)})`);
  }
}

async function addAssignments(bulk: Bulk, cohortId: string, slugs: readonly string[], leadId: string): Promise<void> {
  const ids = Array.from({ length: ASSIGNMENTS }, (_, n) => `assignment-${cohortId}-${n}`);
  await bulk.add(
    "Assignment",
    ids.map((id, n) => {
      const opensInDays = n < OPEN ? -7 : -14 * n;
      return {
        id,
        cohortId,
        sectionId: n % ONE_IN === 1 ? `section-${cohortId}-${Math.floor(n / ONE_IN) % SECTIONS}` : null,
        makeKey: id,
        title: `Week ${ASSIGNMENTS - n}`,
        note: WORDS,
        opensAt: daysFromNow(opensInDays),
        dueAt: daysFromNow(opensInDays + 14),
        timeZone: "Europe/Berlin",
        writtenById: leadId,
      };
    }),
  );
  await bulk.add(
    "AssignedExercise",
    ids.flatMap((assignmentId, n) =>
      Array.from({ length: ASSIGNED }, (_, place) => ({
        assignmentId,
        slug: slugs[(n * ASSIGNED + place) % slugs.length]!,
        place,
      })),
    ),
  );
}

async function addAnnouncements(
  bulk: Bulk,
  cohortId: string,
  learners: readonly string[],
  leadId: string,
): Promise<void> {
  const sent = Array.from({ length: ANNOUNCEMENTS }, (_, n) => ({
    id: `announcement-${cohortId}-${n}`,
    cohortId,
    sendKey: `key ${n}`,
    text: WORDS,
    writtenById: leadId,
    at: daysFromNow(-1 - 10 * n),
  }));
  await bulk.add("Announcement", sent);
  for (const [n, { id, at }] of sent.entries())
    await bulk.add(
      "Notice",
      learners.map((userId) => ({
        id: `notice-${userId}-${n}`,
        userId,
        type: "announcement",
        about: id,
        announcementId: id,
        isRead: n >= UNREAD,
        at,
      })),
    );
}

async function addTracks(bulk: Bulk, cohortId: string, slugs: readonly string[], leadId: string): Promise<void> {
  const ids = Array.from({ length: TRACKS }, (_, n) => `track-${cohortId}-${n}`);
  await bulk.add(
    "CohortTrack",
    ids.map((id, n) => ({ id, cohortId, makeKey: id, title: `Term ${n + 1}`, about: WORDS, writtenById: leadId })),
  );
  await bulk.add(
    "TrackExercise",
    ids.flatMap((trackId, n) =>
      Array.from({ length: IN_TRACK }, (_, place) => ({
        trackId,
        slug: slugs[(n * IN_TRACK + place) % slugs.length]!,
        place,
      })),
    ),
  );
}

/** Adds uploads that passed their check and are waiting to be released, and some in which the check found problems. */
async function addUploads(bulk: Bulk, cohortId: string, slugs: readonly string[], leadId: string): Promise<void> {
  const folder = JSON.stringify(await readFolder(path.resolve("exercises", slugs[0]!)));
  const problems = Array.from({ length: PROBLEMS }, (_, line) => ({ file: "exercise.json", line, message: WORDS }));
  await bulk.add(
    "Upload",
    Array.from({ length: UPLOADS }, (_, n) => ({
      id: `upload-${cohortId}-${n}`,
      cohortId,
      slug: `own-${n}`,
      uploadedById: leadId,
      folder,
      state: n % 3 === 0 ? "problems" : "ready",
      runs: 20,
      problems: n % 3 === 0 ? JSON.stringify(problems) : "[]",
      uploadedAt: daysFromNow(-n),
    })),
  );
}

/** Adds a finding that several learners dispute, and that is waiting for a mentor's ruling. */
async function addDisputed(
  bulk: Bulk,
  query: Installation["query"],
  cohortId: string,
  reviews: readonly SimulatedExercise[],
): Promise<void> {
  const [most] = await query(
    `SELECT s."revisionId", s.slug FROM "Submission" AS s JOIN "Membership" AS m ON m."userId" = s."userId"
      WHERE m."cohortId" = '${cohortId}' AND s."tryNumber" = 1 AND s.slug IN (${quoted(reviews.map(({ slug }) => slug))})
      GROUP BY s."revisionId", s.slug ORDER BY count(*) DESC, s.slug LIMIT 1`,
  );
  const { revisionId, slug } = most as { revisionId: string; slug: string };
  const { id: kind } = reviews.find((one) => one.slug === slug)!.exercise.kind;
  const rows = (await query(
    `SELECT s.id, s."userId" FROM "Submission" AS s JOIN "Membership" AS m ON m."userId" = s."userId"
      WHERE m."cohortId" = '${cohortId}' AND s."tryNumber" = 1 AND s."revisionId" = '${revisionId}'
      ORDER BY s.id LIMIT ${DISPUTING}`,
  )) as { id: string; userId: string }[];
  const spot = { place: { whole: true }, class: "missing-edge-case" };
  const finding = { id: "f", ...spot, severity: "major", text: WORDS, proof: null, done: true };
  const work = JSON.stringify({ findings: [finding], verdict: "request-changes", confidence: 80, read: [] });
  await query(`UPDATE "Submission" SET work = '${work}' WHERE id IN (${quoted(rows.map(({ id }) => id))})`);
  const itemId = `ruling-${cohortId}`;
  await bulk.add("ReviewItem", [
    {
      id: itemId,
      learnerId: rows[0]!.userId,
      submissionId: rows[0]!.id,
      cohortId,
      seat: 0,
      slug,
      kind,
      isFinding: true,
      finding: JSON.stringify({ revisionId, spot }),
      minutes: 5,
      waitingSince: daysFromNow(-1),
      orderAt: daysFromNow(-1),
    },
  ]);
  await bulk.add(
    "StoodBy",
    rows.map(({ id }) => ({
      submissionId: id,
      itemId,
      cohortId,
      revisionId,
      findingId: "f",
      class: "missing-edge-case",
      place: WHOLE,
      text: WORDS,
      state: "waiting",
    })),
  );
}

/** Every learner waits for a mentor's review of one submission. The lead has already sent some reviews. */
async function addReviews(query: Installation["query"], leadId: string): Promise<void> {
  const first = (column: string) => `SELECT ${column}(id) FROM "Submission" AS own WHERE own."userId" = m."userId"`;
  const submissions = (column: string) => `
    "Membership" AS m
    JOIN "Submission" AS s ON s.id = (${first(column)})
    JOIN "TryFact" AS fact ON fact."submissionId" = s.id
    WHERE m.role = 'learner'`;
  await query(`
    INSERT INTO "ReviewItem"
      (id, "learnerId", "submissionId", "cohortId", slug, kind, "asksHelp", question, minutes, "waitingSince", "orderAt")
    SELECT 'item-' || m."userId", m."userId", s.id, m."cohortId", s.slug, fact.kind, TRUE, 'Is this right?', 10,
      s."handedInAt", s."handedInAt"
    FROM ${submissions("min")}`);
  await query(`
    INSERT INTO "MentorReview"
      (id, "submissionId", "mentorId", seat, "sendKey", summary, verdict, "rubricVersion", choices, minutes, "sentAt")
    SELECT 'review-' || m."userId", s.id, '${leadId}', 1, 'key', 'Good work.', 'good', 1, '{}', 10, s."handedInAt"
    FROM ${submissions("max")} ORDER BY m."cohortId", m."userId" LIMIT ${SENT_REVIEWS}`);
}
