// Long: what a row of access.json is, how it is requested, and how its answer is checked.

import fs from "node:fs";
import { unzipSync } from "fflate";
import { z } from "zod";
import { limiters } from "~/operations/limits.server";
import { type Door, expressRoutes, ROUTES, type Route } from "./door";
import { addressOf, FORMS, type Form } from "./forms";
import { type Change, changesBetween, type Snapshot, takeBack, takeSnapshot } from "./snapshot";
import { PEOPLE, tells, type Who, type World } from "./world";

/** The server's response: a status, or "sign in" for a redirect to the sign-in page. */
export type Answer = number | "sign in";

/** A row: a method, an address and, if a page has several forms, the word that identifies one of them. */
export interface Row {
  readonly name: string;
  readonly method: string;
  readonly pattern: string;
  readonly word: string;
  /** Specifies a different object for the same pattern, such as "guest's". Empty for the usual object. */
  readonly variant: string;
  readonly answers: readonly Answer[];
}

const AccessSchema = z.object({
  about: z.array(z.string()),
  people: z.array(z.string()),
  rows: z.record(z.string(), z.array(z.union([z.number(), z.literal("sign in")]))),
});

export const readAccess = () => AccessSchema.parse(JSON.parse(fs.readFileSync("tests/access.json", "utf8")));

/** Parses a row's name: "POST /account password", or with a variant in brackets, "GET /submissions/:id (guest's)". */
export function rowOf(name: string, answers: readonly Answer[] = []): Row {
  const [, method = "", pattern = "", word = "", variant = ""] =
    /^(\S+) (\S+)(?: ([\w-]+))?(?: \((.*)\))?$/.exec(name) ?? [];
  return { name, method, pattern, word, variant, answers };
}

export const readRows = (): Row[] => Object.entries(readAccess().rows).map(([name, answers]) => rowOf(name, answers));

/** Returns the words that distinguish a route's forms, read from the files in the route's folder. */
function wordsOf({ folder }: Route): string[] {
  const dir = `app/routes/${folder}`;
  const text = fs
    .readdirSync(dir)
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => fs.readFileSync(`${dir}/${file}`, "utf8"))
    .join("\n");
  const found = [
    ...text.matchAll(/\b(?:intent|do): z\.literal\("([\w-]+)"\)/g),
    ...text.matchAll(/name="intent"\s+value="([\w-]+)"/g),
    ...text.matchAll(/\bintent [!=]== "([\w-]+)"/g),
    ...(/switch \(intent\) \{([\s\S]*?)\n {2}\}/.exec(text)?.[1]?.matchAll(/case "([\w-]+)"/g) ?? []),
    ...(/\bIntentSchema = z\.enum\(\[([^\]]*)\]/.exec(text)?.[1]?.matchAll(/"([\w-]+)"/g) ?? []),
  ];
  return [...new Set(found.map((match) => match[1]!))].sort();
}

/** Lists the rows that access.json must have, for each page, each form and each address that Express answers itself. */
export function wantedRows(door: Door): string[] {
  const pages = ROUTES.flatMap((route) => {
    const { pattern, module } = route;
    const posts = module.action ? ["", ...wordsOf(route).map((word) => ` ${word}`)] : [];
    return [`GET ${pattern}`, ...posts.map((word) => `POST ${pattern}${word}`)];
  });
  return [...new Set([...pages, ...expressRoutes(door.app)])].sort();
}

let asked = 0;
/** Returns a different IP address for each request, so that no limit per address applies. */
const anAddress = () => `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked++ & 255}`;

export interface Reply {
  readonly answer: Answer;
  readonly location: string | null;
  readonly text: string;
}

/** Returns the text of all files in a zip archive. */
async function unpack(reply: Response): Promise<string> {
  const files = unzipSync(new Uint8Array(await reply.arrayBuffer()));
  return Object.values(files)
    .map((file) => new TextDecoder().decode(file))
    .join("\n");
}

