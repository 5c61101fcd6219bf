import crypto from "node:crypto";
import { recordAudit } from "~/accounts/audit.server";
import { today } from "~/database/coarse";
import { db, isUniqueConflict } from "~/database/db.server";
import { env } from "~/operations/env.server";

/**
 * Links for scripts. With the secret in a link, a program can read a cohort's exports, and nothing else. The secret
 * has 256 bits and is shown only once. Onramp stores only its hash. Callers have checked that the actor is a lead of
 * the cohort or an admin.
 */

/** The maximum number of a cohort's links. */
export const MAX_LINKS = 20;

const hashOf = (secret: string) => crypto.createHash("sha256").update(secret).digest("hex");
const dayOf = (at: Date) => at.toISOString().slice(0, 10);

interface Maker {
  readonly id: string;
}

/**
 * Creates a link. Returns its secret, which is not stored anywhere; null if there are too many links, or if this link
 * was revoked. `key` is a random value from the form. If the same form is sent twice, only one link is created, and the
 * same secret is returned.
 */
export async function makeExportLink(
  maker: Maker,
  cohortId: string,
  { name, key }: { readonly name: string; readonly key: string },
): Promise<string | null> {
  const secret = crypto
    .createHmac("sha256", env.secret)
    .update(`export-link\0${cohortId}\0${maker.id}\0${key}`)
    .digest("base64url");
  const tokenHash = hashOf(secret);
  const made = await db.exportLink.findUnique({ where: { tokenHash }, select: { withdrawnOn: true } });
  if (made) return made.withdrawnOn ? null : secret;
  if ((await db.exportLink.count({ where: { cohortId, withdrawnOn: null } })) >= MAX_LINKS) return null;
  try {
    await db.$transaction(async (tx) => {
      const data = { cohortId, tokenHash, name, madeById: maker.id, madeOn: today() };
      await tx.exportLink.create({ data });
      await recordAudit(tx, { actorId: maker.id, action: "export-link.made", subject: `cohort:${cohortId}` });
    });
  } catch (error) {
    if (!isUniqueConflict(error)) throw error;
  }
  return secret;
}

export interface ExportLink {
  readonly id: string;
  readonly name: string;
  readonly madeBy: string;
  /** Days as YYYY-MM-DD. `usedOn` is null if the link was never used. */
  readonly madeOn: string;
  readonly usedOn: string | null;
  /** True if the link's creator is still a lead of the cohort, or an admin. */
  readonly works: boolean;
}

const MADE_BY = (cohortId: string) =>
  ({
    select: {
      id: true,
      name: true,
      isAdmin: true,
      memberships: { where: { cohortId, role: "lead" }, select: { id: true } },
    },
  }) as const;

/** A cohort's links, newest first. */
export async function listExportLinks(cohortId: string): Promise<ExportLink[]> {
  const rows = await db.exportLink.findMany({
    where: { cohortId, withdrawnOn: null },
    orderBy: { id: "desc" },
    include: { madeBy: MADE_BY(cohortId) },
  });
  return rows.map(({ id, name, madeBy, madeOn, usedOn }) => ({
    id,
    name,
    madeBy: madeBy.name,
    madeOn: dayOf(madeOn),
    usedOn: usedOn && dayOf(usedOn),
    works: madeBy.isAdmin || madeBy.memberships.length > 0,
  }));
}

/**
 * Revokes a link permanently. Keeps its hash, so that no form can create the same link again. Returns false if the
 * cohort has no such link.
 */
export async function withdrawExportLink(actor: Maker, cohortId: string, linkId: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.exportLink.updateMany({
      where: { id: linkId, cohortId, withdrawnOn: null },
      data: { withdrawnOn: today(), name: "" },
    });
    if (count > 0)
      await recordAudit(tx, { actorId: actor.id, action: "export-link.withdrawn", subject: `cohort:${cohortId}` });
    return count > 0;
  });
}

/**
 * The cohort that a secret opens, and the person in whose name the cohort is read. Null if the secret is invalid, or if
 * the link's creator is no longer a lead of the cohort or an admin. Records the day of use.
 */
export async function openExportLink(secret: string): Promise<{ cohortId: string; reader: Maker } | null> {
  const link = await db.exportLink.findUnique({ where: { tokenHash: hashOf(secret) } });
  if (!link || link.withdrawnOn || !(await mayExport(link.madeById, link.cohortId))) return null;
  const usedOn = today();
  if (link.usedOn?.getTime() !== usedOn.getTime())
    await db.exportLink.updateMany({ where: { id: link.id }, data: { usedOn } });
  return { cohortId: link.cohortId, reader: { id: link.madeById } };
}

/** Whether this person is a lead of the cohort, or an admin. */
export async function mayExport(personId: string, cohortId: string): Promise<boolean> {
  const leads = { memberships: { some: { cohortId, role: "lead" } } };
  return (await db.user.count({ where: { id: personId, OR: [{ isAdmin: true }, leads] } })) > 0;
}
