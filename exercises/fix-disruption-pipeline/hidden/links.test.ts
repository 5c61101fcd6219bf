import { respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { alert, station } from "./control-room";

it("shows an alert with a link, and its host", async () => {
  const { board, publish } = station(respondTo);
  publish([alert({ link: "https://notices.lineway.example/u3?id=7" })]);
  await board.refresh();
  expect(board.show("U3").texts).toEqual(["Signal failure (more: notices.lineway.example)"]);
});
