import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { type Door, openDoor } from "../access/door";
import { signUp } from "../setup/people";
import { readTable } from "../setup/read-csv";

/**
 * A long file over HTTP: the server reads from the database only as fast as the client reads the file. Tests clients
 * that stay, clients that leave, and an error that interrupts the export.
 */
const HAND_INS = 3_000;
const PARTS = 150;
let door: Door;
let cookie = "";
let address = "";
const reading = vi.spyOn(db.tryFact, "findMany");

beforeAll(async () => {
  await indexExercises();
  door = await openDoor();
  const [maya, ana] = [await signUp("maya"), await signUp("ana")];
  cookie = maya.cookie;
  const { id: cohortId } = await db.cohort.create({ data: { name: "Long" } });
  for (const [{ id: userId }, role] of [
    [maya, "lead"],
    [ana, "learner"],
  ] as const)
    await db.membership.create({ data: { cohortId, userId, role } });
  const { currentRevisionId } = await db.exercise.findUniqueOrThrow({ where: { slug: "test-vat-rounding" } });
  const common = { userId: ana.id, slug: "test-vat-rounding", revisionId: currentRevisionId! };
  const parts = JSON.stringify({
    parts: Array.from({ length: PARTS }, (_, n) => ["mutant", `mutant-${n}`, n % 2]),
    falseAlarms: [],
  });
  for (let from = 0; from < HAND_INS; from += 500) {
    const some = Array.from({ length: 500 }, (_, n) => ({ id: crypto.randomUUID(), tryNumber: from + n + 1 }));
    await db.submission.createMany({
      data: some.map((one) => ({ ...one, ...common, handInKey: one.id, seed: "a", work: "{}", confidence: 70 })),
    });
    const fact = { kind: "test", track: "first-weeks", counting: false, handedInAt: new Date(), status: "passed" };
    const own = { score: 1, ownStatus: "passed", ownScore: 1, history: "[]", confidence: 70, skills: "", issues: "" };
    await db.tryFact.createMany({
      data: some.map(({ id, tryNumber }) => ({ submissionId: id, tryNumber, ...common, ...fact, ...own })),
    });
    await db.tryParts.createMany({ data: some.map(({ id }) => ({ submissionId: id, parts })) });
  }
  address = `${door.origin}/cohorts/${cohortId}/exports/parts.csv`;
});
afterAll(() => door?.close());

const BATCHES = HAND_INS / 50;
const ask = (signal?: AbortSignal) =>
  fetch(address, { method: "POST", headers: { cookie }, ...(signal && { signal }) });
/** Waits until the number of reads no longer changes, and returns this number. */
async function settled(): Promise<number> {
  for (;;) {
    const before = reading.mock.calls.length;
    await sleep(700);
    if (reading.mock.calls.length === before) return before;
  }
}

describe("a long export", () => {
  it("is read only as far as the client takes it, then to its end", async () => {
    reading.mockClear();
    const reply = await ask();
    expect(reply.headers.get("content-encoding")).toBeNull();
    const reader = reply.body!.getReader();
    const pieces = [(await reader.read()).value!];
    expect(await settled()).toBeLessThan(BATCHES / 2);
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) pieces.push(piece.value);
    const rows = readTable(Buffer.concat(pieces).toString());
    expect(rows).toHaveLength(HAND_INS * PARTS);
    expect(new Set(rows.map(({ submission_id }) => submission_id)).size).toBe(HAND_INS);
    expect(reading.mock.calls.length).toBeGreaterThanOrEqual(BATCHES);
  });

  it("is not read any further when the client has left", async () => {
    reading.mockClear();
    const leave = new AbortController();
    const reply = await ask(leave.signal);
    await reply.body!.getReader().read();
    leave.abort();
    const read = await settled();
    expect(read).toBeLessThan(BATCHES / 2);
    // The next export works as if nothing had happened.
    expect((await fetch(address.replace("parts", "weeks"), { method: "POST", headers: { cookie } })).status).toBe(200);
  });

  it("that fails halfway is cut off, and doesn't look like a shorter file", async () => {
    const reply = await ask();
    const reader = reply.body!.getReader();
    await reader.read();
    reading.mockRejectedValueOnce(new Error("the disk is on fire"));
    const rest = async () => {
      while (!(await reader.read()).done);
    };
    await expect(rest()).rejects.toThrow();
  });
});
