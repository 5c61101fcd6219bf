import { partName, type ReportFacts } from "../facts";
import type { FixContent } from "./content";
import { failsInOpen } from "./fails-in-open";
import type { FixReport } from "./report-schema";

/** Returns the facts from the report on a fix. A work limit or structural limit counts as a defect, too. */
export function factsOfFix({ detail }: FixReport): ReportFacts {
  const { defects, speed, structure, kept, parts } = detail;
  return {
    // The open hidden tests don't affect the share, but the learner's confidence was about them, too.
    cameTrue: parts.mended === 1 && parts.kept === 1 && !defects.some(failsInOpen),
    trial: null,
    contest: null,
    parts: [
      ...[...defects, ...speed, ...structure].map(({ id, share }) => ({ type: "defect" as const, id, share })),
      ...kept.map(({ id, holds }) => ({ type: "kept" as const, id, share: holds ? 1 : 0 })),
    ],
    classes: [],
    falseAlarms: [],
  };
}

export async function partWordsOfFix({ exercise }: FixContent): Promise<ReadonlyMap<string, string>> {
  const { defects, speed = [], structure = [], kept } = exercise;
  return new Map([
    ...[...defects, ...speed, ...structure].map(({ id, says }) => [partName({ type: "defect", id }), says] as const),
    ...kept.map(({ id, says }) => [partName({ type: "kept", id }), says] as const),
  ]);
}
