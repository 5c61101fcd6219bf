import { expect, it } from "vitest";
import { sidebarOf } from "./src/sidebar";
import { chatWith, member } from "./tests/fakes";

it("counts from joining in a channel that was never opened", async () => {
  const { deps } = chatWith([member("old", { joinedAt: 40 })], { "c-old": Array(42).fill("bo") });
  expect((await sidebarOf(deps, "ana"))[0]?.unread).toBe(2);
});
