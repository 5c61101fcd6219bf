import { respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { alert, station } from "./control-room";

it("shows the worst first, and equals in the order of the feed", async () => {
  const { board, publish } = station(respondTo);
  const severities = [1, 3, 2, 3];
  publish(severities.map((severity, i) => alert({ id: `a${i}`, severity, text: ` text ${i}` })));
  await board.refresh();
  expect(board.show("U3").texts).toEqual(["text 1", "text 3", "text 2", "text 0"]);
});
