// Long: all guards, in one place, so that a route finds the one that it needs.
import { AsyncLocalStorage } from "node:async_hooks";
import { redirect } from "@remix-run/node";
import { db } from "~/database/db.server";
import { env } from "~/operations/env.server";
import { isOver } from "./guests/guest-days";
import { byName } from "./name-order";
import { auth } from "./sign-in/auth.server";
import { requireRecent } from "./sign-in/recent.server";

export type Role = "learner" | "mentor" | "lead";

/** The signed-in person. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isAdmin: boolean;
  readonly editor: "monaco" | "plain";
  readonly singleKeys: boolean;
}

/**
 * Someone who tries one exercise without an account. A guest is not a `Person`: code that requires a person refuses
 * guests, and all guards except `findPersonOrGuest` and `findGuest` treat a guest as signed out.
 */
export interface Guest {
  readonly kind: "guest";
  readonly id: string;
  /** The guest's last day. */
  readonly until: Date;
  readonly editor: "monaco" | "plain";
  readonly singleKeys: boolean;
}

export const isGuest = (who: Person | Guest): who is Guest => "kind" in who;

/** The response to people who are not allowed to know that something exists. */
export function notFound(): Response {
  return new Response("Not found", { status: 404 });
}

/**
 * Caches who sent each request. The sender does not change during the request, so all guards of a page share one
 * lookup.
 */
const asked = new WeakMap<object, Promise<Person | Guest | null>>();

/** One object for each page that is being loaded. */
const page = new AsyncLocalStorage<object>();

/**
 * Handles a GET request for a page, so that all of the page's loaders share one lookup. Remix gives each loader its own
 * copy of the request. Not for requests that may change who is signed in.
 */
export const loadPage = <Result>(handle: () => Result): Result => page.run({}, handle);

/** The signed-in person, an unexpired guest, or null. For the few pages that are open to guests. */
export function findPersonOrGuest(request: Request): Promise<Person | Guest | null> {
  const key = page.getStore() ?? request;
  const known = asked.get(key) ?? readSession(request);
  asked.set(key, known);
  return known;
}

/**
 * The header with the id of the person whose page sends the request. If the session belongs to another person, the
 * request counts as signed out. app/ui/workspace/workspace-post.ts defines the same name for pages, because these two
 * rooms may not import each other.
 */
const PERSON_HEADER = "Onramp-Person";

async function readSession(request: Request): Promise<Person | Guest | null> {
  const session = await auth.api.getSession({ headers: request.headers });
  if (!session) return null;
  const { user } = session;
  if ((request.headers.get(PERSON_HEADER) ?? user.id) !== user.id) return null;
  if (user.isDemo && !env.demo) return null;
  const tools = {
    editor: user.editor === "plain" ? "plain" : "monaco",
    singleKeys: user.singleKeys !== false,
  } as const;
  if (user.guestUntil) {
    return isOver(user.guestUntil, new Date())
      ? null
      : { kind: "guest", id: user.id, until: user.guestUntil, ...tools };
  }
  return { id: user.id, name: user.name, email: user.email, isAdmin: user.isAdmin === true, ...tools };
}

/**
 * The signed-in person, or null. Each loader and action that needs the person calls this. A guest counts as signed
 * out.
 */
export async function findPerson(request: Request): Promise<Person | null> {
  const who = await findPersonOrGuest(request);
  return who && !isGuest(who) ? who : null;
}

/** The guest, or null. */
export async function findGuest(request: Request): Promise<Guest | null> {
  const who = await findPersonOrGuest(request);
  return who && isGuest(who) ? who : null;
}

/** Returns the signed-in person. Throws a redirect to the sign-in page, which leads back to the requested page. */
export async function requirePerson(request: Request): Promise<Person> {
  const person = await findPerson(request);
  if (person) return person;
  const url = new URL(request.url);
  const back = request.method === "GET" ? `${url.pathname}${url.search}` : "/";
  throw redirect(`/sign-in?${new URLSearchParams({ to: back.replace(/\.data(?=$|\?)/, "") })}`);
}

export async function requireAdmin(request: Request): Promise<Person> {
  const person = await requirePerson(request);
  if (!person.isAdmin) throw notFound();
  return person;
}

/** This person's role in a cohort, or null. */
export async function findRole(person: Person, cohortId: string): Promise<Role | null> {
  const membership = await db.membership.findUnique({
    where: { cohortId_userId: { cohortId, userId: person.id } },
    select: { role: true },
  });
  return (membership?.role as Role | undefined) ?? null;
}

