import { expect, it } from "vitest";
import { result } from "./arena";
import { Board } from "../src/board";

it("can be used by itself, as the big screens do", () => {
  const board = new Board([result("ana 90"), result("bo 80")]);
  expect(board.top()).toEqual([result("ana 90"), result("bo 80")]);
  expect([board.add(result("cy 95")), board.add(result("bo 10"))]).toEqual([true, false]);
  expect([board.remove("ana"), board.remove("nobody")]).toEqual([true, false]);
  expect(board.top()).toEqual([result("cy 95"), result("bo 80")]);
  expect(new Board().top()).toEqual([]);
});
