import { respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { alert, station } from "./control-room";

it.each([
  ["/notices/7", "Closed (more: www.lineway.example)"],
  ["https://Works.Example:8443/bridge", "Closed (more: works.example:8443)"],
  ["https://", "Closed"],
])("names the host of %s", async (link, text) => {
  const { board, publish } = station(respondTo);
  publish([alert({ text: " Closed ", link })]);
  await board.refresh();
  expect(board.show("U3").texts).toEqual([text]);
});
