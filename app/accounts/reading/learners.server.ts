import { db, type Transaction } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import type { Section } from "../cohorts/sections.server";
import { byName } from "../name-order";

export interface Learner {
  readonly id: string;
  readonly name: string;
}

/**
 * The learners of a cohort, or of one of its sections, sorted by name. The list is read once, when it is first
 * needed.
 */
export class CohortLearners {
  readonly cohortId: string;
  /** The section; null for the whole cohort. */
  readonly section: Section | null;
  readonly #tx: Transaction;
  #list: Promise<Learner[]> | null = null;

  constructor(cohortId: string, { tx = db, section = null }: { tx?: Transaction; section?: Section | null } = {}) {
    this.cohortId = cohortId;
    this.section = section;
    this.#tx = tx;
  }

  get #membership() {
    return { cohortId: this.cohortId, role: "learner", ...(this.section && { sectionId: this.section.id }) };
  }

  /**
   * Conditions that limit a cohort's rows to people in the chosen section. If no section is chosen, no condition
   * applies, so the work of people who have left still counts.
   */
  get inSection(): Prisma.UserWhereInput {
    return this.section ? { memberships: { some: this.#membership } } : {};
  }

  list(): Promise<readonly Learner[]> {
    this.#list ??= this.#tx.membership
      .findMany({
        where: this.#membership,
        select: { user: { select: { id: true, name: true } } },
      })
      .then((rows) => rows.map(({ user }) => user).sort(byName));
    return this.#list;
  }

  async ids(): Promise<string[]> {
    return (await this.list()).map(({ id }) => id);
  }

  async count(): Promise<number> {
    return (await this.list()).length;
  }
}
