import { expect, it } from "vitest";
import { type Bike, type Rider, takeBack } from "./code";

const hired = (): { bike: Bike; rider: Rider } => ({ bike: { status: "out" }, rider: { deposit: 5_000, paid: 0 } });

it("charges started hours, releases the deposit and puts the bike back", () => {
  const { bike, rider } = hired();
  expect(takeBack(bike, rider, { minutes: 61, brokeDown: false })).toBe(800);
  expect(rider).toEqual({ deposit: 0, paid: 800 });
  expect(bike.status).toBe("ready");
});

it("does all that the board says when the bike broke down", () => {
  const { bike, rider } = hired();
  expect(takeBack(bike, rider, { minutes: 61, brokeDown: true })).toBe(0);
  expect(bike.status).toBe("workshop");
  expect(rider).toEqual({ deposit: 0, paid: 0 });
});
