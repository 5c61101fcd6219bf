import { describe, expect, it } from "vitest";
import { printableLabel } from "../src/label";
import type { World } from "../src/world";

type Step = number | "no connection";

/** A carrier that answers as scripted, and a clock that only moves when somebody pauses. */
function carrier(...steps: Step[]) {
  let time = 0;
  /** "POST /labels/p1 at 0": what was asked, and when. */
  const asked: string[] = [];
  const world: World = {
    clock: () => time,
    pause: async (ms) => {
      time += ms;
    },
    ask: async (method, path) => {
      asked.push(`${method} ${path} at ${time}`);
      const step = steps.shift() ?? 404;
      if (step === "no connection") throw new Error("no connection");
      return { status: step, body: step === 202 ? "job-7" : step === 200 ? "LABEL" : "" };
    },
  };
  return { world, asked, time: () => time };
}

describe("printableLabel", () => {
  it("gives the label", async () => {
    const { world, asked } = carrier(202, 200);
    expect(await printableLabel(world, "p1")).toBe("LABEL");
    expect(asked[0]).toBe("POST /labels/p1 at 0");
  });

  // What if the label is not ready? If the carrier breaks down, for a moment or for good? What is asked, and when?
});
