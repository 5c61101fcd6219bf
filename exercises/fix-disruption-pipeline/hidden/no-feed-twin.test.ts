import { resetFetch, respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { alert, station } from "./control-room";

it("is stale as long as there has been no feed", async () => {
  const { board, answer } = station(respondTo);
  expect(board.show("U3")).toEqual({ line: "U3", state: "stale", texts: [], asOf: null });
  answer(500, '{"publishedAt":"2026-11-20T14:00:00Z","alerts":[]}');
  await board.refresh();
  expect(board.show("U3").state).toBe("stale");
});

it.each(["<html>busy</html>", "{}", "null", '{"publishedAt":"2026-11-20T14:00:00Z"}'])(
  "keeps what it knows when %s comes",
  async (body) => {
    const { board, publish, answer } = station(respondTo);
    publish([alert({ text: "Closed" })]);
    await board.refresh();
    answer(200, body);
    await board.refresh();
    expect(board.show("U3").texts).toEqual(["Closed"]);
  },
);

it("keeps what it knows when nobody answers, until it is stale", async () => {
  const { board, publish, pass } = station(respondTo);
  publish([alert({ text: "Closed" })]);
  await board.refresh();
  resetFetch();
  pass(12);
  await board.refresh();
  expect(board.show("U3")).toMatchObject({ state: "stale", texts: ["Closed"] });
});

it("never says clear before the first feed", async () => {
  const { board, answer } = station(respondTo);
  for (const [status, body] of [
    [404, "gone"],
    [200, "["],
    [200, "null"],
    [203, '{"publishedAt":"2026-11-20T14:00:00Z","alerts":[]}'],
  ] as const) {
    answer(status, body);
    await board.refresh();
    for (const line of ["U3", "12"])
      expect(board.show(line)).toEqual({ line, state: "stale", texts: [], asOf: null });
  }
});

it("is right again with the next good feed", async () => {
  const { board, publish, answer, pass, clockTime } = station(respondTo);
  publish([alert({ text: "Closed" })]);
  await board.refresh();
  answer(500);
  await board.refresh();
  pass(11);
  expect(board.show("U3")).toEqual({ line: "U3", state: "stale", texts: ["Closed"], asOf: clockTime(0) });
  publish([alert({ text: "Slow" })]);
  await board.refresh();
  expect(board.show("U3")).toEqual({ line: "U3", state: "disrupted", texts: ["Slow"], asOf: clockTime(11) });
});
