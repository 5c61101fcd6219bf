import { type Count, faultsOf, type Graded, type Stats } from "./stats";

/** Formats the figures that `stats.ts` calculates. */

/** Formats the figures as text. */
export function formatStats(stats: Stats): string {
  const row = ({ of, have, wanted }: Count) =>
    `  ${of.padEnd(24)}${String(have).padStart(4)}${wanted > 0 ? `${have < wanted ? "  of" : "   ≥"}${String(wanted).padStart(3)}` : ""}`;
  const part = (title: string, counts: readonly Count[]) => [title, ...counts.map(row), ""];
  const { reading, surface } = stats;
  const grade = ({ slug, grade }: Graded) => `${grade.toFixed(1)} (${slug})`;
  return [
    `${stats.exercises} exercises`,
    row(stats.secondForms),
    "",
    ...part("Kinds", stats.kinds),
    ...part("Tracks", stats.tracks),
    ...part("Difficulties", stats.difficulties),
    ...part("Defect classes", stats.classes),
    ...part("Skills", stats.skills),
    ...part("Features", stats.features),
    ...(reading
      ? [
          `Reading level of the tasks (Flesch–Kincaid grade): ${grade(reading.lowest)} to ${grade(reading.highest)}, mean ${reading.mean.toFixed(1)}`,
        ]
      : []),
    ...surface.map(
      ({ look, auc, chance }) =>
        `Distinguishing clean from flawed changes by ${look}: AUC ${auc.toFixed(2)} (at most 0.65; 95% of shuffles are below ${chance.toFixed(2)})`,
    ),
    ...faultsOf(stats).map((fault) => `✘ ${fault}`),
    "",
  ].join("\n");
}
