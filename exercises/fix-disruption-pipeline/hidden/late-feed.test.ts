import { respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { alert, station } from "./control-room";

it("is stale when the feed is 20 minutes old, and keeps what it knows", async () => {
  const { board, publish, clockTime } = station(respondTo);
  publish([alert({ text: "Closed" })], 20);
  await board.refresh();
  expect(board.show("U3")).toEqual({ line: "U3", state: "stale", texts: ["Closed"], asOf: clockTime(-20) });
});
