/** The exports of "vitest" that aren't global names here. */
import * as chai from "chai";
import { onTestFinished } from "./context";

const notHere = (name: string) => () => {
  throw new Error(`${name} of vitest is not available here`);
};

/** Types are not checked here, so type assertions always hold. Any property and any call return this value again. */
const anything: unknown = new Proxy(() => anything, { get: () => anything, set: () => false });

export const vitestOnly: Record<string, unknown> = {
  expectTypeOf: () => anything,
  assertType: () => {},
  onTestFinished,
  onTestFailed: () => {},
  chai: Object.freeze({ expect: chai.expect, assert: chai.assert, AssertionError: chai.AssertionError }),
  should: notHere("should"),
  bench: notHere("bench"),
  inject: notHere("inject"),
  createExpect: notHere("createExpect"),
  recordArtifact: notHere("recordArtifact"),
};
