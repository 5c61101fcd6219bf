import type { Transaction } from "~/database/db.server";

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
