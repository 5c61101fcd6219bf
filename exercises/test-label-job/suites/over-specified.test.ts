import { expect, it, vi } from "vitest";
import { LabelError, printableLabel } from "../src/label";

function answering(...statuses: number[]) {
  let time = 0;
  const pause = vi.fn(async (ms: number) => {
    time += ms;
  });
  const ask = vi.fn(async () => {
    const status = statuses.shift() ?? 204;
    return { status, body: status === 202 ? "j" : "L" };
  });
  return { ask, pause, clock: () => time };
}

it("pauses exactly two seconds", async () => {
  const world = answering(202, 204, 200);
  await printableLabel(world, "p");
  expect(world.pause.mock.calls).toEqual([[2_000], [2_000]]);
});

it("asks exactly fifteen times", async () => {
  const world = answering(202);
  await expect(printableLabel(world, "p")).rejects.toThrow();
  expect(world.ask).toHaveBeenCalledTimes(16);
});

it("throws a LabelError", async () => {
  await expect(printableLabel(answering(202, 410), "p")).rejects.toBeInstanceOf(LabelError);
});

it("has the status as its text", async () => {
  await expect(printableLabel(answering(202, 404), "p")).rejects.toThrow("404");
});

it("asks once more after an outage", async () => {
  const world = answering(202, 503, 200);
  expect(await printableLabel(world, "p")).toBe("L");
  expect(world.ask).toHaveBeenCalledTimes(3);
});
