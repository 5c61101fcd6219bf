import { respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { alert, station } from "../tests/control-room";

it("shows what is wrong", async () => {
  const { board, publish, answer } = station(respondTo);
  publish([alert({ text: "Closed" })]);
  await board.refresh();
  answer(503);
  await board.refresh();
  expect(board.show("U3")).toMatchObject({ state: "disrupted", texts: ["Closed"] });
});
