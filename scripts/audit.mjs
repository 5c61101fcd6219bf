/**
 * Reports known vulnerabilities in production packages, from npm's registry.
 *   node scripts/audit.mjs              asks the registry. If it doesn't answer, says so and exits with 0.
 *   node scripts/audit.mjs report.json  reads a report written by `npm audit --json`.
 * Exits with 1 if there is a high or critical vulnerability that scripts/audit-accepted.json doesn't accept with a
 * reason.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const GRAVE = new Set(["high", "critical"]);
const ACCEPTED = path.join(import.meta.dirname, "audit-accepted.json");

function readReport() {
  if (process.argv[2]) return fs.readFileSync(process.argv[2], "utf8");
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ["npm"];
  const args = [...npm.slice(1), "audit", "--omit=dev", "--json"];
  return spawnSync(npm[0], args, { encoding: "utf8", timeout: 120_000, maxBuffer: 2 ** 26 }).stdout ?? "";
}

/** Parses the text of a report. Returns null if it isn't a report. */
function parseReport(text) {
  try {
    const report = JSON.parse(text);
    return report.vulnerabilities ? report : null;
  } catch {
    return null;
  }
}

const report = parseReport(readReport());
if (!report) {
  console.log("The registry did not answer, so the audit was skipped. Vulnerabilities in the packages are unknown.");
  process.exit(process.argv[2] ? 1 : 0);
}
const accepted = JSON.parse(fs.readFileSync(ACCEPTED, "utf8"));
const found = new Map();
for (const { name, via } of Object.values(report.vulnerabilities))
  for (const one of via)
    if (typeof one === "object" && GRAVE.has(one.severity))
      found.set(one.url.split("/").at(-1), `${one.severity}: ${name}: ${one.title} (${one.url})`);
const open = [...found].filter(([id]) => !accepted[id]);
for (const [id, reason] of Object.entries(accepted)) if (found.has(id)) console.log(`accepted: ${id}: ${reason}`);
for (const [, says] of open) console.error(says);
if (open.length > 0) {
  console.error(
    "Update these packages. If you can't update one yet, add its advisory and the reason to scripts/audit-accepted.json.",
  );
  process.exit(1);
}
console.log("No high or critical vulnerabilities are known in the packages that run in production.");
