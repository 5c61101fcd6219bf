/** The parts of the harness that scripts of provided modules (../provided/) may use: only what they need. */
import type { Harness } from "../provided/parts/harness";
import { isInstance } from "./brands";
import { performanceNow } from "./clock";
import { collectionEquality } from "./equality";
import { isDate, isMap, isRegExp, isSet } from "./print";
import { leftOpen } from "./provided-modules";
import { assertionFailed, counted } from "./record";
import { isMockFunction } from "./spy";

/** The `this` value for functions called without one. */
const NOBODY = {};

export function harnessFor(texts: ReadonlyMap<string, string>, log: (text: string) => void): Harness {
  return Object.freeze({
    texts,
    log,
    performanceNow,
    counted: <T>(body: () => T): T => counted(body, NOBODY, []),
    assertionFailed,
    isInstance,
    isMockFunction,
    collectionEquality,
    isMap,
    isSet,
    isDate,
    isRegExp,
    leaveOpen<T extends object>(value: T): T {
      leftOpen.add(value);
      return value;
    },
  });
}