/** Sends a request as this person, over HTTP. */
export async function send(
  door: Door,
  world: World,
  who: Who,
  address: string,
  init: RequestInit = {},
): Promise<Reply> {
  const leave = new AbortController();
  const reply = await fetch(door.origin + address, {
    redirect: "manual",
    ...init,
    signal: leave.signal,
    headers: {
      cookie: world.cookies[who],
      "x-forwarded-for": anAddress(),
      // Don't request compression: compressing and unpacking the replies would take 5% of the CPU time.
      "accept-encoding": "identity",
      ...init.headers,
    },
  });
  const sort = reply.headers.get("content-type") ?? "";
  const text = sort.includes("event-stream") ? "" : sort.includes("zip") ? await unpack(reply) : await reply.text();
  leave.abort();
  const location = reply.headers.get("location");
  return { answer: location?.startsWith("/sign-in") ? "sign in" : reply.status, location, text };
}

/** Returns the row's name without the variant. */
export const nameOf = ({ name }: Row) => name.replace(/ \(.*$/, "");

/** Returns a row's form. A variant without its own form uses the form of the row without the variant. */
const formOf = (row: Row): Form => FORMS[row.name] ?? FORMS[nameOf(row)] ?? {};

/** Returns the request that a row describes. */
export function requestOf(row: Row, world: World, who: Who, none = false): { address: string; init: RequestInit } {
  const address = addressOf(row, world, none);
  if (row.method === "GET" || row.method === "HEAD") return { address, init: { method: row.method } };
  const form = formOf(row);
  if (form.json) {
    const body = JSON.stringify(form.json(world, who));
    return { address, init: { method: row.method, body, headers: { "content-type": "application/json" } } };
  }
  const body = new URLSearchParams({ ...(row.word && { intent: row.word }), ...form.fields?.(world, who) });
  return { address, init: { method: row.method, body } };
}

/** Columns that identify a row's owner. */
const OWNERS = ["userId", "authorId", "openedById", "ownerId", "viewerId", "learnerId", "mentorId", "byId"];
/** Columns that identify the submission that a row belongs to, and thereby the row's owner. */
const OF_SUBMISSION = ["submissionId", "subjectId", "payload"];

/** Returns the ids of the people who own a changed row, or owned it before the change. */
function ownersOf(snapshot: Snapshot, { model, id, before, after }: Change): string[] {
  if (model === "User") return JSON.parse(id);
  return [before, after].flatMap((row) => {
    const own = OWNERS.map((column) => row?.[column]).filter(Boolean);
    const submissions = OF_SUBMISSION.map((column) => snapshot.get("Submission")!.get(JSON.stringify([row?.[column]])));
    const owners = own.length > 0 ? own : submissions.map((submission) => submission?.userId).filter(Boolean);
    return owners.map(String);
  });
}
/** Tables that any request may write: counters, and records of who viewed what and of running processes. */
const BESIDE = new Set(["RateLimiterFlexible", "Look", "WorkerProcess"]);

export interface Judge {
  readonly door: Door;
  readonly world: World;
  readonly snapshot: Snapshot;
  /** The text of each page before the owner did anything, keyed by row and person. */
  readonly before: ReadonlyMap<string, string>;
}

/** Resets all of a person's rate limits. */
async function forgetLimits(id: string): Promise<void> {
  for (const limiter of Object.values(limiters)) await limiter.forget(id);
}

/** People whose pages must not change because of what the owner does. */
const STRANGERS: readonly Who[] = ["other learner", "learner elsewhere", "mentor elsewhere"];
/** Returns a page's text without the ids that differ between requests. */
const saidIn = (text: string) =>
  text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "<id>")
    .replace(/"requestId","\w+"/, "");

/** Returns the current text of the strangers' pages. */
export async function readPages(door: Door, world: World, rows: readonly Row[]): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  for (const row of rows.filter(isPage)) {
    for (const who of STRANGERS) pages.set(`${row.name} ${who}`, await readPage(door, world, row, who));
  }
  return pages;
}

