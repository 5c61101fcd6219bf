import { expect, it } from "vitest";
import { rooms } from "./rooms";

it("offers no further page of a room that fits on one", () => {
  const { write, page } = rooms();
  write("tiny", "t1 2026-08-01T00:00:00.000Z");
  expect(page("tiny", 1)).toMatchObject({ messages: [{ id: "t1" }], next: null });
  write("tiny", "t2 2026-08-01T00:00:01.000Z", "t3 2026-08-01T00:00:02.000Z");
  expect(page("tiny", 3).next).toBeNull();
  expect(page("tiny", 2).next).not.toBeNull();
});
