/**
 * `npm run bench [-- --json] [-- --only engine|meter|web|model|javascript|lighthouse|mentors] [-- --quick]`: measures
 * the figures in the docs and the README, as ratios within one run where possible. Times depend on the machine, but
 * ratios hardly do. `--quick` leaves out StrykerJS's command runner. Exits with 2 if the arguments are wrong.
 */
import { parseArgs } from "node:util";
import { assertionUnits } from "./bench/assertions";
import { benchMatrix } from "./bench/engine";
import { benchGrading } from "./bench/grading";
import { benchJavaScript } from "./bench/javascript";
import { benchLighthouse } from "./bench/lighthouse";
import { benchMentors } from "./bench/mentors";
import { benchMeter } from "./bench/meter";
import { benchModel } from "./bench/model";
import { benchCatalogue, benchGrowth, benchPool } from "./bench/pool";
import type { Row } from "./bench/rows";
import { benchWallClock } from "./bench/wall-clock";
import { benchWeb } from "./bench/web";

const PARTS = ["engine", "meter", "web", "model", "javascript", "lighthouse", "mentors"] as const;
type Part = (typeof PARTS)[number];

function readArguments() {
  try {
    const {
      json = false,
      only,
      quick = false,
    } = parseArgs({
      options: { json: { type: "boolean" }, only: { type: "string" }, quick: { type: "boolean" } },
    }).values;
    if (only === undefined || (PARTS as readonly string[]).includes(only)) return { json, only, quick };
    console.error(`There is no part "${only}".`);
  } catch (error) {
    console.error((error as Error).message);
  }
  console.error(`npm run bench -- [--json] [--quick] [--only <part>]\nThe parts are ${PARTS.join(", ")}.`);
  process.exit(2);
}

const { json: isJson, only, quick: isQuick } = readArguments();
const wants = (part: Part) => only === undefined || only === part;
const say = (text: string) => process.stderr.write(`${text}\n`);

const rows: Row[] = [];
if (wants("engine")) {
  say("Grading a submission…");
  rows.push(...(await benchGrading("fix-due-date-month-end")));
  say("A full kill matrix, compared with both runners of StrykerJS and with plain V8 (about two minutes)…");
  rows.push(...(await benchMatrix({ withCommandRunner: !isQuick })));
  say("All mutants in the catalogue; workers; growth…");
  rows.push(await benchCatalogue(), ...(await benchPool()), ...(await benchGrowth()), ...(await assertionUnits()));
  say("Every job in the catalogue, compared with its wall-clock limit…");
  rows.push(...(await benchWallClock()));
}
if (wants("meter")) {
  say("The strength meter, on each model suite…");
  rows.push(...(await benchMeter()));
}
if (wants("web")) {
  say("The product, with 1 and with 20 learners…");
  rows.push(...(await benchWeb()));
}
if (wants("model")) {
  say("The product, with and without questions to a language model that hangs…");
  rows.push(...(await benchModel()));
}
if (wants("javascript")) {
  say("The JavaScript that each page loads…");
  rows.push(...(await benchJavaScript()));
}
if (wants("lighthouse")) {
  say("Home, catalogue and report, by Lighthouse…");
  rows.push(...(await benchLighthouse()));
}
if (wants("mentors")) {
  say("The mentors' queue and desk, with 100,000 waiting submissions…");
  rows.push(...(await benchMentors(say)));
}

if (isJson) console.log(JSON.stringify(rows, null, 2));
else {
  const number = (n: number) => (n >= 100 ? n.toFixed(0) : n.toPrecision(3));
  for (const { name, unit, ratio, value, note } of rows) {
    const figures = ratio
      ? `${number(ratio.median)} ${unit} (${number(ratio.min)}–${number(ratio.max)})`
      : value &&
        `median ${number(value.median)} ${unit}, p95 ${number(value.p95)} (${number(value.min)}–${number(value.max)})`;
    console.log(`${name}: ${figures}${note ? `\n    ${note}` : ""}`);
  }
}
