import { respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { alert, station } from "./control-room";

it("keeps alerts from lines that only begin alike", async () => {
  const { board, publish } = station(respondTo);
  publish([alert()]);
  await board.refresh();
  expect(board.show("U3").texts).toHaveLength(1);
  for (const line of ["U30", "U", "3", "U3X"]) expect(board.show(line)).toMatchObject({ state: "clear", texts: [] });
});
