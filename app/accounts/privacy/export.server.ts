import { db } from "~/database/db.server";
import { listLooks } from "../looks.server";
import { EXPORT, IN_POOL } from "../reading/note-looks.server";

interface Person {
  readonly id: string;
  readonly email: string;
}

/**
 * Returns the rows about the account and its roles, keyed by the table's name in the export. Contains no password
 * hashes and no secrets.
 */
export async function exportAccount({ id, email }: Person): Promise<Record<string, readonly object[]>> {
  const userId = id;
  const [account, sessions, memberships, programmes, invites, resets, { looks }, looksOfMine, changes, links, turns] =
    await Promise.all([
      db.user.findMany({ where: { id }, omit: { image: true } }),
      db.session.findMany({
        where: { userId },
        select: { id: true, device: true, createdAt: true, updatedAt: true, expiresAt: true },
      }),
      db.membership.findMany({
        where: { userId },
        select: {
          id: true,
          role: true,
          cohort: { select: { id: true, name: true } },
          section: { select: { name: true } },
          sectionSince: true,
          movedFromId: true,
          movedFromSince: true,
        },
      }),
      db.programme.findMany({ where: { leads: { some: { userId } } }, select: { id: true, name: true } }),
      db.invite.findMany({ where: { OR: [{ createdById: id }, { email }] }, omit: { tokenHash: true } }),
      db.verification.findMany({ where: { value: id }, select: { id: true, createdAt: true, expiresAt: true } }),
      listLooks({ id }, Number.MAX_SAFE_INTEGER),
      db.look.findMany({ where: { viewerId: id }, select: { day: true, subject: true } }),
      db.auditEvent.findMany({ where: { OR: [{ actorId: id }, { aboutId: id }] }, orderBy: { id: "asc" } }),
      db.exportLink.findMany({
        where: { madeById: id },
        omit: { tokenHash: true, madeById: true },
        orderBy: { id: "asc" },
      }),
      db.exportSchedule.findMany({ where: { setById: id }, select: { cohortId: true, every: true } }),
    ]);
  const [signIns, passkeys, secondSteps, modelUses] = await Promise.all([
    db.signIn.findMany({ where: { userId }, orderBy: [{ day: "asc" }, { id: "asc" }], omit: { userId: true } }),
    db.passkey.findMany({ where: { userId }, omit: { userId: true, aaguid: true } }),
    db.twoFactor.findMany({ where: { userId }, select: { id: true, verified: true } }),
    db.modelUse.findMany({ where: { userId }, orderBy: [{ day: "asc" }, { id: "asc" }], omit: { userId: true } }),
  ]);
  const who = (one: string | null) => one && (one === id ? "you" : "someone else");
  return {
    account,
    sessions,
    "sign-ins": signIns,
    passkeys,
    "second-step": secondSteps,
    "model-use": modelUses,
    memberships,
    "programmes-you-lead": programmes,
    "password-links": resets,
    invites: invites.map(({ createdById, email: boundTo, ...invite }) => ({
      ...invite,
      madeBy: who(createdById),
      boundTo: boundTo && (boundTo === email ? "your address" : "another address"),
    })),
    "export-links": links,
    "scheduled-exports": turns,
    "looks-at-your-work": looks,
    "your-looks": looksOfMine.map(({ day, subject }) => ({
      day,
      submission: subject === EXPORT ? null : subject.replace(IN_POOL, "") || null,
      isExport: subject === EXPORT,
    })),
    changes: changes.map(({ actorId, aboutId, ...change }) => ({ ...change, by: who(actorId), about: who(aboutId) })),
  };
}
