import type { Transaction } from "~/database/db.server";
import { isOpen } from "../cohorts/invites.server";

/**
 * A condition that matches invites that no one can use any more. Onramp deletes open invites only for a confirmed
 * address: an account's name or unconfirmed address may be someone else's address, and must not delete that person's
 * invites.
 */
export const isClosed = (now: Date) => ({
  OR: [{ uses: { gt: 0 } }, { revokedAt: { not: null } }, { endsAt: { lte: now } }],
});

/** Deletes the invites that are bound to a person's address, or to a former address that no other account has now. */
export async function deleteInvitesOf(
  tx: Transaction,
  { email, emailVerified, former }: { email: string; emailVerified: boolean; former: readonly string[] },
): Promise<void> {
  const owned = await tx.user.findMany({ where: { email: { in: [...former] } }, select: { email: true } });
  const others = new Set(owned.map((other) => other.email));
  const closed = isClosed(new Date());
  await tx.invite.deleteMany({ where: { email, ...(!emailVerified && closed) } });
  await tx.invite.deleteMany({ where: { email: { in: former.filter((one) => !others.has(one)) }, ...closed } });
}

/**
 * Binds open invites to the person's own cohorts to the new address. So a lead who lowers the person's role ends all of
 * them, and no new account with the old address can use them. An old address that isn't confirmed may be someone
 * else's, so its invites stay: otherwise, a member could take over others' invites by entering their addresses.
 */
export async function moveInvites(
  tx: Transaction,
  { id, from, to }: { readonly id: string; readonly from: string; readonly to: string },
): Promise<void> {
  const { emailVerified } = await tx.user.findUniqueOrThrow({ where: { id }, select: { emailVerified: true } });
  if (!emailVerified) return;
  const own = { memberships: { some: { userId: id } } };
  const where = { cohort: own, email: from, uses: 0, ...isOpen(new Date()) };
  await tx.invite.updateMany({ where, data: { email: to } });
}
