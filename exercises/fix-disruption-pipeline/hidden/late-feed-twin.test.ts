import { respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { alert, station } from "./control-room";

it("turns stale eleven minutes after the last feed, and goes on saying what was wrong", async () => {
  const { board, publish, pass } = station(respondTo);
  publish([alert({ text: "Slow" })]);
  await board.refresh();
  pass(10);
  expect(board.show("U3").state).toBe("disrupted");
  pass(1);
  expect(board.show("U3")).toMatchObject({ state: "stale", texts: ["Slow"] });
});

it("is well again with the next good feed", async () => {
  const { board, publish } = station(respondTo);
  publish([], 60);
  await board.refresh();
  expect(board.show("U3").state).toBe("stale");
  publish([], 9);
  await board.refresh();
  expect(board.show("U3").state).toBe("clear");
});
