import { respondTo } from "onramp:fetch";
import { describe, expect, it } from "vitest";
import { alert, station } from "./control-room";

describe("the board", () => {
  it("shows what is wrong on U3", async () => {
    const { board, publish } = station(respondTo);
    publish([alert()]);
    await board.refresh();
    expect(board.show("U3")).toMatchObject({ state: "disrupted", texts: ["Signal failure"] });
  });

  it("is clear when nothing is", async () => {
    const { board, publish } = station(respondTo);
    publish([]);
    await board.refresh();
    expect(board.show("U3")).toMatchObject({ state: "clear", texts: [] });
  });

  it("forgets alerts that are over", async () => {
    const { board, publish, pass } = station(respondTo);
    publish([alert({ until: "2026-11-20T14:05:00Z" })]);
    await board.refresh();
    pass(5);
    expect(board.show("U3").texts).toEqual([]);
  });

  // Friday, platform 4. Milan
  it("shows what is wrong on U5", async () => {
    const { board, publish } = station(respondTo);
    publish([alert({ routes: ["lw:U5"], text: "No trains to Fairground" })]);
    await board.refresh();
    expect(board.show("U5")).toMatchObject({ state: "disrupted", texts: ["No trains to Fairground"] });
  });
});
