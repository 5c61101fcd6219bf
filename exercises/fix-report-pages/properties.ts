import { contentsOf } from "./src/contents";
import { sheetsOf } from "./src/report";

/** How many meters a house has, often a full sheet, or one more or less. */
const meters = (d) => d.oneOf(() => d.pick([0, 1, 19, 20, 21, 40]), () => 20 * d.int(1, 4) + d.int(-1, 1), () => d.int(0, 90));
const house = (count, i, kwh = 0) => ({
  address: `Canal Row ${i}`,
  readings: Array.from({ length: count }, (_, n) => ({ meter: `M${n + 1}`, kwh: n + kwh })),
});
/** A sheet has room for twenty readings; a house without any has one sheet. */
function sheetCount(count) {
  let sheets = 1;
  for (let room = 20; room < count; room += 20) sheets++;
  return sheets;
}

export const properties = [
  {
    says: "each reading is on paper, twenty to a sheet, on no more sheets than necessary",
    from: [
      "A sheet has room for twenty readings.",
      "All readings are on paper, twenty per sheet, in the order in which they came.",
      "gets one sheet, which says *no readings*",
      "Headings and lines stay as they are.",
    ],
    inputs: 3_000,
    because: "a house has up to ninety readings",
    draw: (d) => ({ count: meters(d), kwh: d.pick([0, 0.25, 1200.5]) }),
    holds: ({ count, kwh }) => {
      const of = sheetCount(count);
      const sheets = Array.from({ length: of }, (_, s) => [`Canal Row 7, sheet ${s + 1} of ${of}`]);
      for (let n = 0; n < count; n++) sheets[Math.floor(n / 20)].push(`M${n + 1} ${(n + kwh).toFixed(1)} kWh`);
      if (count === 0) sheets[0].push("no readings");
      return sheetsOf(house(count, 7, kwh)).join("\f") === sheets.map((lines) => lines.join("\n")).join("\f");
    },
  },
  {
    says: "the list at the front says on which sheet each house begins, and counts all sheets and itself",
    from: [
      "The list at the front said that Canal Row 3 begins on sheet 4 (and Canal Row 1 on sheet 2). Without the blank sheet, that would be sheet 3.",
      "The list at the front is sheet 1 and counts itself. Each house begins on a new sheet.",
    ],
    draw: (d) => d.list(0, 4, () => meters(d)),
    holds: (counts) => {
      let printed = 1;
      const lines = counts.map((count, i) => {
        const begin = printed + 1;
        printed += sheetCount(count);
        return `Canal Row ${i}: ${begin}`;
      });
      return contentsOf(counts.map((count, i) => house(count, i))) === [...lines, `${printed} sheets`].join("\n");
    },
  },
];
