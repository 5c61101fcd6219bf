/**
 * The kill matrix as plain V8 code in one bare realm that is reused: no snapshot, no fuel, no isolation. This is
 * unsafe. Its speed is an upper limit that a sandbox can only approach. raw-v8.ts bundles this file and runs it inside
 * `node:vm`.
 */
import { JestAsymmetricMatchers, JestChaiExpect, JestExtend } from "@vitest/expect";
import * as chai from "chai";

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

type Body = () => unknown;
type ModuleFunction = (exports: object, require: (name: string) => unknown, module: object) => void;
/**
 * A module, compiled in the same way as for the sandbox. Its arguments are the names that the module's code uses
 * without importing them.
 */
type Made = (...api: unknown[]) => ModuleFunction;
interface Suite {
  readonly before: Body[];
  readonly parent: Suite | null;
}
interface Test {
  readonly body: Body;
  readonly suite: Suite;
  readonly covered: Set<string>;
}

export interface BareRequest {
  /** The compiled source files, keyed by path without extension. */
  readonly sources: ReadonlyMap<string, Made>;
  readonly test: Made;
  /** Names that a test file can use. */
  readonly apiNames: readonly string[];
  readonly mutants: readonly string[];
}

let tests: Test[] = [];
let suite: Suite = { before: [], parent: null };
let active: string | null = null;
let covered: Set<string> | null = null;

const api: Record<string, unknown> = {
  describe(_name: string, body: Body) {
    const outer = suite;
    suite = { before: [], parent: outer };
    body();
    suite = outer;
  },
  it: (_name: string, body: Body) => void tests.push({ body, suite, covered: new Set() }),
  beforeEach: (body: Body) => void suite.before.push(body),
  expect: chai.expect,
};
const mutantApi = [
  (id: string) => {
    covered?.add(id);
    return active === id;
  },
  (...ids: string[]) => {
    if (covered) for (const id of ids) covered.add(id);
  },
];

function load({ sources, test, apiNames }: BareRequest): void {
  tests = [];
  suite = { before: [], parent: null };
  const loaded = new Map<string, object>([["vitest", { __esModule: true, ...api }]]);
  const require = (name: string): unknown => {
    const path = name.replace(/^\.\//, "");
    const known = loaded.get(path);
    if (known) return known;
    const exports = {};
    loaded.set(path, exports);
    sources.get(path)!(...mutantApi)(exports, require, {});
    return exports;
  };
  test(...apiNames.map((name) => api[name]))({}, require, {});
}

async function passes({ body, suite: own }: Test): Promise<boolean> {
  const hooks: Body[] = [];
  for (let one: Suite | null = own; one; one = one.parent) hooks.unshift(...one.before);
  try {
    for (const hook of hooks) await hook();
    await body();
    return true;
  } catch {
    return false;
  }
}

/** Runs the matrix. Returns, for each mutant, the indexes of the tests that fail on it. */
export async function matrix(request: BareRequest): Promise<Record<string, number[]>> {
  active = null;
  // Mutants reached while the file loads affect every test.
  const byAll = new Set<string>();
  covered = byAll;
  load(request);
  for (const test of tests) {
    covered = test.covered;
    await passes(test);
  }
  covered = null;
  const reach = tests.map((test) => test.covered);
  const kills: Record<string, number[]> = {};
  for (const mutant of request.mutants) {
    active = mutant;
    load(request);
    const failed: number[] = [];
    for (const [place, test] of tests.entries())
      if ((byAll.has(mutant) || reach[place]!.has(mutant)) && !(await passes(test))) failed.push(place);
    kills[mutant] = failed;
  }
  return kills;
}
