import { respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { alert, station } from "./control-room";

it("drops alerts in the minute in which they are over", async () => {
  const { board, publish, pass } = station(respondTo);
  publish([alert({ until: "2026-11-20T14:06:00Z" }), alert({ id: "a2", text: "Closed" })]);
  await board.refresh();
  pass(5);
  expect(board.show("U3").texts).toEqual(["Signal failure", "Closed"]);
  pass(1);
  expect(board.show("U3")).toMatchObject({ state: "disrupted", texts: ["Closed"] });
});

it("drops alerts that are over from stale boards, too", async () => {
  const { board, publish, pass } = station(respondTo);
  publish([alert({ until: "2026-11-20T14:12:00Z" }), alert({ id: "a2", text: "Closed" })]);
  await board.refresh();
  pass(11);
  expect(board.show("U3").texts).toEqual(["Signal failure", "Closed"]);
  pass(1);
  expect(board.show("U3").texts).toEqual(["Closed"]);
});
