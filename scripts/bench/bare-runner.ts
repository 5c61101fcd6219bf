/**
 * The minimum code that is needed to run a vitest file in plain Node, so that the comparison with a new process is
 * fair.
 */
import { JestAsymmetricMatchers, JestChaiExpect, JestExtend } from "@vitest/expect";
import * as chai from "chai";

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

const tests: { name: string; body: () => unknown }[] = [];
const before: (() => unknown)[] = [];

export const expect = chai.expect;
export const describe = (_name: string, body: () => void) => body();
export const it = Object.assign((name: string, body: () => unknown) => void tests.push({ name, body }), {
  each: (rows: readonly unknown[]) => (name: string, body: (...args: unknown[]) => unknown) => {
    for (const row of rows) tests.push({ name, body: () => body(...(Array.isArray(row) ? row : [row])) });
  },
});
export const test = it;
export const beforeEach = (body: () => unknown) => void before.push(body);

/** Runs all tests. Exits with 1 if one failed. */
export async function finish(): Promise<void> {
  for (const { name, body } of tests) {
    try {
      for (const hook of before) await hook();
      await body();
    } catch (error) {
      console.error(name, error);
      process.exitCode = 1;
    }
  }
}
