import { describe, expect, it, vi } from "vitest";
import { LabelError, printableLabel } from "../src/label";

/** A carrier with these answers, and then 204. A label is "L" unless something else is said. */
function answering(statuses: number[], label = "L") {
  let time = 0;
  const asked: number[] = [];
  const pause = vi.fn(async (ms: number) => {
    time += ms;
  });
  const ask = async () => {
    asked.push(time);
    const status = statuses.shift() ?? 204;
    return { status, body: status === 202 ? "j" : label };
  };
  return { ask, pause, clock: () => time, asked };
}

describe("Where between 2 and 3 seconds", () => {
  it("is at 2 seconds", async () => {
    const world = answering([202, 204, 200]);
    await printableLabel(world, "p");
    expect(world.asked).toEqual([0, 2_000, 4_000]);
  });

  it("and it is one call of pause", async () => {
    const world = answering([202, 200]);
    await printableLabel(world, "p");
    expect(world.pause).toHaveBeenCalledTimes(1);
  });
});

it("Whether a GET is still sent", async () => {
  const world = answering([202]);
  await printableLabel(world, "p").catch(() => {});
  expect(world.asked.at(-1)).toBeGreaterThan(25_000);
});

describe("The class and the message", () => {
  it("are LabelError", async () => {
    await expect(printableLabel(answering([202, 410]), "p")).rejects.toBeInstanceOf(LabelError);
  });

  it("and the status", async () => {
    await expect(printableLabel(answering([202, 410]), "p")).rejects.toThrow("410");
  });
});

it("Answers with status 200 but without a text", async () => {
  expect(await printableLabel(answering([202, 200], ""), "p")).toBe("");
});