/** Whether a row is a Remix page whose text can be compared. Pages behind a secret link differ by design. */
const isPage = ({ method, pattern }: Row) =>
  method === "GET" &&
  ROUTES.some((route) => route.pattern === pattern) &&
  !/:(token|link|code)\b/.test(pattern) &&
  pattern !== "/*";

async function readPage(door: Door, world: World, row: Row, who: Who): Promise<string> {
  const address = addressOf(row, world);
  const data = address === "/" ? "/_root.data" : `${address}.data`;
  const { answer, text } = await send(door, world, who, data);
  return `${answer} ${saidIn(text)}`;
}

/**
 * Lists the tables from which someone else's rows appear in a text. A row is recognised by its id, or by the slug of an
 * exercise that this person has nothing to do with.
 */
function rowsOfOthers(snapshot: Snapshot, userId: string, text: string): string[] {
  const slugs = (rows: readonly Record<string, unknown>[]) => new Set(rows.map(({ slug }) => slug));
  const own = [...snapshot.values()].flatMap((rows) => [...rows.values()].filter((r) => r.userId === userId));
  // If a person set a score, wrote a review or marked a sample, their export may name the exercise.
  const scored = [...snapshot.get("Override")!.values()].filter(({ byId }) => byId === userId);
  const by = (model: string) => [...snapshot.get(model)!.values()].filter(({ mentorId }) => mentorId === userId);
  const on = [...scored, ...by("MentorReview")].flatMap(
    ({ submissionId }) => snapshot.get("Submission")!.get(JSON.stringify([submissionId])) ?? [],
  );
  const samples = by("MarkedReview").map(({ sample }) => ({ slug: sample }));
  const touched = slugs([...own, ...on, ...samples] as Record<string, unknown>[]);
  const isTold = ({ id, slug, userId: owner }: Record<string, unknown>) =>
    owner &&
    owner !== userId &&
    ((id && text.includes(String(id))) || (slug && !touched.has(slug) && text.includes(String(slug))));
  return [...snapshot].flatMap(([model, rows]) => ([...rows.values()].some(isTold) ? [model] : []));
}

/** Returns the first place where two texts differ, with the surrounding text from each. */
function differenceOf(earlier: string, now: string): string {
  let at = 0;
  while (earlier[at] === now[at]) at++;
  const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 60), at + 120));
  return `from ${around(earlier)} to ${around(now)}`;
}

/** Pages that show something about their owner to anyone who has the link. */
const BY_LINK = ["/join/:token", "/calendar/:token/deadlines.ics"];

/** Sends a row's request as one person, returns everything that is wrong, and restores the database. */
async function judgeOne({ door, world, snapshot, before }: Judge, row: Row, who: Who): Promise<string[]> {
  const wrong: string[] = [];
  const told = (what: string) => wrong.push(`${row.name}, ${who}: ${what}`);
  const should = row.answers[PEOPLE.indexOf(who)];
  await forgetLimits(world.ids[who]);
  const { address, init } = requestOf(row, world, who);
  const { answer, text } = await send(door, world, who, address, init);
  if (answer !== should) told(`${answer} in place of ${should}`);
  for (const word of BY_LINK.includes(row.pattern) ? [] : tells(who, text)) told(`the reply tells “${word}”`);
  if (row.pattern === "/me/data/export")
    for (const model of rowsOfOthers(snapshot, world.ids[who], text)) told(`the export holds someone else’s ${model}`);
  if (init.method === "GET") {
    const earlier = before.get(`${row.name} ${who}`);
    if (earlier === undefined) return wrong;
    const now = await readPage(door, world, row, who);
    if (now !== earlier) told(`the page changes by what someone else does: ${differenceOf(earlier, now)}`);
    return wrong;
  }
  const changes = changesBetween(snapshot, takeSnapshot());
  const kept = changes.filter(({ model }) => !BESIDE.has(model));
  const isRefused = answer === "sign in" || (answer >= 400 && answer !== 409);
  if (isRefused && kept.length > 0) told(`refused, and yet it changed ${kept.map(({ model }) => model).join(", ")}`);
  const { touches = [] } = formOf(row);
  const may = [who, ...(typeof touches === "function" ? touches(who) : touches)].map((each) => world.ids[each]);
  for (const change of kept) {
    // A request may create rows for a new person, such as someone who registers. The rows of existing people must not
    // change.
    const owners = ownersOf(snapshot, change).filter(
      (id) => Boolean(change.before) || Object.values(world.ids).includes(id),
    );
    if (owners.some((id) => !may.includes(id))) told(`it changed a row of ${change.model} that is someone else’s`);
  }
  await takeBack(changes);
  return wrong;
}

