import { expect, it } from "vitest";
import { callOrder, type Entry } from "./src/waiting-list";

it("leaves the desk's list in its order", () => {
  const entry: Entry = { id: "w3", name: "Ana Lind", since: "2026-03-12", isUrgent: false, canCome: ["morning"] };
  const entries = [entry, { ...entry, id: "w1", since: "2026-03-02" }];
  callOrder(entries);
  expect(entries.map(({ id }) => id)).toEqual(["w3", "w1"]);
});
