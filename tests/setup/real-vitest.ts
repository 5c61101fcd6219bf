/** Runs the real Vitest on files in a separate folder, to compare its verdicts with the sandbox's. */
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

interface Verdict {
  readonly passed: boolean;
  /** The error, including its stack. */
  readonly message: string;
}
/** A file's verdicts, keyed by each test's position and title. */
export type Verdicts = Record<string, Verdict>;

/**
 * Creates a folder inside the repository, so that files in it can import the packages. The caller removes the folder.
 */
export async function folderForVitest(): Promise<string> {
  await mkdir(".cache", { recursive: true });
  const folder = await mkdtemp(path.resolve(".cache/vitest-"));
  // Without this file, Vitest would find and use the repository's configuration.
  await writeFile(path.join(folder, "vitest.config.mjs"), "export default {};");
  return folder;
}

/** Runs all test files in the folder, as on a CI server. */
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

/** Runs Vitest and returns its verdicts on each file, keyed by the file's name without ".test.js". */
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
