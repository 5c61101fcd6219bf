import { z } from "zod";
import { type Derived, derive, storeDerived } from "~/catalogue/derived.server";
import { db, type Transaction } from "~/database/db.server";
import { lockRevision } from "~/database/locks.server";
import { EVERYBODY, listEditionsFor, setEdition } from "~/grading/regrades/editions.server";
import { listHandInsOf, queueRegrade } from "~/grading/regrades/regrade.server";
import type { Severity } from "~/kinds/place";
import { PlaceSchema } from "~/kinds/place-schema";
import type { Amendment } from "~/kinds/stand-by";
import { isCovered } from "./alike";
import { spotOf } from "./findings.server";

/**
 * Applies rulings to a revision. Each cohort gets an edition of the revision with all rulings that apply to the cohort.
 * Everyone else gets an edition, too, once an admin has accepted a ruling. Each edition is calculated from the base
 * again, in the order of the rulings, so that it does not matter which of two jobs runs first. Both steps in this file
 * are jobs of the queue, stored together with their cause, and both can be repeated.
 */

const PlacesSchema = z.array(PlaceSchema).min(1).max(12);

/** Rulings that change the key of a revision for a cohort or, if `cohortId` is null, for everyone, in order. */
async function listInForce(tx: Transaction, revisionId: string, cohortId: string | null): Promise<Amendment[]> {
  const rows = await tx.ruling.findMany({
    where: {
      revisionId,
      decision: { in: ["key", "neutral"] },
      OR: [{ acceptedAt: { not: null } }, ...(cohortId === null ? [] : [{ cohortId }])],
    },
    orderBy: { id: "asc" },
  });
  return rows.map((row) => ({
    id: row.id,
    decision: row.decision as Amendment["decision"],
    class: spotOf(row).class,
    severity: (row.severity || "minor") as Severity,
    places: PlacesSchema.parse(JSON.parse(row.lines)),
  }));
}

/** A disputed finding and how it was settled. */
interface Settled {
  readonly submissionId: string;
  readonly place: string;
  readonly class: string;
  readonly state: string;
  readonly rulingId: string | null;
}

/**
 * The rulings, with a disputed finding's own lines added to the ruling that settled it, because the learner's lines
 * may differ slightly from the mentor's. Null if the added lines make no difference. A finding that no one checked is
 * neutral for its learner only.
 */
export function withOwnLines(inForce: readonly Amendment[], own: Settled): Amendment[] | null {
  const { place, class: defect } = spotOf(own);
  if (own.state === "unchecked")
    return [...inForce, { id: "unchecked", decision: "neutral", class: defect, severity: "minor", places: [place] }];
  const ruling = inForce.find(({ id }) => id === own.rulingId);
  if (!ruling || isCovered(ruling, place)) return null;
  return inForce.map((one) => (one === ruling ? { ...one, places: [...one.places, place] } : one));
}

/** The revision with these amendments to its key. Stores nothing. */
export const amend = (baseId: string, amendments: readonly Amendment[], tx: Transaction = db): Promise<Derived> =>
  derive(baseId, (folder, kind) => kind.can.standBy!.amend(folder, amendments), tx);

/** Creates and stores the revision with these amendments. The caller has locked the base. */
async function store(tx: Transaction, baseId: string, amendments: readonly Amendment[]): Promise<string> {
  return storeDerived(tx, await amend(baseId, amendments, tx));
}

async function moveEdition(baseId: string, cohortId: string | null, cause: string) {
  await db.$transaction(async (tx) => {
    await lockRevision(tx, baseId);
    const revisionId = await store(tx, baseId, await listInForce(tx, baseId, cohortId));
    await setEdition(tx, { baseId, scope: cohortId ?? EVERYBODY, revisionId, cause });
  });
}

/**
 * Queues a regrade of a submission with the rulings that now apply to its learner: on the cohorts' editions, or on a
 * separate edition if the lines of the submission's finding were added.
 */
async function regradeAsSettled(submissionId: string, cause: string): Promise<void> {
  const submission = await db.submission.findUnique({
    where: { id: submissionId },
    include: { stoodBy: true },
  });
  if (!submission) return;
  const { revisionId: baseId, stoodBy } = submission;
  const isSettled = stoodBy && (stoodBy.rulingId !== null || stoodBy.state === "unchecked");
  if (isSettled) {
    const own = await db.$transaction(async (tx) => {
      await lockRevision(tx, baseId);
      const amendments = withOwnLines(await listInForce(tx, baseId, stoodBy.cohortId), stoodBy);
      return amendments && store(tx, baseId, amendments);
    });
    if (own !== null) return queueRegrade({ submissionId, revisionId: own, cause });
  }
  for (const { revisionId } of await listEditionsFor(submission))
    await queueRegrade({ submissionId, revisionId, cause });
}

/**
 * The key of the job that applies a ruling. `isWider` is true for the job that runs after the ruling was accepted for
 * everyone.
 */
export const rulingKey = (rulingId: string, isWider: boolean) => `ruling:${rulingId}${isWider ? ":accepted" : ""}`;

/** The worker's job after a ruling: applies the ruling to everyone to whom it applies. Can be repeated. */
export async function applyRuling(rulingId: string): Promise<void> {
  const ruling = await db.ruling.findUnique({ where: { id: rulingId } });
  if (!ruling || ruling.decision === "false-alarm") return;
  const { revisionId, cohortId, acceptedAt } = ruling;
  const scopes = new Set<string | null>();
  if (cohortId !== null) scopes.add(cohortId);
  if (acceptedAt !== null) {
    scopes.add(null);
    const editions = await db.edition.findMany({ where: { baseId: revisionId }, select: { scope: true } });
    for (const { scope } of editions) scopes.add(scope === EVERYBODY ? null : scope);
  }
  for (const scope of scopes) await moveEdition(revisionId, scope, rulingId);
  // Regrades after the editions are stored. Submissions that are graded from now on use these editions anyway.
  for (const id of await listHandInsOf(revisionId, acceptedAt === null ? cohortId : null))
    await regradeAsSettled(id, rulingId);
}

/**
 * The worker's job for a submission whose disputed finding was settled separately: regrades the submission. Can be
 * repeated.
 */
export async function applySettled(submissionId: string): Promise<void> {
  const stoodBy = await db.stoodBy.findUnique({ where: { submissionId }, select: { rulingId: true } });
  if (stoodBy) await regradeAsSettled(submissionId, stoodBy.rulingId ?? "");
}

/** The amendments of a cohort's edition plus one new amendment, for a preview. */
export async function listWith(
  revisionId: string,
  cohortId: string,
  more: Amendment,
  tx: Transaction = db,
): Promise<Amendment[]> {
  return [...(await listInForce(tx, revisionId, cohortId)), more];
}
