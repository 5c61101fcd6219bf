import type { CohortReader } from "~/accounts/reading/reader.server";
import { db } from "~/database/db.server";
import { readByIds } from "../counts/learning.server";

/** Adds each learner's email address, so that the reader can write to them. */
export async function withAddresses<One extends { readonly id: string }>(
  learners: readonly One[],
): Promise<(One & { readonly email: string })[]> {
  const users = await readByIds(
    learners.map(({ id }) => id),
    (some) => db.user.findMany({ where: { id: { in: some } }, select: { id: true, email: true } }),
  );
  const emailOf = new Map(users.map(({ id, email }) => [id, email]));
  return learners.map((learner) => ({ ...learner, email: emailOf.get(learner.id) ?? "" }));
}

/** The email address of one of the cohort's learners, for a lead who writes to them; "" for anyone else. */
export async function findAddress(reader: CohortReader, learnerId: string): Promise<string> {
  const [learner] = await withAddresses((await reader.list()).filter(({ id }) => id === learnerId));
  return learner?.email ?? "";
}
