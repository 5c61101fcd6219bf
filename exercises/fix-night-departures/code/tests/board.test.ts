import { expect, test } from "vitest";
import { boardAt } from "../src/board";

const evening = [
  { line: "U3", to: "Harbour", time: "18:05" },
  { line: "12", to: "Zoo", time: "18:00" },
  { line: "U3", to: "Castle", time: "18:20" },
];

test("shows what leaves soon, the next one first", () => {
  expect(boardAt("18:00", evening)).toEqual(["12 Zoo now", "U3 Harbour 5 min", "U3 Castle 20 min"]);
});

test("drops what has left", () => {
  expect(boardAt("18:06", evening)).toEqual(["U3 Castle 14 min"]);
});

test("looks an hour ahead", () => {
  expect(boardAt("16:58", evening)).toEqual([]);
});

// Market Square, Saturday night. Jorunn
test("shows what leaves after midnight", () => {
  expect(boardAt("23:50", [{ line: "U3", to: "Harbour", time: "00:10" }])).toEqual(["U3 Harbour 20 min"]);
});
