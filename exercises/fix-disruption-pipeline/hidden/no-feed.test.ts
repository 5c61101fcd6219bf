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

it("is stale before the first feed, whatever came instead", async () => {
  const { board, answer } = station(respondTo);
  expect(board.show("U3")).toEqual({ line: "U3", state: "stale", texts: [], asOf: null });
  for (const body of ["", "{}", '{"alerts":[]}']) {
    answer(200, body);
    await board.refresh();
    expect(board.show("U3")).toEqual({ line: "U3", state: "stale", texts: [], asOf: null });
  }
});

it("takes nothing from an answer with another status", async () => {
  const { board, publish, answer } = station(respondTo);
  publish([alert({ text: "Closed" })]);
  await board.refresh();
  answer(202, '{"publishedAt":"2026-11-20T14:00:00Z","alerts":[]}');
  await board.refresh();
  expect(board.show("U3").texts).toEqual(["Closed"]);
});
