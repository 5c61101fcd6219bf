import { expect, it } from "vitest";
import { getHistory } from "../src/routes";
import { rooms } from "./rooms";

it("shows 50 messages unless asked for up to 100", () => {
  const { store, write, page } = rooms();
  const time = (n: number) => new Date(Date.UTC(2026, 4, 4, 9, n)).toISOString();
  write("busy", ...Array.from({ length: 130 }, (_, n) => `m${n} ${time(n)}`));
  const { body } = getHistory(store, "/rooms/busy/history") as { body: { messages: unknown[] } };
  expect(body.messages).toHaveLength(50);
  expect(page("busy", 100).messages).toHaveLength(100);
  for (const limit of ["0", "-1", "101", "1e3", "x"]) {
    expect(getHistory(store, `/rooms/busy/history?limit=${limit}`).status).toBe(400);
  }
});
