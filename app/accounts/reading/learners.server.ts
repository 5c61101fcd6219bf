import { db, type Transaction } from "~/database/db.server";

export interface Learner {
  readonly id: string;
  readonly name: string;
}

/** A cohort's learners, by name. The list is read once, when it is first asked for. */
export class CohortLearners {
  readonly cohortId: string;
  readonly #tx: Transaction;
  #list: Promise<Learner[]> | null = null;

  constructor(cohortId: string, tx: Transaction = db) {
    this.cohortId = cohortId;
    this.#tx = tx;
  }

  list(): Promise<readonly Learner[]> {
    this.#list ??= this.#tx.membership
      .findMany({
        where: { cohortId: this.cohortId, role: "learner" },
        select: { user: { select: { id: true, name: true } } },
        orderBy: [{ user: { name: "asc" } }, { id: "asc" }],
      })
      .then((rows) => rows.map(({ user }) => user));
    return this.#list;
  }

  async ids(): Promise<string[]> {
    return (await this.list()).map(({ id }) => id);
  }

  async count(): Promise<number> {
    return (await this.list()).length;
  }
}