/**
 * Admits members of the cohort with one of the roles, and admins. Everyone else gets a 404. For changes by admins, see
 * `proveAdmin`.
 */
export async function requireRole(request: Request, cohortId: string, roles: readonly Role[]): Promise<Person> {
  const person = await requireReadRole(request, cohortId, roles);
  if (person.isAdmin) await proveAdmin(request, person, cohortId, roles);
  return person;
}

/** Does the same as `requireRole` for a request that changes only what this browser shows. */
export async function requireReadRole(request: Request, cohortId: string, roles: readonly Role[]): Promise<Person> {
  const person = await requirePerson(request);
  if (person.isAdmin) return person;
  const role = await findRole(person, cohortId);
  if (!role || !roles.includes(role)) throw notFound();
  return person;
}

/**
 * Before a change to a cohort in which this admin has none of the roles, requires recent proof of who they are, as
 * before changes on the admin pages. Requests that change nothing need no proof.
 */
export async function proveAdmin(
  request: Request,
  admin: Person,
  cohortId: string,
  roles: readonly Role[],
): Promise<void> {
  if (request.method === "GET" || request.method === "HEAD") return;
  const role = await findRole(admin, cohortId);
  if (!role || !roles.includes(role)) await requireRecent(request);
}

/** Admits leads of the programme, and admins. Everyone else gets a 404. */
export async function requireProgrammeLead(request: Request, programmeId: string): Promise<Person> {
  const person = await requirePerson(request);
  if (person.isAdmin) return person;
  const where = { programmeId_userId: { programmeId, userId: person.id } };
  if (!(await db.programmeLead.findUnique({ where }))) throw notFound();
  return person;
}

/** The path of the first page that this person sees after signing in, which shows the work for their role. */
export async function findLanding(person: Person): Promise<string> {
  const [cohorts, programmes] = await Promise.all([findCohorts(person), findProgrammes(person)]);
  const led = cohorts.filter(({ role }) => role === "lead");
  if (led.length > 0) return led.length === 1 ? `/cohorts/${led[0]!.id}` : "/cohorts";
  if (cohorts.some(({ role }) => role === "mentor")) return "/mentor";
  if (person.isAdmin) return "/admin";
  if (cohorts.length === 0 && programmes.length > 0) return `/programmes/${programmes[0]!.id}`;
  return "/learn";
}

/** The programmes that this person leads, sorted by name. */
export async function findProgrammes(person: Person): Promise<{ readonly id: string; readonly name: string }[]> {
  const found = await db.programme.findMany({
    where: { leads: { some: { userId: person.id } } },
    select: { id: true, name: true },
  });
  return found.sort(byName);
}

/** Whether this person is a mentor or a lead of any cohort. With `roles`, only these roles count. */
export async function teaches(
  { id }: { readonly id: string },
  roles: readonly ("mentor" | "lead")[] = ["mentor", "lead"],
): Promise<boolean> {
  return (await db.membership.count({ where: { userId: id, role: { in: [...roles] } } })) > 0;
}

/** Admits mentors and leads of any cohort. Everyone else gets a 404. */
export async function requireTeacher(request: Request): Promise<Person> {
  const person = await requirePerson(request);
  if (!(await teaches(person))) throw notFound();
  return person;
}

export interface CohortOf {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** True if learners of the cohort may review as peers. */
  readonly allowsPeers: boolean;
}

/** The cohorts of which this person is a member, sorted by name. */
export async function findCohorts(person: Person): Promise<CohortOf[]> {
  const rows = await db.membership.findMany({
    where: { userId: person.id },
    select: { role: true, cohort: { select: { id: true, name: true, allowsPeers: true } } },
  });
  return rows.map(({ role, cohort }) => ({ ...cohort, role: role as Role })).sort(byName);
}

/**
 * Returns a person's right to a learner's submissions; null if they have none. The learner (`owner`) and the mentors
 * and leads of the learner's cohorts (`mentor`) may read and comment. Admins (`reader`) may only read.
 */
export async function findSubmissionRight(
  person: Person,
  learnerId: string,
): Promise<"owner" | "mentor" | "reader" | null> {
  if (person.id === learnerId) return "owner";
  const shared = await db.membership.findFirst({
    where: {
      userId: person.id,
      role: { in: ["mentor", "lead"] },
      cohort: { memberships: { some: { userId: learnerId, role: "learner" } } },
    },
    select: { id: true },
  });
  if (shared) return "mentor";
  return person.isAdmin ? "reader" : null;
}
