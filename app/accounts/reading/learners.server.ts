import { db, type Transaction } from "~/database/db.server";
import { Prisma } from "~/generated/prisma/client";
import type { Section } from "../cohorts/sections.server";
import { byName } from "../name-order";

export interface Learner {
  readonly id: string;
  readonly name: string;
}

/** Tables with rows of learners. */
type TableOfLearners = "User" | "Submission" | "LearnerTally" | "SkillTally" | "TrackTally" | "TryFact" | "WeekTally";

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

  /**
   * The part of a raw SQL query from `FROM` to the first conditions, with each learner's rows in this table as `t`, or
   * only those of the learner `only`. The learners are the left side of a `CROSS JOIN`, because in any other join,
   * SQLite may scan everyone's rows.
   */
  rowsIn(table: TableOfLearners, only?: string): Prisma.Sql {
    const key = Prisma.raw(table === "User" ? "id" : `"userId"`);
    const isOnly = only === undefined ? Prisma.empty : Prisma.sql`AND m."userId" = ${only}`;
    return Prisma.sql`
      FROM "Membership" AS m CROSS JOIN ${Prisma.raw(`"${table}"`)} AS t
      WHERE ${this.#isLearner} ${isOnly} AND t.${key} = m."userId"`;
  }

  /** The same part of a query, but with only the learners' memberships, as `m`. */
  get memberships(): Prisma.Sql {
    return Prisma.sql`FROM "Membership" AS m WHERE ${this.#isLearner}`;
  }

  get #isLearner() {
    const inSection = this.section ? Prisma.sql`AND m."sectionId" = ${this.section.id}` : Prisma.empty;
    return Prisma.sql`m."cohortId" = ${this.cohortId} AND m.role = 'learner' ${inSection}`;
  }

  /**
   * The given learners who are in a section; all of them if `sectionId` is null. Null if none of them can be in it,
   * because they are the learners of another section.
   */
  narrowedTo(sectionId: string | null): CohortLearners | null {
    if (sectionId === null || this.section?.id === sectionId) return this;
    if (this.section) return null;
    return new CohortLearners(this.cohortId, { tx: this.#tx, section: { id: sectionId, name: "" } });
  }

  list(): Promise<readonly Learner[]> {
    this.#list ??= this.#tx.$queryRaw<Learner[]>`SELECT t.id, t.name ${this.rowsIn("User")}`.then((rows) =>
      rows.sort(byName),
    );
    return this.#list;
  }

  async ids(): Promise<string[]> {
    return (await this.list()).map(({ id }) => id);
  }

  async count(): Promise<number> {
    return (await this.list()).length;
  }
}
