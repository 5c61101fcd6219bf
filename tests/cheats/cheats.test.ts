import { afterAll, describe, expect, it } from "vitest";
import { KIND_IDS } from "~/kinds/kind";
import { createPool } from "~/sandbox/pool.server";
import { remembering } from "~/sandbox/remembering";
import { CHEATS } from "./cheats";
import { play, targets } from "./play";

/** Two small reviews, each of one issue: there a proof that only differs is hardest to tell. `npm run bench:cheats` plays all. */
const SMALL = ["parcel-return", "slot-overlap"];
const PLAYED = [
  "a hash of many calls is not the AI's",
  "at least 20 calls give something else",
  "the hash decides which value is asserted",
];

const sandbox = remembering(createPool({ size: 2 }));
afterAll(() => sandbox.close());

describe("cheats", () => {
  it("have names of their own", () => {
    const names = KIND_IDS.flatMap((kind) => CHEATS[kind].map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(PLAYED)("earn nothing on small reviews: %s", async (name) => {
    const cheat = CHEATS.review.find((one) => one.name === name)!;
    const { played, gain } = await play("review", cheat, await targets(SMALL), sandbox);
    expect(played).toHaveLength(SMALL.length);
    expect(gain).toBe(0);
  });
});
