import { describe, expect, it } from "vitest";
import { probit } from "./normal";

describe("the normal quantile", () => {
  it.each([
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.01, -2.3263478740408408],
    [1e-9, -5.9978070150076865],
    [1e-15, -7.941345326170998],
  ])("%d → %d", (p, z) => expect(probit(p)).toBeCloseTo(z, 10));
});
