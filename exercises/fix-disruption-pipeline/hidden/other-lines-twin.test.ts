import { respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { alert, station } from "./control-room";

it.each(["U6", "12", "N7", "F1"])("shows what is wrong on %s", async (line) => {
  const { board, publish } = station(respondTo);
  publish([alert({ routes: ["lw:99", `lw:${line}`], text: "Closed" })]);
  await board.refresh();
  expect(board.show(line)).toMatchObject({ state: "disrupted", texts: ["Closed"] });
});

it("shows on every line what concerns all", async () => {
  const { board, publish } = station(respondTo);
  publish([alert({ routes: ["lw:*"], text: "Storm: stay at home" })]);
  await board.refresh();
  for (const line of ["U3", "U5", "31"]) expect(board.show(line).texts).toEqual(["Storm: stay at home"]);
});
