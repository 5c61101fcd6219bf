import { partName, type ReportFacts } from "../facts";
import type { TestContent } from "./content";
import { AI } from "./judge";
import { mutantsOf } from "./mutants";
import { sayMutant } from "./operator-words";
import type { TestReport } from "./report-schema";

export function factsOfTest({ detail }: TestReport): ReportFacts {
  const { mistakes, mutants, parts } = detail;
  // `killedBy` contains only tests that count. It is empty if invalid tests outvote them.
  const isKilled = ({ killedBy }: { killedBy: object }) => Object.keys(killedBy).length > 0;
  const partOf = (type: "mistake" | "mutant") => (one: { id: string; killedBy: object }) => ({
    type,
    id: one.id,
    share: isKilled(one) ? 1 : 0,
  });
  return {
    cameTrue: parts.useful > 0 && parts.invalid === 0 && mistakes.every((one) => !one.isAi || isKilled(one)),
    trial: null,
    contest: null,
    parts: [...mistakes.map(partOf("mistake")), ...mutants.map(partOf("mutant"))],
    classes: [],
    falseAlarms: [],
  };
}

export async function partWordsOfTest(content: TestContent): Promise<ReadonlyMap<string, string>> {
  const { ai } = content.exercise;
  const { mutants } = await mutantsOf(content);
  return new Map([
    ...content.mistakes.map(({ id, says }) => [partName({ type: "mistake", id }), says] as const),
    ...(ai.wrong ? [[partName({ type: "mistake", id: AI }), ai.says] as const] : []),
    ...mutants.map((mutant) => {
      const { id, file, line } = mutant;
      return [partName({ type: "mutant", id }), `${sayMutant(mutant)}, ${file}, line ${line}`] as const;
    }),
  ]);
}
