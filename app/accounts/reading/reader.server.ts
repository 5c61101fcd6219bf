import { type CohortRules, findCohortRules } from "../cohorts/cohort-rules.server";
import { CohortLearners, type Learner } from "./learners.server";
import { numberedName } from "./names.server";
import { noteLook } from "./note-looks.server";
import { listUnseenIn, type Unseen } from "./unseen.server";

/** What a person is to a cohort. The code that makes a reader checks this first. */
interface Standing {
  /** Leads the cohort, or is an admin. */
  readonly isLead: boolean;
  /** Leads a programme that the cohort has admitted: sees figures, and opens no submission. */
  readonly isOutside?: boolean;
  /** Exports the figures as a file: learners see one export, not a look at each table in it. */
  readonly isExport?: boolean;
}

type Rules = CohortRules & { readonly name: string };

/**
 * Someone who reads about a cohort, for one request: which learners, by which names, and which results they may see.
 * Reports take a reader instead of a cohort's id, so none of it can be left out. Made by the guards
 * (`require-reader.server.ts`), and by the worker for exports.
 */
export class CohortReader extends CohortLearners {
  readonly person: { readonly id: string; readonly isAdmin: boolean };
  readonly rules: Rules;
  readonly isLead: boolean;
  readonly isOutside: boolean;
  readonly #isExport: boolean;
  #unseen: Promise<Unseen> | null = null;

  constructor(person: CohortReader["person"], cohortId: string, rules: Rules, standing: Standing) {
    super(cohortId);
    this.person = person;
    this.rules = rules;
    this.isLead = standing.isLead;
    this.isOutside = standing.isOutside ?? false;
    this.#isExport = standing.isExport ?? false;
  }

  /**
   * Submissions that this person may still review again: they see only the grader's own results, whatever score a
   * person set.
   */
  unseen(): Promise<Unseen> {
    this.#unseen ??= listUnseenIn(this.person, this.cohortId);
    return this.#unseen;
  }

  get #seesNames(): boolean {
    return this.isLead || this.isOutside || !this.rules.hidesNames;
  }

  /** What this person calls a learner: a number if the cohort hides names from reviewers. */
  nameOf({ id, name }: Learner): string {
    return this.#seesNames ? name : numberedName(this.cohortId, id);
  }

  /** The learners by the names that this person may know, in the order of these names. */
  async named(): Promise<readonly Learner[]> {
    const learners = await this.list();
    if (this.#seesNames) return learners;
    const numbered = learners.map(({ id, name }) => ({ id, name: this.nameOf({ id, name }) }));
    // Sorted by number: the order of the names would reveal them.
    return numbered.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
  }

  /** Those of these people who learn in the cohort. Records the look, because their figures are about to be shown. */
  async look(ids: readonly string[]): Promise<string[]> {
    const known = new Set(await this.ids());
    const theirs = ids.filter((id) => known.has(id));
    if (!this.#isExport) noteLook(this.person, theirs, "table");
    return theirs;
  }
}

/** A reader of a cohort; null if there is no such cohort. The caller has checked the person's role in the cohort. */
export async function findReader(
  person: CohortReader["person"],
  cohortId: string,
  standing: Standing,
): Promise<CohortReader | null> {
  const rules = await findCohortRules(cohortId);
  return rules && new CohortReader(person, cohortId, rules, standing);
}
