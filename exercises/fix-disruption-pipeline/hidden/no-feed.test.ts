import { respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { alert, station } from "./control-room";

it("keeps a closed line when the server answers 503", async () => {
  const { board, publish, answer, pass, clockTime } = station(respondTo);
  publish([alert({ text: "Closed" })]);
  await board.refresh();
  pass(5);
  answer(503);
  await board.refresh();
  expect(board.show("U3")).toEqual({ line: "U3", state: "disrupted", texts: ["Closed"], asOf: clockTime(0) });
});
