import { forOwnSection, learnerOf, taughtBy } from "../reading/taught";
import { seenBy } from "../reading/unseen.server";

interface Person {
  readonly id: string;
}

/** A condition for mentors' reviews and comments. The reader must not be the submission's second reviewer. */
const opinion = (reader: Person) => ({ AND: [{ user: learnerOf(reader) }, seenBy(reader)] });

/**
 * A condition for texts in discussions and on solutions. Every mentor and lead can read them, unless the exercise
 * belongs to another cohort.
 */
const shared = (reader: Person) => ({
  hiddenOn: null,
  user: { memberships: { some: { cohort: taughtBy(reader) } } },
  exercise: {
    OR: [{ isUploaded: false }, { releases: { some: { cohort: { memberships: { some: { userId: reader.id } } } } } }],
  },
});

/** A condition for texts that may be only for one section. Leads read those for every section. */
const ofSection = (reader: Person) => ({
  OR: [{ cohort: taughtBy(reader, ["lead"]) }, forOwnSection(reader)],
});

/**
 * A query condition for each table, which matches the rows that a person can currently open on other pages. The page
 * that is shown before a deletion therefore neither shows nor reads any other rows. Tables without a condition are
 * never shown: only leads or admins see their texts, or only people who know a link.
 */
export const SHOWN: Readonly<Record<string, (reader: Person) => object>> = {
  comment: (reader) => ({ thread: { submission: opinion(reader) } }),
  mentorReview: (reader) => ({ submission: opinion(reader) }),
  override: (reader) => ({ submission: opinion(reader) }),
  stoodBy: (reader) => ({ submission: { user: learnerOf(reader) } }),
  reviewItem: (reader) => ({ submission: { user: learnerOf(reader) }, cohort: taughtBy(reader) }),
  ruling: (reader) => ({ cohort: taughtBy(reader) }),
  assignment: (reader) => ({
    OR: [
      ofSection(reader),
      // Mentors see the assignments of all sections, unless the cohort hides names from them.
      { cohort: { ...taughtBy(reader, ["mentor"]), hidesNames: false } },
    ],
  }),
  cohortTrack: () => ({}),
  cohortLine: (reader) => ({ cohort: taughtBy(reader) }),
  announcement: ofSection,
  solution: shared,
  post: shared,
  snippet: (reader) => ({ cohort: taughtBy(reader) }),
};
