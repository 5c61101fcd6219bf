/**
 * `expect`: the matchers of @vitest/expect 3.2 on chai 5, bundled with the edits in edits/assertion-edits.mjs, and what
 * vitest's runtime adds to them (`createExpect`): `soft`, `assertions`, `extend`, …
 */
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  addCustomEqualityTesters,
  customMatchers,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from "@vitest/expect";
import * as chai from "chai";
import { addInlineSnapshots, currentTestName } from "./inline-snapshots";
import { makePoll } from "./poll";
import { snapshotLibrary } from "./provided-modules";
import { noteOwnEquality } from "./quiet";
import { currentScope } from "./record";

/**
 * The bundle's private replacement for the global object: the matchers keep their state there (see build-engine.mjs).
 */
declare const __g: Record<PropertyKey, unknown>;

type Loose = ((...args: unknown[]) => unknown) & Record<string, unknown>;

const chaiExpect = chai.expect as unknown as Loose;
chai.use(JestExtend as never);
chai.use(JestChaiExpect as never);
chai.use(JestAsymmetricMatchers as never);

export const expect = ((value: unknown, message?: string) => chaiExpect(value, message)) as unknown as Loose;
Object.assign(expect, chaiExpect);
Object.assign(expect, __g[ASYMMETRIC_MATCHERS_OBJECT] as object);

// All tests share this object. The state that vitest keeps in it for each test is in the scope instead (record.ts).
__g[GLOBAL_EXPECT] = expect;
setState({ assertionCalls: 0, isExpectingAssertions: false } as never, expect as never);

Object.assign(expect, {
  extend: (matchers: unknown) => (chaiExpect.extend as Loose)(expect, matchers),
  addEqualityTesters: (testers: unknown) => {
    noteOwnEquality();
    addCustomEqualityTesters(testers as never);
  },
  getState: () => ({ assertionCalls: currentScope().assertions, currentTestName: currentTestName() }),
  soft: (value: unknown, message?: string) => {
    const assertion = chaiExpect(value, message) as { withContext(context: object): unknown };
    return assertion.withContext({ soft: true });
  },
  assertions(count: number) {
    currentScope().expected = count;
  },
  hasAssertions() {
    currentScope().mustAssert = true;
  },
  unreachable(message?: string) {
    throw new chai.AssertionError(`expected${message ? ` "${message}" ` : " "}not to be reached`);
  },
  poll: makePoll(chaiExpect),
  addSnapshotSerializer: (serializer: unknown) => snapshotLibrary().addSerializer(serializer),
});
(expect.extend as Loose)(customMatchers);

addInlineSnapshots();

export const assert = chai.assert as unknown as Loose;

/** Returns the prototypes of all kinds of asymmetric matchers, and the prototype that these inherit from. */
function matcherPrototypes(): object[] {
  const make = (name: string, ...args: unknown[]) => (expect[name] as Loose)(...args) as object;
  const samples = [
    make("anything"),
    make("any", Object),
    make("stringContaining", ""),
    make("objectContaining", {}),
    make("arrayContaining", []),
    make("stringMatching", /a/),
    make("closeTo", 1),
    make("toSatisfy", () => true),
  ];
  const prototypes = samples.map((sample) => Object.getPrototypeOf(sample) as object);
  return [...prototypes, Object.getPrototypeOf(prototypes[0]) as object];
}

/** The objects behind `expect`, which learners must not change. New matchers can still be added. */
export const expectInternals: { frozen: object[]; sealedProperties: object[] } = {
  frozen: [
    chai.AssertionError,
    chai.AssertionError.prototype,
    chai.config,
    chai.util,
    chai.Assertion,
    assert,
    ...matcherPrototypes(),
  ],
  sealedProperties: [chai.Assertion.prototype, expect, expect.not as object, chaiExpect],
};
