import { respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { alert, station } from "./control-room";

it("shows what is wrong on U5", async () => {
  const { board, publish } = station(respondTo);
  publish([alert(), alert({ id: "a2", routes: ["lw:U5"], text: "No trains to Fairground" })]);
  await board.refresh();
  expect(board.show("U5")).toMatchObject({ state: "disrupted", texts: ["No trains to Fairground"] });
});
