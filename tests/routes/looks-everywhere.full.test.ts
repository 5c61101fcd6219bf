import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { db } from "~/database/db.server";
import { type Door, openDoor } from "../access/door";
import { type Row, readRows, requestOf, send } from "../access/rows";
import { fillWorld, makePeople, type Who, type World } from "../access/world";

/**
 * Every view of someone's work is in the list that the owner can read. People who teach, and admins, request each page
 * of the product. Whenever a reply contains words from the owner's work, the view must be recorded.
 */

/** Words that the owner wrote in their code, in a conversation about it, and in their question. */
const OWN_WORDS = ["zebrawork", "zebratalk", "zebraquestion"];
const READERS = ["mentor", "lead", "admin"] as const satisfies readonly Who[];

let door: Door;
let world: World;
const rows = readRows().filter(({ method, pattern }) => method === "GET" && !pattern.endsWith("/events"));
beforeAll(async () => {
  door = await openDoor();
  world = await makePeople();
  await fillWorld(world);
  // Release all items, so that neither the lead nor the admin has claimed one. Any mentor may claim them.
  await db.reviewItem.updateMany({ data: { claimedById: null, leaseUntil: null } });
});
afterAll(() => door?.close());

const looksOf = (who: Who) => db.look.findMany({ where: { viewerId: world.ids[who], ownerId: world.ids.owner } });

async function readAs(row: Row, who: Who): Promise<{ tells: boolean; isTold: boolean }> {
  await db.look.deleteMany();
  const { address } = requestOf(row, world, who);
  const { text } = await send(door, world, who, address);
  const tells = OWN_WORDS.some((word) => text.includes(word));
  // Views are recorded in parallel with the reply.
  if (tells) await vi.waitFor(async () => expect(await looksOf(who), address).not.toEqual([]), 3_000).catch(() => {});
  return { tells, isTold: (await looksOf(who)).length > 0 };
}

test.each(READERS)("each view of the owner's work by the %s is in the owner's list", async (who) => {
  const telling: string[] = [];
  const unnoted: string[] = [];
  for (const row of rows) {
    const { tells, isTold } = await readAs(row, who);
    if (tells) telling.push(row.name);
    if (tells && !isTold) unnoted.push(row.name);
  }
  expect(unnoted).toEqual([]);
  // These pages must contain the owner's words. Otherwise the test would test nothing.
  const teaches = who === "admin" ? [] : ["GET /mentor"];
  expect(telling).toEqual(expect.arrayContaining(["GET /submissions/:id", "GET /mentor/:id", ...teaches]));
});
