import { db } from "~/database/db.server";
import { auth } from "./auth.server";
import { describeDevice } from "./device";

/** The devices on which a person is signed in. */

export interface SessionRow {
  readonly id: string;
  readonly device: string;
  /** The day of the sign-in. */
  readonly since: string;
  readonly isThis: boolean;
}

const idOfThis = async (request: Request) =>
  (await auth.api.getSession({ headers: request.headers }))?.session.id ?? null;

/** Lists this session first, and then the others, newest first. The caller has identified the person. */
export async function listSessions(request: Request, userId: string): Promise<SessionRow[]> {
  const own = await idOfThis(request);
  const rows = await db.session.findMany({
    where: { userId, expiresAt: { gt: new Date() } },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    select: { id: true, device: true, createdAt: true },
  });
  return rows
    .map(({ id, device, createdAt }) => ({
      id,
      isThis: id === own,
      device: describeDevice(device),
      since: createdAt.toISOString().slice(0, 10),
    }))
    .sort((a, b) => Number(b.isThis) - Number(a.isThis));
}

/** Signs out one device of this person. Returns whether it was signed in. */
export async function endSession(userId: string, id: string): Promise<boolean> {
  return (await db.session.deleteMany({ where: { userId, id } })).count > 0;
}

/** Signs out all other devices of this person. Returns the number of devices. */
export async function endOtherSessions(request: Request, userId: string): Promise<number> {
  const own = await idOfThis(request);
  return (await db.session.deleteMany({ where: { userId, id: { not: own ?? "" } } })).count;
}