/**
 * Patterns of pages that have their own answer to a link or name that doesn't exist, or that check the rest of the
 * request first.
 */
const OWN_WORDS = [
  "/join/:token",
  "/reset/:token",
  "/register/:token",
  "/address/:token",
  "/mail/off/:token",
  "/p/:link",
  "/exports/:token/:file",
  "/verify/:code",
  "/exercises/:slug/work",
  "/*",
];

/**
 * Checks that the address of something that doesn't exist answers 404 to everyone, including admins. This is also the
 * answer to people who may not see something that exists.
 */
async function judgeNone({ door, world }: Judge, row: Row, who: Who): Promise<string[]> {
  if (!/[:*]/.test(row.pattern) || row.word || row.variant || OWN_WORDS.includes(row.pattern)) return [];
  const { address, init } = requestOf(row, world, who, true);
  const { answer } = await send(door, world, who, address, init);
  // A page that needs an account sends visitors and guests to the sign-in page, whether or not the thing exists.
  const isPublic = row.answers[0] === 200;
  const should = !isPublic && (who === "nobody" || who === "guest") ? row.answers[0] : 404;
  return answer === should ? [] : [`${row.name}, ${who}, of what there is not: ${answer} in place of ${should}`];
}

/**
 * Checks that a request from another site's page, and a request larger than the limit for forms, are refused and change
 * nothing.
 */
async function judgeForeign({ door, world, snapshot }: Judge, row: Row, who: Who): Promise<string[]> {
  if (row.method !== "POST" || row.variant || who !== "admin") return [];
  const { address, init } = requestOf(row, world, who);
  const headers = { ...init.headers, origin: "https://evil.example" };
  const told: [string, Answer, Answer][] = [
    ["from another site", (await send(door, world, who, address, { ...init, headers })).answer, 403],
    ["of more than 2 MB", (await send(door, world, who, address, { ...init, body: BIG })).answer, 413],
  ];
  const changes = changesBetween(snapshot, takeSnapshot());
  await takeBack(changes);
  const wrong = told.filter(([, answer, should]) => answer !== should);
  return [
    ...wrong.map(([what, answer, should]) => `${row.name}, ${who}, ${what}: ${answer} in place of ${should}`),
    ...(changes.length > 0 ? [`${row.name}, ${who}: refused, and yet it changed something`] : []),
  ];
}
const BIG = `intent=${"x".repeat(2 * 1024 * 1024)}`;

/** Checks a row as each of these people and lists what is wrong; with `first`, stops at the first problem. */
export async function judgeRow(
  judge: Judge,
  row: Row,
  { first = false, people = PEOPLE }: { first?: boolean; people?: readonly Who[] } = {},
): Promise<string[]> {
  const wrong: string[] = [];
  for (const who of people) {
    for (const look of [judgeOne, judgeNone, judgeForeign]) {
      wrong.push(...(await look(judge, row, who)));
      if (first && wrong.length > 0) return wrong;
    }
  }
  return wrong;
}
