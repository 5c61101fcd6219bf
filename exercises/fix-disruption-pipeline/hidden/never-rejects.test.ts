import { resetFetch, respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { station } from "./control-room";

it("never rejects", async () => {
  resetFetch();
  const { board, answer } = station(respondTo);
  await expect(board.refresh()).resolves.toBeUndefined();
  for (const body of ["", "[", "{}", "null"]) {
    answer(200, body);
    await expect(board.refresh()).resolves.toBeUndefined();
  }
  for (const status of [404, 500, 503]) {
    answer(status, "{");
    await expect(board.refresh()).resolves.toBeUndefined();
  }
});
