/**
 * Collects every job that `npm run exercise -- check` sends to the sandbox: all of an exercise's model suites,
 * solutions and mistakes.
 */
import fs from "node:fs";
import path from "node:path";
import type { KindId } from "~/kinds/registry";
import type { Sandbox } from "~/sandbox/contract";
import { remembering } from "~/sandbox/remembering";
import { checkFolder } from "../../scripts/check-folders";
import type { EngineJob } from "./fingerprint";

const ROOT = path.resolve(import.meta.dirname, "../../exercises");

/** Lists the slugs of all exercises of a kind. */
export const slugsOf = (kind: KindId): string[] =>
  fs
    .readdirSync(ROOT)
    .filter((name) => {
      const file = path.join(ROOT, name, "exercise.json");
      return fs.existsSync(file) && JSON.parse(fs.readFileSync(file, "utf8")).kind === kind;
    })
    .sort();

export const folderOf = (slug: string): string => path.join(ROOT, slug);

/** Checks the exercise in this sandbox, and returns the jobs that ran, in order and without duplicates. */
export async function jobsOf(slug: string, sandbox: Sandbox): Promise<EngineJob[]> {
  const jobs: EngineJob[] = [];
  const name = () => `${slug} ${jobs.length + 1}`;
  const listening: Sandbox = {
    run: (request) => {
      jobs.push({ name: name(), kind: "run", request });
      return sandbox.run(request);
    },
    matrix: (request) => {
      jobs.push({ name: name(), kind: "matrix", request });
      return sandbox.matrix(request);
    },
    close: async () => {},
  };
  await checkFolder(folderOf(slug), remembering(listening), { isQuick: true });
  return jobs;
}
