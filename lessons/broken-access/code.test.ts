import { expect, it } from "vitest";
import { LaundryRoom } from "./code";

const [noor, sam, far] = [
  { id: "noor", house: "Elm 4" },
  { id: "sam", house: "Elm 4" },
  { id: "far", house: "Oak 9" },
] as const;

it("moves your own booking to a free hour", () => {
  const room = new LaundryRoom();
  const { id } = room.add(noor, 18);
  expect(room.move(noor, id, 20)).toBe("moved");
  expect(room.list(noor).map(({ hour }) => hour)).toEqual([20]);
});

it("keeps other houses out", () => {
  const room = new LaundryRoom();
  const { id } = room.add(noor, 18);
  expect(room.move(far, id, 8)).toBe("not found");
});

it("leaves a neighbour's booking where it is", () => {
  const room = new LaundryRoom();
  const { id } = room.add(noor, 18);
  expect(room.move(sam, id, 6)).toBe("not found");
  expect(room.list(noor).map(({ hour }) => hour)).toEqual([18]);
});
