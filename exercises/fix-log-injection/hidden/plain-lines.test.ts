import { expect, it } from "vitest";
import { formatEvent } from "../src/audit";
import { AT } from "./door";

it("writes ordinary events as before, to the character", () => {
  const agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 + 50% 'new'";
  expect(formatEvent({ at: AT, outcome: "refused", name: "o'neill@openholm.example", agent })).toBe(
    `2026-11-20T09:14:02Z refused name="o'neill@openholm.example" agent="${agent}"`,
  );
  expect(formatEvent({ at: AT, outcome: "signed-out", name: "", agent: "" })).toBe(`${AT} signed-out name="" agent=""`);
});
