import type { FairnessTable } from "../capabilities";
import { sentencesOf } from "../sentences";
import type { FixContent } from "./content";
import { namesFix } from "./coverage";

/** Figures that show whether an exercise's tests are fair. */
export const fairnessOfFix: FairnessTable<FixContent> = {
  head: ["fix", "sentences", "tested", "careless fixes", "best of them", "right fixes"],
  row({ coverage, report, repairs }) {
    const tested = Object.values(coverage?.sentences ?? {}).filter((by) => typeof by !== "string");
    const named = new Set(Object.values(coverage?.careless ?? {}).filter(namesFix));
    const careless = repairs.filter(({ id }) => named.has(id));
    const best = Math.max(0, ...careless.map(({ score }) => score));
    const right = repairs.filter(({ role }) => role === "right");
    return [sentencesOf(report).length, tested.length, careless.length, best.toFixed(2), right.length].map(String);
  },
};
