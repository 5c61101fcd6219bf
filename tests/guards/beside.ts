import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/**
 * Lists the test files that call a module directly: they import the module, or the route in its folder. If there are
 * none, lists the tests of the routes that import the module.
 */
export function testsOf(module: string): string[] {
  const name = path.basename(module).replace(/\.tsx?$/, "");
  // Every route's file has this name: only its folder identifies the route.
  const own = name === "route" ? [] : [`/${name}"`];
  const direct = testsThatImport([...own, ...doorsOf(module)]);
  if (direct.length > 0) return direct;
  const callers = filesIn("app").filter((file) => file.startsWith("app/routes/") && imports(file, own));
  return testsThatImport(callers.flatMap(doorsOf));
}

/** Returns how an import of the route in a file's folder ends. */
function doorsOf(file: string): string[] {
  const [, folder] = /^app\/routes\/[^/]+\/([^/]+)\//.exec(file) ?? [];
  return folder ? [`/${folder}/route"`] : [];
}

const filesIn = (dir: string) =>
  fs.readdirSync(dir, { recursive: dir === "app", encoding: "utf8" }).flatMap((file) => {
    return /\.tsx?$/.test(file) ? path.posix.join(dir, file) : [];
  });

const testsThatImport = (names: readonly string[]) =>
  ["app", "tests/routes", "tests"]
    .flatMap(filesIn)
    .filter((file) => /\.test\.tsx?$/.test(file) && imports(file, names));

function imports(file: string, names: readonly string[]): boolean {
  const text = fs.readFileSync(file, "utf8");
  return names.some((name) => text.includes(name));
}

/**
 * Switches one guard off and runs the tests that call its module. Returns the files of these tests, and whether all of
 * them passed. The module's own tests run first, because they notice most missing guards and take a fraction of the
 * other tests' time.
 */
export async function passesWithout(guard: string): Promise<{ tests: string[]; passes: boolean }> {
  const module = guard.split(" ")[0]!;
  const tests = testsOf(module);
  const isOwn = (file: string) =>
    /^(.*?)(\.server)?\.test\.tsx?$/.exec(file)?.[1] === module.replace(/(\.server)?\.tsx?$/, "");
  for (const some of [tests.filter(isOwn), tests.filter((file) => !isOwn(file))])
    if (some.length > 0 && !(await passWithout(guard, some))) return { tests, passes: false };
  return { tests, passes: true };
}

async function passWithout(guard: string, tests: readonly string[]): Promise<boolean> {
  const run = ["node_modules/vitest/vitest.mjs", "run", "--config", "tests/guards/vitest.config.ts", "--bail=1"];
  // The child process must not inherit the settings of this test run.
  const { VITEST: _vitest, DATABASE_URL: _url, DATA_DIR: _dir, TRUST_PROXY: _proxy, ...inherited } = process.env;
  const env = { ...inherited, ONRAMP_WITHOUT_GUARD: guard } as unknown as NodeJS.ProcessEnv;
  const status = await new Promise((resolve) => {
    spawn(process.execPath, [...run, ...tests], { env, stdio: "ignore" }).on("close", resolve);
  });
  return status === 0;
}
