import { describe, expect, it } from "vitest";
import { printableLabel } from "../src/label";
import type { World } from "../src/world";

type Step = number | Error;

/** A carrier that takes `slowness` ms for each answer. After the script it answers `then`. */
function carrier(steps: Step[], { slowness = 0, then = 404 as Step } = {}) {
  let time = 1_000_000;
  let answeredAt = time;
  let orderedAt = 0;
  const asked: string[] = [];
  /** The milliseconds between each answer and the request after it. */
  const gaps: number[] = [];
  /** When each GET was begun, counted from the answer to the POST. */
  const begun: number[] = [];
  const world: World = {
    clock: () => time,
    pause: async (ms) => {
      time += ms;
    },
    ask: async (method, path) => {
      if (asked.push(`${method} ${path}`) > 60) throw new Error("asked too often");
      if (method === "GET") {
        gaps.push(time - answeredAt);
        begun.push(time - orderedAt);
      }
      time += slowness;
      answeredAt = time;
      if (method === "POST") orderedAt = time;
      const step = steps.shift() ?? then;
      if (step instanceof Error) throw step;
      return { status: step, body: step === 202 ? "job-7" : step === 200 ? "LABEL" : "" };
    },
  };
  return { world, asked, gaps, begun, idle: () => time - answeredAt, sinceOrder: () => time - orderedAt };
}

const lost = (text = "line is dead") => new TypeError(text);
const statusOf = (world: World) =>
  printableLabel(world, "p1").then(
    () => "a label",
    (error: { status?: number }) => error.status,
  );

describe("a label", () => {
  it("is the result", async () => {
    expect(await printableLabel(carrier([202, 200]).world, "p1")).toBe("LABEL");
  });

  it("is ordered once, and asked for by its job", async () => {
    const { world, asked } = carrier([202, 204, 200]);
    expect(await printableLabel(world, "a/1 b")).toBe("LABEL");
    expect(asked).toEqual(["POST /labels/a%2F1%20b", "GET /jobs/job-7", "GET /jobs/job-7"]);
  });

  it.each([0, 400])("is asked for every two to three seconds, if an answer takes %i ms", async (slowness) => {
    const { world, gaps } = carrier([202, 204, 503, lost(), 204, 200], { slowness });
    expect(await printableLabel(world, "p1")).toBe("LABEL");
    expect(gaps).toHaveLength(5);
    for (const gap of gaps) {
      expect(gap).toBeGreaterThanOrEqual(2_000);
      expect(gap).toBeLessThanOrEqual(3_000);
    }
  });
});

describe("an order that fails", () => {
  it.each([200, 204, 400, 404, 429, 500, 503])("ends it: %i", async (status) => {
    const { world, asked } = carrier([status, 202, 200]);
    expect(await statusOf(world)).toBe(status);
    expect(asked).toHaveLength(1);
  });

  it("ends it without a connection", async () => {
    const error = lost();
    const { world, asked, idle } = carrier([error, 202, 200]);
    await expect(printableLabel(world, "p1")).rejects.toBe(error);
    expect(asked).toHaveLength(1);
    expect(idle()).toBe(0);
  });
});

describe("outages", () => {
  it.each([500, 502, 599])("may happen twice in a row: %i", async (status) => {
    expect(await printableLabel(carrier([202, status, status, 200]).world, "p1")).toBe("LABEL");
    expect(await printableLabel(carrier([202, status, lost(), 204, lost(), status, 200]).world, "p1")).toBe("LABEL");
  });

  it("end it with the third in a row", async () => {
    const { world, asked, idle } = carrier([202, 204, lost(), 500, 503, 200]);
    expect(await statusOf(world)).toBe(503);
    expect(asked).toHaveLength(5);
    expect(idle()).toBe(0);
  });

  it("end it with the error of the connection, if that comes last", async () => {
    const last = lost("the third");
    const { world, asked, idle } = carrier([202, 500, lost(), last, 200]);
    await expect(printableLabel(world, "p1")).rejects.toBe(last);
    expect(asked).toHaveLength(4);
    expect(idle()).toBe(0);
  });
});

describe("other answers", () => {
  it.each([201, 202, 203, 205, 302, 400, 404, 410, 429, 499])("end it at once: %i", async (status) => {
    const { world, asked, idle } = carrier([202, 204, status, 200]);
    expect(await statusOf(world)).toBe(status);
    expect(asked).toHaveLength(3);
    expect(idle()).toBe(0);
  });
});

describe("patience", () => {
  it.each([0, 700])("lasts 25 seconds, and no GET is begun after 30: answers take %i ms", async (slowness) => {
    const { world, begun, idle, sinceOrder } = carrier([202], { slowness, then: 204 });
    expect(await statusOf(world)).toBe(204);
    expect(Math.max(...begun)).toBeLessThanOrEqual(30_000);
    expect(sinceOrder()).toBeGreaterThanOrEqual(25_000);
    expect(idle()).toBe(0);
  });

  it("counts from the answer to the order", async () => {
    const { world, begun } = carrier([202], { slowness: 4_000, then: 204 });
    expect(await statusOf(world)).toBe(204);
    expect(begun.length).toBeGreaterThanOrEqual(4);
    expect(Math.max(...begun)).toBeLessThanOrEqual(30_000);
  });

  it("ends with what happened last", async () => {
    let turn = 0;
    const late = lost("late");
    const { world } = carrier([202], { then: 204 });
    const ask: World["ask"] = async (method, path) => {
      if (method === "GET" && ++turn % 2 === 0) throw late;
      return world.ask(method, path);
    };
    const end = await printableLabel({ ...world, ask }, "p1").catch((error: unknown) => error);
    if (turn % 2 === 0) expect(end).toBe(late);
    else expect(end).toMatchObject({ status: 204 });
  });
});
