import { requests, resetFetch, respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { alert, FEED, station } from "./control-room";

it("asks once for each refresh, and not when it is drawn", async () => {
  resetFetch();
  const { board, publish } = station(respondTo);
  publish([alert()]);
  await board.refresh();
  for (const line of ["U3", "U5"]) board.show(line);
  expect(requests().map(({ url, headers }) => `${url} ${headers.get("accept")}`)).toEqual([`${FEED} application/json`]);
});

it("asks once, too, when the server is busy", async () => {
  resetFetch();
  const { board, answer } = station(respondTo);
  answer(503);
  await board.refresh();
  await board.refresh();
  expect(requests().map(({ url }) => url)).toEqual([FEED, FEED]);
});
