import { type CohortRules, findCohortRules } from "../cohorts/cohort-rules.server";
import { listSections, type Section } from "../cohorts/sections.server";
import type { Role } from "../guards.server";
import { byName } from "../name-order";
import { CohortLearners, type Learner } from "./learners.server";
import { numberedName } from "./names.server";
import { noteLook } from "./note-looks.server";
import { listUnseenIn, type Unseen } from "./unseen.server";

/** A person's role in a cohort. The code that creates a reader checks this role first. */
interface Standing {
  /** True if this person leads the cohort or is an admin. */
  readonly isLead: boolean;
  /**
   * True if this person leads a programme that the cohort has admitted. Such a person sees figures but can't open
   * submissions.
   */
  readonly isOutside?: boolean;
  /** This person's own role in the cohort, which can differ from the right by which they read; null if none. */
  readonly role?: Role | null;
  /** True if this person exports the figures as a file. Learners see one export, not a view of each table in it. */
  readonly isExport?: boolean;
  /** The sections that this person has chosen. Sections of other cohorts are ignored. */
  readonly sectionIds?: readonly string[];
}

type Rules = CohortRules & { readonly name: string };

/**
 * A person who reads data about a cohort, during one request. A reader knows which learners, names and results this
 * person may see. Reports get a reader instead of a cohort's id, so that they can't skip these checks. Readers are
 * created by the guards (`require-reader.server.ts`) and, for exports, by the worker.
 */
export class CohortReader extends CohortLearners {
  readonly person: { readonly id: string; readonly isAdmin: boolean };
  readonly rules: Rules;
  /** The sections from which this person may choose. */
  readonly sections: readonly Section[];
  readonly isLead: boolean;
  readonly isOutside: boolean;
  readonly #seesNames: boolean;
  readonly #isExport: boolean;
  #unseen: Promise<Unseen> | null = null;

  constructor(
    person: CohortReader["person"],
    cohortId: string,
    { rules, sections }: { readonly rules: Rules; readonly sections: readonly Section[] },
    standing: Standing,
  ) {
    super(cohortId, { section: sections.find(({ id }) => standing.sectionIds?.includes(id)) ?? null });
    this.person = person;
    this.rules = rules;
    this.sections = sections;
    this.isLead = standing.isLead;
    this.isOutside = standing.isOutside ?? false;
    // People who may review the cohort's submissions don't see hidden names as leads of a programme either.
    const isReviewer = standing.role === "mentor" || (standing.role === "learner" && rules.allowsPeers);
    this.#seesNames = this.isLead || (this.isOutside && !isReviewer) || !rules.hidesNames;
    this.#isExport = standing.isExport ?? false;
  }

  /** The sections to choose from, and the id of the chosen section; null for the whole cohort. */
  get choice(): { readonly all: readonly Section[]; readonly chosen: string | null } {
    return { all: this.sections, chosen: this.section?.id ?? null };
  }

  /** The name of one of these sections; null for the whole cohort, or if this person can't choose sections. */
  nameOfSection(sectionId: string | null): string | null {
    return this.sections.find(({ id }) => id === sectionId)?.name ?? null;
  }

  /**
   * Submissions that this person may still review independently. For these submissions, the person sees only the
   * grader's own results, even if someone has set another score.
   */
  unseen(): Promise<Unseen> {
    this.#unseen ??= listUnseenIn(this.person, this.cohortId);
    return this.#unseen;
  }

  /** How this person sees a learner: by name, or by number if the cohort hides names from reviewers. */
  nameOf({ id, name }: Learner): string {
    return this.#seesNames ? name : numberedName(this.cohortId, id);
  }

  /** The learners with the names that this person may know, sorted by these names. */
  async named(): Promise<readonly Learner[]> {
    const learners = await this.list();
    if (this.#seesNames) return learners;
    const numbered = learners.map(({ id, name }) => ({ id, name: this.nameOf({ id, name }) }));
    // Sorted by number, because the order of the names would reveal who is who.
    return numbered.sort(byName);
  }

  /**
   * Returns the people in this list who are learners in the cohort. Records the view, because their figures are about
   * to be shown.
   */
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
  if (!rules) return null;
  // The figures of a small section could reveal a learner to people outside the cohort, and to mentors who must not
  // know names.
  const maySplit = !standing.isOutside && (standing.isLead || !rules.hidesNames);
  const sections = maySplit ? await listSections(cohortId) : [];
  return new CohortReader(person, cohortId, { rules, sections }, standing);
}
