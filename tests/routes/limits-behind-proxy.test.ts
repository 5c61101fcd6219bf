import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { LIMITS } from "~/operations/limits.server";
import { type Door, openDoor } from "../access/door";
import { stopClock } from "../setup/clock";

/**
 * Rate limits behind one trusted proxy. The proxy appends its client's address to the header. Earlier addresses in the
 * header can be forged.
 */

vi.hoisted(() => {
  process.env.TRUST_PROXY = "1";
});
stopClock();

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

it("a client can't fake its address, and each address has its own count", async () => {
  const guess = async (claimed: string, real: string) => {
    const body = new URLSearchParams({ email: "ana@example.org", password: "wrong password" });
    const headers = { "x-forwarded-for": `${claimed}, ${real}` };
    return (await fetch(`${door.origin}/sign-in`, { method: "POST", body, headers })).status;
  };
  for (let n = 1; n <= LIMITS.signInPair.points; n++) expect(await guess(`198.51.100.${n}`, "203.0.113.1")).toBe(400);
  expect(await guess("198.51.100.99", "203.0.113.1")).toBe(429);
  expect(await guess("203.0.113.1", "203.0.113.2")).toBe(400);
});
