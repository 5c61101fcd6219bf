import type { ReportFacts } from "../facts";
import type { TestReport } from "./report-schema";

export function factsOfTest({ detail }: TestReport): ReportFacts {
  const { mistakes, mutants, parts } = detail;
  // Those that count alone: an invalid test kills nothing.
  const isKilled = ({ killedBy }: { killedBy: object }) => Object.keys(killedBy).length > 0;
  const partOf = (type: "mistake" | "mutant") => (one: { id: string; killedBy: object }) => ({
    ...{ type, id: one.id, share: isKilled(one) ? 1 : 0 },
  });
  return {
    cameTrue: parts.useful > 0 && parts.invalid === 0 && mistakes.every((one) => !one.isAi || isKilled(one)),
    trial: null,
    parts: [...mistakes.map(partOf("mistake")), ...mutants.map(partOf("mutant"))],
    classes: [],
    falseAlarms: [],
  };
}
