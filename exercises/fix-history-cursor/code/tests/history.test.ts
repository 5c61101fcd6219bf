import { describe, expect, it } from "vitest";
import { getHistory } from "../src/routes";
import { rooms } from "./rooms";

describe("history", () => {
  it("shows the newest messages first, page by page", () => {
    const { write, page } = rooms();
    write("lobby", "a 2026-05-04T09:00:00.000Z", "c 2026-05-04T09:02:00.000Z", "b 2026-05-04T09:01:00.000Z");
    const first = page("lobby", 2);
    expect(first.messages.map(({ id }) => id)).toEqual(["c", "b"]);
    const second = page("lobby", 2, first.next);
    expect(second.messages.map(({ id }) => id)).toEqual(["a"]);
    expect(second.next).toBeNull();
  });

  it("shows the messages of one room", () => {
    const { write, scroll } = rooms();
    write("lobby", "a 2026-05-04T09:00:00.000Z");
    write("sales", "b 2026-05-04T09:00:00.000Z");
    expect(scroll("sales", 10)).toEqual([["b"]]);
  });

  it("refuses odd limits and unknown pages", () => {
    const { store } = rooms();
    for (const limit of ["0", "101", "2.5", "many"]) {
      expect(getHistory(store, `/rooms/lobby/history?limit=${limit}`).status).toBe(400);
    }
    expect(getHistory(store, "/rooms/lobby").status).toBe(404);
  });

  // The alarm of 4 May, room "plant". Jonas
  it("shows three messages of one millisecond", () => {
    const { write, scroll } = rooms();
    write("plant", "p3 2026-05-04T03:12:09.118Z", "p1 2026-05-04T03:12:09.118Z", "p2 2026-05-04T03:12:09.118Z");
    write("plant", "p0 2026-05-04T03:11:00.000Z");
    expect(scroll("plant", 2).flat().toSorted()).toEqual(["p0", "p1", "p2", "p3"]);
  });
});
