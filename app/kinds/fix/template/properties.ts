import { highestFirst, tens, total } from "./src/score-sheet";

const CALLS = ["X", "10", "9", "8", "7", "6", "5", "4", "3", "2", "1", "M"];
const points = (call) => (call === "X" ? 10 : call === "M" ? 0 : Number(call));
const end = (d) => d.list(0, 6, () => d.pick(CALLS));

export const properties = [
  {
    says: "an end is listed from the highest arrow down, and no arrow is lost",
    from: ["{{quote the sentence of report.md that this follows from}}"],
    draw: end,
    holds: (calls) => {
      const listed = highestFirst(calls);
      const isSorted = listed.every((call, i) => i === 0 || points(listed[i - 1]) >= points(call));
      return isSorted && [...listed].sort().join() === [...calls].sort().join();
    },
  },
  {
    says: "every arrow that scores ten points counts as a ten",
    from: ["{{quote the sentence of report.md that this follows from}}"],
    draw: end,
    holds: (calls) => tens(calls) === calls.filter((call) => points(call) === 10).length,
  },
  {
    says: "the total is the sum of the points",
    from: ["{{quote the sentence of report.md that this follows from}}"],
    draw: end,
    holds: (calls) => total(calls) === calls.reduce((sum, call) => sum + points(call), 0),
  },
];
