import { respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { alert, station } from "../tests/control-room";

// Boards were always right about this. Show a board that used to hide something.
it("shows what is wrong", async () => {
  const { board, publish } = station(respondTo);
  publish([alert({ text: "Closed" })]);
  await board.refresh();
  expect(board.show("U3")).toMatchObject({ state: "disrupted", texts: ["Closed"] });
});
