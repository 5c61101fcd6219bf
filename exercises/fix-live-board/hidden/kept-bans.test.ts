import { expect, it } from "vitest";
import { arena, result } from "./arena";

it("lets the eleventh move up, and the banned one play again", async () => {
  const many = Array.from({ length: 11 }, (_, i) => `p${i} ${100 - i}`);
  const { boards, shown } = arena("cup", ...many);
  await shown();
  await boards.ban("cup", "p3");
  expect((await shown()).at(-1)).toBe("p10 90");
  await boards.ban("cup", "p10");
  expect(await shown()).toHaveLength(9);
  await boards.submit("cup", result("p3 10"));
  expect((await shown()).at(-1)).toBe("p3 10");
});
