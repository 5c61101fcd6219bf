/** Lists the columns whose texts may name another person, and how to find the rows in a person's cohorts. */

/**
 * A column in which other people's texts may name a person, within the person's cohorts. We don't search submissions,
 * texts that only their author sees (drafts of reviews, a mentor's own snippets), or texts about a talk, which only the
 * two people in the talk see. All tables are read in the same way, without Prisma's types for each table.
 */
export interface Place {
  /** The table's name in the Prisma client. Two places may use the same table, if its texts have different authors. */
  readonly table: string;
  readonly key: string;
  readonly columns: readonly string[];
  /** Returns a condition for rows that other people wrote in this person's cohorts. */
  of(userId: string): object;
  /** How to find the row's cohort: by a column of the row, or by the learner whose work the text is about. */
  readonly in: "cohortId" | "submission" | "thread" | "user";
  /** How pages describe the text to leads and, before a deletion, to the person. */
  readonly says: string;
}

const inCohort = (userId: string) => ({ memberships: { some: { userId } } });
const taught = (userId: string) => ({ memberships: { some: { cohort: inCohort(userId) } } });
const learner = (userId: string) => ({ memberships: { some: { role: "learner", cohort: inCohort(userId) } } });
/**
 * A condition for texts about other learners' work. Mentors' work doesn't match, because the leads of a cohort can't
 * open the work that its mentors hand in elsewhere. Texts about the person's own work don't match, because they are
 * deleted with the work.
 */
const submission = (userId: string) => ({ submission: { userId: { not: userId }, user: learner(userId) } });

export const PLACES: readonly Place[] = [
  {
    table: "comment",
    key: "id",
    columns: ["text"],
    in: "thread",
    says: "a comment",
    of: (userId) => ({
      authorId: { not: userId },
      thread: {
        submission: { userId: { not: userId } },
        OR: [{ comments: { some: { authorId: userId } } }, submission(userId)],
      },
    }),
  },
  {
    table: "mentorReview",
    key: "id",
    columns: ["summary", "summaryAsSent"],
    in: "submission",
    says: "a review",
    of: (userId) => ({ mentorId: { not: userId }, ...submission(userId) }),
  },
  {
    table: "reviewItem",
    key: "id",
    columns: ["question"],
    in: "cohortId",
    says: "a question",
    of: (userId) => ({ learnerId: { not: userId }, learner: taught(userId) }),
  },
  {
    table: "override",
    key: "id",
    columns: ["reason"],
    in: "submission",
    says: "a reason for a score",
    of: (userId) => ({ byId: { not: userId }, ...submission(userId) }),
  },
  {
    table: "stoodBy",
    key: "submissionId",
    columns: ["text"],
    in: "submission",
    says: "a reason for a finding",
    of: submission,
  },
  {
    table: "ruling",
    key: "id",
    columns: ["title", "why"],
    in: "cohortId",
    says: "a ruling",
    of: (userId) => ({ ruledById: { not: userId }, cohort: inCohort(userId) }),
  },
  {
    table: "assignment",
    key: "id",
    columns: ["title"],
    in: "cohortId",
    says: "an assignment",
    of: (userId) => ({ writtenById: { not: userId }, cohort: inCohort(userId) }),
  },
  {
    table: "assignment",
    key: "id",
    columns: ["note"],
    in: "cohortId",
    says: "an assignment",
    of: (userId) => ({ noteById: { not: userId }, cohort: inCohort(userId) }),
  },
  {
    table: "cohortTrack",
    key: "id",
    columns: ["title"],
    in: "cohortId",
    says: "a track",
    of: (userId) => ({ writtenById: { not: userId }, cohort: inCohort(userId) }),
  },
  {
    table: "cohortTrack",
    key: "id",
    columns: ["about"],
    in: "cohortId",
    says: "a track",
    of: (userId) => ({ aboutById: { not: userId }, cohort: inCohort(userId) }),
  },
  {
    table: "cohortLine",
    key: "id",
    columns: ["text"],
    in: "cohortId",
    says: "a line of a rubric",
    of: (userId) => ({ writtenById: { not: userId }, cohort: inCohort(userId) }),
  },
  {
    table: "announcement",
    key: "id",
    columns: ["text"],
    in: "cohortId",
    says: "an announcement",
    of: (userId) => ({ writtenById: { not: userId }, cohort: inCohort(userId) }),
  },
  {
    table: "portfolio",
    key: "userId",
    columns: ["intro"],
    in: "user",
    says: "a portfolio",
    // Only open portfolios are searched, because a closed portfolio is visible only to its author.
    of: (userId) => ({ userId: { not: userId }, user: taught(userId), link: { not: null } }),
  },
  {
    table: "solution",
    key: "id",
    columns: ["note"],
    in: "user",
    says: "a note on a solution",
    of: (userId) => ({ userId: { not: userId }, user: taught(userId) }),
  },
  {
    table: "post",
    key: "id",
    columns: ["text"],
    in: "user",
    says: "a post in a discussion",
    of: (userId) => ({ userId: { not: userId }, user: taught(userId) }),
  },
  {
    table: "snippet",
    key: "id",
    columns: ["name", "text"],
    in: "cohortId",
    says: "a mentor’s shared snippet",
    of: (userId) => ({ ownerId: { not: userId }, cohort: inCohort(userId) }),
  },
  {
    table: "exportLink",
    key: "id",
    columns: ["name"],
    in: "cohortId",
    says: "the name of an export link",
    of: (userId) => ({ madeById: { not: userId }, cohort: inCohort(userId) }),
  },
  {
    table: "abuseReport",
    key: "id",
    columns: ["reason", "note"],
    in: "cohortId",
    says: "a report",
    of: (userId) => ({ reporterId: { not: userId }, aboutId: { not: userId }, cohort: inCohort(userId) }),
  },
];

export const placeOf = (table: string): Place => {
  const found = PLACES.find((place) => place.table === table);
  if (!found) throw new Error(`other people’s texts are not searched in ${table}`);
  return found;
};
