import { expect, it } from "vitest";
import { sidebarOf } from "./src/sidebar";
import { chatWith, member } from "./tests/fakes";

it("asks for 200 channels in four queries at most", async () => {
  const memberships = Array.from({ length: 200 }, (_, i) => member(`room${i}`));
  const { deps, queries } = chatWith(memberships, { "c-room7": ["bo"] });
  expect((await sidebarOf(deps, "ana"))[0]).toMatchObject({ name: "room7", unread: 1 });
  expect(queries.length).toBeLessThanOrEqual(4);
});
