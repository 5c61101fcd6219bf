import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { type Door, openDoor, ROUTES } from "../access/door";
import { signUp } from "../setup/people";

/**
 * Before submission, no page depends on whether a review is clean. Each page is requested while the exercise has its
 * issues, and again after its author has declared the same change clean. Equal replies leave nothing that could predict
 * the verdict: no word, size, header or order.
 */

const SLUG = "a-gift-card";
const folder = path.join(process.env.EXERCISES_DIR!.split(path.delimiter).at(-1)!, SLUG);
let door: Door;
let readers: Record<string, string> = {};

beforeAll(async () => {
  fs.cpSync("exercises/gift-card-balance", folder, { recursive: true });
  // A second form must have the classes of its first form.
  edit("exercise.json", { secondFormOf: undefined });
  door = await openDoor();
  const [learner, mentor, lead] = [await signUp("unread-ana"), await signUp("unread-lee"), await signUp("unread-maya")];
  const { id: cohortId } = await db.cohort.create({ data: { name: "Unread" } });
  for (const [{ id: userId }, role] of [
    [learner, "learner"] as const,
    [mentor, "mentor"] as const,
    [lead, "lead"] as const,
  ])
    await db.membership.create({ data: { cohortId, userId, role } });
  readers = { "someone signed out": "", "a learner": learner.cookie, "a mentor": mentor.cookie, "a lead": lead.cookie };
});
afterAll(() => door?.close());

/** Every page about one exercise, and the pages that list exercises. */
const pages = [
  ...ROUTES.map(({ pattern }) => pattern).filter((pattern) => /:slug\b/.test(pattern) && !/:(?!slug\b)/.test(pattern)),
  ...["/", "/learn", "/exercises", "/exercises?q=gift+card", "/exercises?kind=review", "/me"],
].map((pattern) => pattern.replace(":slug", SLUG));

/** Replaces what differs between any two replies: ids and nonces. */
const settled = (text: string) =>
  text.replace(/nonce(?:-|=")[\w+/=-]+/g, "nonce").replace(/\b[a-z0-9]{20,40}\b|\b[\w-]{32,}\b/g, "id");

async function readPage(address: string, cookie: string) {
  const reply = await fetch(door.origin + address, { headers: { cookie, connection: "close" }, redirect: "manual" });
  const headers = [...reply.headers].filter(([name]) => !["date", "etag", "x-request-id"].includes(name));
  const whole = `${reply.status} ${JSON.stringify(headers)}\n${await reply.text()}`;
  return settled(whole.replaceAll(reply.headers.get("x-request-id")!, "id"));
}

/** The workspace shows a file that the change doesn't touch. On a busy machine, it leaves out the links to names. */
const lacksLinks = (reply: string) =>
  reply.includes("src/card-book.ts") && !reply.includes("other:12:src/card-book.ts");

async function readAll() {
  const replies: Record<string, string> = {};
  for (const [who, cookie] of Object.entries(readers))
    for (const page of pages)
      for (const address of [page, page.replace(/(?=\?|$)/, ".data")]) {
        let reply = await readPage(address, cookie);
        for (let again = 0; again < 5 && lacksLinks(reply); again++) reply = await readPage(address, cookie);
        replies[`${address} for ${who}`] = reply;
      }
  return replies;
}

const edit = (file: string, change: object) => {
  const place = path.join(folder, file);
  fs.writeFileSync(place, JSON.stringify({ ...JSON.parse(fs.readFileSync(place, "utf8")), ...change }));
};

it("gives the same replies about a review with issues and about the same review without", async () => {
  expect((await indexExercises()).filter(({ problems }) => problems.length > 0)).toEqual([]);
  const flawed = await readAll();
  expect(Object.values(flawed).filter((reply) => reply.includes("Gift cards in part")).length).toBeGreaterThan(15);
  edit("key.json", { issues: [], neutral: [] });
  edit("exercise.json", { classes: [], skills: ["know-when-to-trust", "check-against-the-task"], features: [] });
  fs.rmSync(path.join(folder, "proofs"), { recursive: true });
  expect((await indexExercises()).filter(({ problems }) => problems.length > 0)).toEqual([]);
  const clean = await readAll();
  const differences = Object.entries(flawed).flatMap(([address, reply]) => {
    const other = clean[address]!;
    if (other === reply) return [];
    const at = [...reply].findIndex((letter, i) => letter !== other[i]);
    return [`${address}: ${reply.slice(at - 60, at + 60)} | ${other.slice(at - 60, at + 60)}`];
  });
  expect(differences).toEqual([]);
});
