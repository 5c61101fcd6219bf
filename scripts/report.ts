/**
 * Prints item analyses, and the answers that they are calculated from.
 *
 *   npm run report -- item-analysis <responses.csv> [--json]
 *   npm run --silent report -- responses > responses.csv
 *
 * Exits with 1 if the file can't be read as answers, and with 2 if the arguments are wrong.
 */
import { once } from "node:events";
import fs from "node:fs";
import { cac } from "cac";
import { type ItemAnalysis, itemAnalysis } from "~/cohort/items/analysis";
import { readResponses, UnreadableResponses } from "~/cohort/items/read-responses";
import { namedPath } from "./named-path";
import { needDatabase } from "./need-database.mjs";
import { runCli } from "./run-cli";

const cli = cac("npm run report --");

cli
  .command("item-analysis <responses>", "Analyse each item in a table of 0s and 1s (docs/item-analysis.md)")
  .option("--json", "Print one JSON object")
  .action((file: string, { json }: { json?: boolean }) => {
    const { items, table } = readResponses(textOf(namedPath(file)), file);
    const analysis = itemAnalysis(items, table);
    process.stdout.write(json ? `${JSON.stringify(analysis, null, 2)}\n` : describe(analysis));
  });
cli
  .command(
    "responses",
    "Print everyone's hint-free first attempts as a table of 0s and 1s: one column per exercise, one row per person, no names",
  )
  .action(async () => {
    await needDatabase();
    const { db } = await import("~/database/db.server");
    const { listResponses } = await import("~/cohort/items/model.server");
    try {
      let isEmpty = true;
      for await (const line of listResponses()) {
        isEmpty = false;
        if (!process.stdout.write(`${line}\n`)) await once(process.stdout, "drain");
      }
      if (isEmpty)
        throw new UnreadableResponses("No exercise has been attempted by 5 people yet, so there is nothing to report.");
    } finally {
      await db.$disconnect();
    }
  });
cli.help();

function textOf(file: string): string {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    throw new UnreadableResponses(
      `${file} can't be read (${(error as NodeJS.ErrnoException).code}). Specify a CSV file.`,
    );
  }
}

const number = (value: number | null | undefined, digits = 3) =>
  value === null || value === undefined ? "–" : value.toFixed(digits);

function describe({ people, alpha, rasch, twoPL, items, notes }: ItemAnalysis): string {
  const head = ["item", "n", "p", "item-total", "item-rest", "α without"];
  const headOfModels = ["Rasch b", "2PL a", "± s.e.", "2PL b", "± s.e.", "a at most", "mean square", ""];
  const rows = items.map((one) => [
    one.item,
    String(one.answers),
    number(one.p),
    number(one.itemTotal),
    number(one.itemRest),
    number(one.alphaIfDeleted),
    number(one.rasch?.difficulty),
    number(one.twoPL?.discrimination),
    number(one.twoPL?.discriminationStandardError),
    number(one.twoPL?.difficulty),
    number(one.twoPL?.difficultyStandardError),
    number(one.againstOthers?.discriminationAtMost),
    number(one.againstOthers?.meanSquare),
    one.againstOthers?.mayBeMisKeyed ? "may be mis-keyed" : "",
  ]);
  const lines = [
    `${people} people, ${items.length} items, α ${number(alpha)}`,
    "refused" in rasch
      ? "Rasch: –"
      : `Rasch: log-likelihood ${number(rasch.logLikelihood)}, discrimination ${number(rasch.discrimination, 4)} for all items`,
    "refused" in twoPL ? "2PL: –" : `2PL: log-likelihood ${number(twoPL.logLikelihood)}`,
    "",
    ...aligned([[...head, ...headOfModels], ...rows]),
  ];
  return `${[...lines, ...(notes.length > 0 ? ["", ...notes] : [])].join("\n")}\n`;
}

/**
 * Formats rows: the first column is left-aligned, the last column has no padding, and all other columns are
 * right-aligned.
 */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, at) =>
        at === 0 ? cell.padEnd(widths[at]!) : at === row.length - 1 ? cell : cell.padStart(widths[at]!),
      )
      .join("  ")
      .trimEnd(),
  );
}

await runCli(cli, (error) => error instanceof UnreadableResponses);
