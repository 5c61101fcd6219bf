import type { Graded } from "~/kinds/graded";
import type { RemarkPlace, ReportRemark } from "~/kinds/report-data";

const BASES = { work: "WORK", exercise: "EXERCISE" } as const;

/**
 * Writes a report's remarks in SARIF 2.1.0 (docs.oasis-open.org/sarif). Paths are relative to the work's or the
 * exercise's folder. The file contains these folders' names, but not their locations, so it reveals nothing about the
 * machine on which it was created.
 */
export function toSarif({ exercise, kind, revision, engine, status, score }: Graded, remarks: readonly ReportRemark[]) {
  const rules = [...new Map(remarks.map(({ rule, means }) => [rule, means]))];
  const indexOf = (rule: string) => rules.findIndex(([id]) => id === rule);
  return {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "onramp",
            version: engine,
            rules: rules.map(([id, means]) => ({ id, shortDescription: { text: means } })),
          },
        },
        originalUriBaseIds: {
          [BASES.work]: { description: { text: "The folder that contains the graded work." } },
          [BASES.exercise]: { description: { text: `The folder of the exercise ${exercise}.` } },
        },
        results: remarks.map(({ rule, level, text, place, facts }) => ({
          ruleId: rule,
          ruleIndex: indexOf(rule),
          level,
          message: { text },
          locations: [{ physicalLocation: toLocation(place) }],
          ...(facts && { properties: facts }),
        })),
        properties: { exercise, kind, revision, status, score },
      },
    ],
  };
}

function toLocation({ in: base, path, from, to }: RemarkPlace) {
  const uri = path.split("/").map(encodeURIComponent).join("/");
  return {
    artifactLocation: { uri, uriBaseId: BASES[base] },
    ...(from !== undefined && { region: { startLine: from, endLine: to ?? from } }),
  };
}
