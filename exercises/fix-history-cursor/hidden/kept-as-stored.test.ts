import { expect, it } from "vitest";
import { rooms } from "./rooms";

it("hands messages on as they are stored", () => {
  const { write, page } = rooms();
  write("lobby", "m1 2026-03-02T10:00:05+01:00");
  expect(page("lobby", 5).messages).toEqual([
    { id: "m1", room: "lobby", author: "ana", text: "Text of m1", sentAt: "2026-03-02T10:00:05+01:00" },
  ]);
});
