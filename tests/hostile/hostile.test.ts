/**
 * Runs all hostile inputs. Each entry must have the outcome that it specifies, and the clean run after it must give the
 * same result, byte for byte. Then each wall is disabled alone, and the entries that name the wall must get through,
 * which proves that this wall stops them.
 */
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type RunResult, type Sandbox, SandboxFault } from "~/sandbox/contract";
import { Engine } from "~/sandbox/engine/engine";
import { runRequest } from "~/sandbox/engine/run-request";
import { ALL_WALLS, type Walls } from "~/sandbox/engine/walls";
import { PROVIDED } from "~/sandbox/generated/provided";
import { createPool } from "~/sandbox/processes/pool.server";
import { builtEngine } from "~/sandbox/wasm.server";
import { isQuick, sample } from "../setup/runs";
import { CANARY } from "./canary";
import { requestFor } from "./entry";
import { ALL, FAMILIES } from "./families";
import { failures, holds, statuses } from "./holds";

const nameOf = ({ name }: { readonly name: string }) => name;

let built: Awaited<ReturnType<typeof builtEngine>>;
let engine: Engine;
let canaryResult: RunResult;
let canaryImage: Uint8Array;
beforeAll(async () => {
  built = await builtEngine();
  engine = new Engine({ ...built, provided: PROVIDED });
  canaryResult = runRequest(engine, CANARY);
  canaryImage = engine.guest.instance.image();
  expect(canaryResult.tests.map((each) => each.status)).toEqual(["passed", "failed", "passed"]);
});

test("the list has enough entries and families, and every name is unique", () => {
  expect(ALL.length).toBeGreaterThanOrEqual(300);
  expect(Object.keys(FAMILIES).length).toBeGreaterThanOrEqual(20);
  expect(new Set(ALL.map((entry) => entry.name)).size).toBe(ALL.length);
});

describe.each(Object.entries(FAMILIES))("%s", (_family, entries) => {
  test.each(sample(entries, 1, nameOf))("$name: $why", (entry) => {
    const outcome = holds(engine, entry);
    expect(
      outcome.holds,
      JSON.stringify({ must: entry.must, got: statuses(outcome.result), failures: failures(outcome.result) }),
    ).toBe(true);
    expect(outcome.result.log.length).toBeLessThanOrEqual(64 * 1024);
    expect(JSON.stringify(outcome.result).length).toBeLessThan(2_000_000);
    expect(runRequest(engine, CANARY)).toEqual(canaryResult);
    expect(Buffer.compare(engine.guest.instance.image(), canaryImage)).toBe(0);
  });
});

describe.skipIf(isQuick)("disabling one wall lets through the entries that name it", () => {
  const walls = Object.keys(ALL_WALLS) as (keyof Walls)[];
  const namedBy = (wall: keyof Walls) => ALL.filter((entry) => entry.through?.includes(wall));

  test("at least three entries name each wall", () => {
    for (const wall of walls) expect(namedBy(wall).length, wall).toBeGreaterThanOrEqual(3);
  });

  for (const wall of walls.filter((each) => each !== "fuel")) {
    describe(wall, () => {
      test.each(namedBy(wall))("$name", (entry) => {
        // An engine without a wall may end in any state, so each entry gets a fresh engine.
        expect(holds(new Engine({ ...built, provided: PROVIDED, walls: { [wall]: false } }), entry).holds).toBe(false);
      });
    });
  }

  describe("fuel", () => {
    let pool: Sandbox;
    beforeAll(async () => {
      pool = createPool({ size: 1, walls: { fuel: false }, wallClockMs: 1_500 });
      // Warm up, so that the tests below don't wait for the worker to start. On a busy machine, starting takes several
      // attempts.
      const warmUp = async () => expect((await pool.run(CANARY)).outcome).toBe("completed");
      await vi.waitFor(warmUp, { timeout: 20_000 });
    });
    afterAll(() => pool?.close());
    test.each(namedBy("fuel"))("$name", async (entry) => {
      await expect(pool.run(requestFor(entry))).rejects.toThrow(SandboxFault);
    });
  });
});
