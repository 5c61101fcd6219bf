import { expect, it } from "vitest";
import { drawHeats } from "./src/heats";

// Numbers are given in the order in which entries arrive (src/entry.ts): the first one to be entered has number 1.
const entered = (numbers: readonly number[], best?: number) =>
  numbers.map((number) => ({ number, swimmer: `Swimmer ${number}`, club: "SVK", ...(best === undefined ? {} : { best }) }));

it.each([
  ["the same time", 6_000],
  ["no time", undefined],
])("counts whoever was entered first as faster if all have %s, as the notice says", (_, best) => {
  for (const listed of [[1, 2, 3, 4], [4, 3, 2, 1], [3, 1, 4, 2]]) {
    const [heat] = drawHeats({ title: "50 m free", decides: "direct", entries: entered(listed, best) }, 6);
    expect(heat!.map(({ entry }) => entry.number)).toEqual([1, 2, 3, 4]);
  }
});
