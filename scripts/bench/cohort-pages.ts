import { TRACK_IDS } from "../../app/kinds/skills";
import { ASSIGNMENTS, TRACKS, UPLOADS } from "./school";
import type { SimulatedExercise } from "./simulated-cohorts";

/** The pages that `npm run bench:cohort` requests. */

/** The cohort that a request is about, and the number of the request. */
interface Where {
  /** The cohort's id, and the path of its overview. */
  readonly id: string;
  readonly at: string;
  readonly n: number;
  /** Ids of the cohort's learners. */
  readonly learners: readonly string[];
  /** The id of the other cohort of the same lead. */
  readonly other: string;
  /** Ids of learners whose review the lead has sent. */
  readonly reviewed: readonly string[];
  readonly exercises: readonly SimulatedExercise[];
}
/**
 * The page number to request in a list with this many rows per page. It grows with `n`, and starts again at 1 after the
 * last page.
 */
const pageOf = ({ learners, n }: Where, rows: number) => 1 + (n % Math.ceil(learners.length / rows));
const SKILLS_ASKED = ["know-when-to-trust", "find-edge-cases", "choose-inputs", "keep-behaviour"];

/** For each page for leads and mentors, a function that returns the page's URL, which is different for each `n`. */
const LEAD_PAGES: Readonly<Record<string, (where: Where) => string>> = {
  "overview, first page": ({ at, n }) => `${at}?n=${n}`,
  overview: (where) => `${where.at}?page=${pageOf(where, 30)}&n=${where.n}`,
  "overview sorted by a skill": (where) =>
    `${where.at}?sort=${SKILLS_ASKED[where.n % SKILLS_ASKED.length]}&page=${pageOf(where, 30)}&n=${where.n}`,
  "overview by track": (where) =>
    `${where.at}?by=${TRACK_IDS[where.n % TRACK_IDS.length]}&page=${pageOf(where, 30)}&n=${where.n}`,
  "a learner": ({ at, learners, n }) => `${at}/learners/${learners[n % learners.length]}?n=${n}`,
  help: ({ at, n }) => `${at}/help?n=${n}`,
  "over time": ({ at, n }) => `${at}/weeks?n=${n}`,
  "over time, two cohorts": ({ at, other, n }) => `${at}/weeks?with=${other}&n=${n}`,
  trust: (where) => `${where.at}/trust?page=${pageOf(where, 50)}&n=${where.n}`,
  exercises: ({ at, n }) => `${at}/exercises?n=${n}`,
  "one exercise": ({ at, n, exercises }) => `${at}/exercises/${exercises[n % exercises.length]!.slug}?n=${n}`,
  assignments: ({ at, n }) => `${at}/assignments?n=${n}`,
  "hand-ins": ({ at, n }) => `${at}/work?skill=${SKILLS_ASKED[n % SKILLS_ASKED.length]}&page=${1 + (n % 9)}&n=${n}`,
  announcements: ({ at, n }) => `${at}/announcements?n=${n}`,
  people: ({ at, n }) => `${at}/people?n=${n}`,
  agreement: ({ at, n }) => `${at}/agreement?n=${n}`,
  "own exercises": ({ at, n }) => `${at}/uploads?n=${n}`,
  tracks: ({ at, n }) => `${at}/tracks?n=${n}`,
  "one page": ({ at, n }) => `${at}/one-page?n=${n}`,
  exports: ({ at, n }) => `${at}/exports?n=${n}`,
  roster: ({ at, n }) => `${at}/people/roster?n=${n}`,
  sections: ({ at, n }) => `${at}/people/sections?n=${n}`,
  "new assignment": ({ at, n }) => `${at}/assignments/new?n=${n}`,
  "queue of reviews": ({ n }) => `/mentor?n=${n}`,
  "a review": ({ learners, n }) => `/mentor/item-${learners[n % learners.length]}?n=${n}`,
  "a ruling": ({ id, n }) => `/mentor/ruling-${id}?n=${n}`,
  "sent reviews": ({ n }) => `/mentor/sent?page=${1 + (n % 8)}&n=${n}`,
  "a sent review": ({ reviewed, n }) => `/mentor/sent/review-${reviewed[n % reviewed.length]}?n=${n}`,
  "marked samples": ({ n }) => `/mentor/start?n=${n}`,
  snippets: ({ n }) => `/mentor/snippets?n=${n}`,
  talks: ({ n }) => `/mentor/talks?n=${n}`,
  "double reviews": ({ n }) => `/mentor/agreement?n=${n}`,
  notifications: ({ n }) => `/notices?n=${n}`,
  "one assignment": ({ at, id, n }) => `${at}/assignments/assignment-${id}-${n % ASSIGNMENTS}?n=${n}`,
  "an assignment's form": ({ at, id, n }) => `${at}/assignments/assignment-${id}-${n % ASSIGNMENTS}/edit?n=${n}`,
  "one upload": ({ at, id, n }) => `${at}/uploads/upload-${id}-${n % UPLOADS}?n=${n}`,
  "one track": ({ at, id, n }) => `${at}/tracks/track-${id}-${n % TRACKS}?n=${n}`,
  "new track": ({ at, n }) => `${at}/tracks/new?n=${n}`,
  "own rubric lines": ({ at, n }) => `${at}/rubric?n=${n}`,
  "abuse reports": ({ at, n }) => `${at}/reports?n=${n}`,
  "settings of a cohort": ({ at, n }) => `${at}/settings?n=${n}`,
  "a lead's cohorts": ({ n }) => `/cohorts?n=${n}`,
  programme: ({ n }) => `/programmes/programme?n=${n}`,
};

/** Pages for admins. */
export const ADMIN_PAGES: typeof LEAD_PAGES = {
  "admin: first page": ({ n }) => `/admin?n=${n}`,
  "admin: people": ({ n }) => `/admin/people?page=${1 + (n % 100)}&n=${n}`,
  "admin: cohorts": ({ n }) => `/admin/cohorts?n=${n}`,
  "admin: programmes": ({ n }) => `/admin/programmes?n=${n}`,
  "admin: changes": ({ n }) => `/admin/changes?page=${1 + ((n * 10) % 1_000)}&n=${n}`,
  "admin: abuse reports": ({ n }) => `/admin/reports?n=${n}`,
  "admin: rulings": ({ n }) => `/admin/rulings?n=${n}`,
};

/** Pages for learners that show what a lead has set up, or that learners print for an employer. */
export const LEARNER_PAGES: typeof LEAD_PAGES = {
  learn: ({ n }) => `/learn?n=${n}`,
  "a learner's announcements": ({ n }) => `/learn/announcements?n=${n}`,
  "a learner's assignments": ({ n }) => `/learn/assignments?n=${n}`,
  "exercises of a learner": ({ n }) => `/exercises?n=${n}`,
  "a learner's report": ({ n }) => `/me/report?n=${n}`,
  portfolio: ({ n }) => `/me/portfolio?n=${n}`,
  "portfolio, preview": ({ n }) => `/me/portfolio/preview?n=${n}`,
};
export const PAGES = { ...LEAD_PAGES, ...ADMIN_PAGES, ...LEARNER_PAGES };
