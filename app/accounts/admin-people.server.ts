import { db } from "~/database/db.server";
import { env } from "~/operations/env.server";
import { recordAudit } from "./audit.server";
import type { Person, Role } from "./guards.server";
import { mailAccountNews, noteAccountNews } from "./mail/account-notices.server";
import { searchFor } from "./name-search";

/** What an admin can see and change about people. All callers have checked that the actor is an admin. */

export const PEOPLE_FILTERS = ["all", "admins", "guests", "demo"] as const;
export type PeopleFilter = (typeof PEOPLE_FILTERS)[number];

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isAdmin: boolean;
  readonly isDemo: boolean;
  /** A guest's last day; null for an account. */
  readonly guestUntil: string | null;
  readonly memberships: readonly { readonly cohortId: string; readonly cohort: string; readonly role: Role }[];
}

const ROW = {
  id: true,
  name: true,
  email: true,
  isAdmin: true,
  isDemo: true,
  guestUntil: true,
  memberships: {
    select: { role: true, cohort: { select: { id: true, name: true } } },
    orderBy: { cohort: { name: "asc" } },
  },
} as const;
const BY_NAME = [{ name: "asc" }, { id: "asc" }] as const satisfies object[];
const WHERE = {
  all: {},
  admins: { isAdmin: true },
  guests: { guestUntil: { not: null } },
  demo: { isDemo: true },
} as const satisfies Record<PeopleFilter, object>;

const findRows = (page: { where?: object; skip?: number; take?: number }) =>
  db.user.findMany({ ...page, orderBy: [...BY_NAME], select: ROW });

function rowOf({ memberships, guestUntil, ...person }: Awaited<ReturnType<typeof findRows>>[number]): PersonRow {
  return {
    ...person,
    guestUntil: guestUntil?.toISOString().slice(0, 10) ?? null,
    memberships: memberships.map(({ role, cohort }) => ({
      cohortId: cohort.id,
      cohort: cohort.name,
      role: role as Role,
    })),
  };
}

/**
 * Returns a page of people, sorted by name, and the total number of matches. Every one of the `words` must occur in the
 * person's name or address. The comparison runs in this process (`name-search.ts`) and takes about 50 ms for 10,000
 * people.
 */
export async function listPeople({
  words,
  filter,
  from,
  count,
}: {
  words: string;
  filter: PeopleFilter;
  from: number;
  count: number;
}): Promise<{ people: PersonRow[]; total: number }> {
  const where = WHERE[filter];
  if (words.trim() === "") {
    const [rows, total] = await Promise.all([findRows({ where, skip: from, take: count }), db.user.count({ where })]);
    return { people: rows.map(rowOf), total };
  }
  const matches = searchFor(words);
  const all = await db.user.findMany({
    where,
    orderBy: [...BY_NAME],
    select: { id: true, name: true, email: true },
  });
  const found = all.filter(({ name, email }) => matches(`${name} ${email}`));
  const ids = found.slice(from, from + count).map(({ id }) => id);
  return { people: (await findRows({ where: { id: { in: ids } } })).map(rowOf), total: found.length };
}

export interface PersonDetails extends PersonRow {
  /** The day on which the account was created. */
  readonly since: string;
  /** The number of signed-in browsers. Onramp doesn't store when and where the person signed in. */
  readonly sessions: number;
  /** True if signing in with the password requires a second step. */
  readonly hasSecondStep: boolean;
  /** True if an admin excluded this person from the pool of learners who answer each other's questions. */
  readonly isBarred: boolean;
}

export async function findPersonDetails(id: string): Promise<PersonDetails | null> {
  const [[row], extra] = await Promise.all([
    findRows({ where: { id } }),
    db.user.findUnique({
      where: { id },
      select: {
        createdAt: true,
        twoFactorEnabled: true,
        poolBarredOn: true,
        _count: { select: { sessions: { where: { expiresAt: { gt: new Date() } } } } },
      },
    }),
  ]);
  if (!row || !extra) return null;
  return {
    ...rowOf(row),
    since: extra.createdAt.toISOString().slice(0, 10),
    sessions: extra._count.sessions,
    hasSecondStep: extra.twoFactorEnabled,
    isBarred: extra.poolBarredOn !== null,
  };
}

/** Why a change was refused, in a sentence for the admin; null if the change was made. */
export type Refusal = string | null;

/** A condition for admins who can sign in. Demo admins can't sign in while the demo accounts are turned off. */
export const ADMINS = { isAdmin: true, ...(!env.demo && { isDemo: false }) };

/**
 * Makes someone an admin, or removes the role. Keeps at least one admin, even if two admins remove each other at the
 * same time.
 */
export async function setAdmin(actor: Person, id: string, isAdmin: boolean): Promise<Refusal> {
  return db
    .$transaction(
      async (tx) => {
        const person = await tx.user.findUnique({ where: { id }, select: { isAdmin: true, guestUntil: true } });
        if (!person) return "This account no longer exists.";
        if (person.isAdmin === isAdmin) throw new NoChange();
        if (person.guestUntil) return "Guests don’t have an account. Ask them to create one first.";
        await tx.user.update({ where: { id }, data: { isAdmin } });
        if ((await tx.user.count({ where: ADMINS })) === 0) throw new NoAdminLeft();
        await recordAudit(tx, {
          actorId: actor.id,
          action: isAdmin ? "admin.given" : "admin.taken",
          subject: "person",
          aboutId: id,
        });
        if (id !== actor.id) await noteAccountNews(tx, id, isAdmin ? "admin-given" : "admin-taken");
        return null;
      },
      { isolationLevel: "Serializable" },
    )
    .then(async (refusal) => {
      if (refusal === null && id !== actor.id) await mailAccountNews(id, isAdmin ? "admin-given" : "admin-taken");
      return refusal;
    })
    .catch((error) => {
      if (error instanceof NoChange) return null;
      if (error instanceof NoAdminLeft) return "There must be at least one admin. Make someone else an admin first.";
      throw error;
    });
}
class NoAdminLeft extends Error {}
class NoChange extends Error {}

/**
 * Makes the account with this address an admin. Someone with shell access runs this to create an installation's first
 * admin. Returns false if there is no such account.
 */
export async function makeFirstAdmin(address: string): Promise<boolean> {
  const email = address.trim().toLowerCase();
  return db.$transaction(async (tx) => {
    const person = await tx.user.findUnique({ where: { email }, select: { id: true, guestUntil: true } });
    if (!person || person.guestUntil) return false;
    const { id } = person;
    await tx.user.update({ where: { id }, data: { isAdmin: true } });
    await recordAudit(tx, { actorId: id, action: "admin.given-by-command", subject: "person", aboutId: id });
    return true;
  });
}

/** Ends all of a person's sessions. Returns how many sessions there were. */
export async function signOutEverywhere(actor: Person, id: string): Promise<number> {
  const ended = await db.$transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { userId: id } });
    await recordAudit(tx, { actorId: actor.id, action: "sessions.ended", subject: "person", aboutId: id });
    if (id !== actor.id) await noteAccountNews(tx, id, "signed-out");
    return count;
  });
  if (id !== actor.id) await mailAccountNews(id, "signed-out");
  return ended;
}
