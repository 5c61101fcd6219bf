import { describe, expect, it } from "vitest";
import { brandt, brandtRight } from "../src/recordings";
import { replay } from "../src/replay";
import { summarise } from "../src/summarise";

describe("summarise", () => {
  it("reads a plain answer", async () => {
    const model = replay(brandtRight.plain);
    expect(await summarise(brandt, model)).toMatchObject({ status: "read", summary: { supplier: "Brandt Hardware" } });
    expect(model.prompts).toHaveLength(1);
  });

  // The next answer will look different. What must be the same, and what must never get through?
});
