/** vitest itself, on files in a folder of their own, to compare the sandbox with. */
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

interface Verdict {
  readonly passed: boolean;
  /** What was wrong, stacks and all. */
  readonly message: string;
}
/** Of each test of a file, by its place and its title. */
export type Verdicts = Record<string, Verdict>;

/** Within the repository, so that files find the packages; the caller removes it. */
export async function folderForVitest(): Promise<string> {
  await mkdir(".cache", { recursive: true });
  const folder = await mkdtemp(path.resolve(".cache/vitest-"));
  // Else it takes the repository's, which is found above.
  await writeFile(path.join(folder, "vitest.config.mjs"), "export default {};");
  return folder;
}

/** Runs all test files of the folder as on a build server. */
export async function runVitest(folder: string, ...args: string[]): Promise<void> {
  const { PATH, HOME } = process.env;
  const command = [path.resolve("node_modules/vitest/vitest.mjs"), "run", "--root", folder, ...args];
  const env = { PATH, HOME, NODE_ENV: "test" as const, CI: "true" };
  const child = spawn(process.execPath, command, { env, stdio: "ignore" });
  await new Promise((resolve) => child.on("exit", resolve));
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { fullName: string; status: string; failureMessages: string[] }[];
  }[];
}

/** What it says of each file, by the file's name without ".test.js". */
export async function vitestDecides(folder: string): Promise<Record<string, Verdicts>> {
  await runVitest(folder, "--reporter=json", "--outputFile=report.json");
  const { testResults }: Report = JSON.parse(await readFile(path.join(folder, "report.json"), "utf8"));
  const decisions = testResults.map(({ name, assertionResults }) => [
    path.basename(name, ".test.js"),
    Object.fromEntries(
      assertionResults.map(({ fullName, status, failureMessages }, n) => [
        `${n} ${fullName}`,
        { passed: status === "passed", message: failureMessages.join("\n") },
      ]),
    ),
  ]);
  return Object.fromEntries(decisions);
}
