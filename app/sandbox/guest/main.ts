/**
 * The program inside the engine: harness, assertions and everything that a test file may use. `boot` runs once, before
 * the snapshot. The functions that it returns are the host's only way in; `send` and `log` are the only way out. Both
 * stay in closures here: no object that a learner can reach leads to them. Long: `boot` is one function, because only
 * its closures may hold `send` and `log`.
 */
import { PROVIDED_GLOBALS } from "../provided-names";
import {
  type GuestEvent,
  type GuestOptions,
  MUTANT_API_NAMES,
  type StartOptions,
  saysBegin,
  saysEnd,
  TEST_API_NAMES,
} from "../test-api";
import { setBrandWall } from "./brands";
import { EPOCH, fireNext, performanceNow, timeoutPrototype, globals as timers, whenTimeMoves } from "./clock";
import {
  closeCode,
  closeFunctionText,
  closeJoinedIterators,
  closeShortPush,
  closeStacks,
  sealProperties,
} from "./close";
import { makeConsole } from "./console";
import { setContextApi } from "./context";
import { assert, expect, expectInternals } from "./expect";
import { harnessFor } from "./harness";
import { hideAccessors } from "./hidden-accessors";
import { lockDown, lockMethods, lockObject } from "./lock";
import { mocksReady } from "./module-mocks";
import { defineModule, isStillLoading, loadMain, type ModuleFunction, openTable, setLibraries } from "./modules";
import { setSleep } from "./pause";
import { provide, provideLazily, provideMembers } from "./provided";
import { defineProvided, loadSnapshotLibrary, providedGlobal, setProvidedHost } from "./provided-modules";
import { configure, describeError, errorThrown, fail, fileScope, setScope, whenLate } from "./record";
import { currentDeadline, giveUp, nextStep, plan, type Step, setQueue, startStep, testsWithin } from "./run";
import { queueMicrotask } from "./settle";
import { closeCollection, describe, hooks, lateRegistrations, sourceOf, test, tests, titleOf } from "./suite";
import { setGlobalObject, vi } from "./vi";
import { vitestOnly } from "./vitest-only";
import { webGlobals } from "./web";

type Send = (text: string) => void;
type Kind = "source" | "test" | "mutated" | "json" | "test-json" | "text" | "provided";

/** The maximum number of characters of a test's body that are compared. */
const MAX_BODY = 50_000;

const stringify = JSON.stringify;
const parse = JSON.parse;
const functionText = Function.prototype.toString;
const isLong = (made: unknown, length: number) =>
  typeof made === "function" && functionText.call(made).length === length;

export function boot(
  send: Send,
  log: Send,
  tellTime: (ms: number) => void,
  globalObject: object,
  optionsText: string,
): object {
  const options: GuestOptions = parse(optionsText);
  const languageNames = Object.getOwnPropertyNames(globalObject);
  const tell = (event: GuestEvent) => send(stringify(event));
  let start: StartOptions | null = null;
  let covered: Set<string> | null = null;

  setQueue((globalObject as typeof globalThis).queueMicrotask);
  whenTimeMoves(tellTime);
  tellTime(EPOCH);
  whenLate((scope, failure) => {
    const late = tests.find((test) => test.scope === scope);
    if (late) tell({ t: "late", test: late.index, failure });
    else tell({ t: "load-failed", failure });
  });

  const api: Record<(typeof TEST_API_NAMES)[number], unknown> = {
    describe,
    suite: describe,
    it: test,
    test,
    expect,
    assert,
    vi,
    vitest: vi,
    jest: vi,
    xdescribe: describe.skip,
    xit: test.skip,
    xtest: test.skip,
    fdescribe: describe.only,
    fit: test.only,
    mocksReady__: mocksReady,
    ...hooks,
  };
  setContextApi({ expect });
  setLibraries(
    new Map<string, unknown>([
      ["vitest", Object.freeze({ __esModule: true, ...api, ...vitestOnly })],
      ["@jest/globals", Object.freeze({ __esModule: true, ...api })],
    ]),
  );
  const apiValues = TEST_API_NAMES.map((name) => api[name]);
  const mutantApi: Record<(typeof MUTANT_API_NAMES)[number], (...ids: string[]) => boolean | undefined> = {
    stryMutAct_9fa48: (id) => {
      if (covered && id !== undefined) covered.add(id);
      return start !== null && start.mutant === id;
    },
    stryCov_9fa48: (...ids) => {
      if (covered) for (const id of ids) covered.add(id);
      return undefined;
    },
  };
  const mutantValues = MUTANT_API_NAMES.map((name) => mutantApi[name]);

  const performance = { now: performanceNow, timeOrigin: 0, mark: () => {}, measure: () => {} };
  const provided: Record<string, unknown> = {
    ...timers,
    ...webGlobals,
    queueMicrotask,
    performance,
    global: globalObject,
  };
  provide(globalObject, provided, options.frozen);
  // The console isn't locked, because it affects no result, and tests often replace it.
  provide(globalObject, { console: makeConsole(log) }, false);
  provideLazily(
    globalObject,
    PROVIDED_GLOBALS.keys(),
    providedGlobal,
    (name) => name === "fetch" || name === "process",
  );
  setProvidedHost({ ask: () => tell({ t: "wants" }), frozen: options.frozen });
  const texts = new Map<string, string>();
  const harness = harnessFor(texts, log);
  setGlobalObject(globalObject);
  setSleep(timers.setTimeout);
  setBrandWall(options.brands);

  closeCode(globalObject);
  closeShortPush();
  closeJoinedIterators(globalObject);
  if (options.stack) {
    closeStacks();
    closeFunctionText(options.frozen);
  } else Error.stackTraceLimit = 50;
  if (options.frozen) {
    hideAccessors();
    // Tests may replace these to control time and randomness; the code under test must not.
    provideMembers(Date, ["now"]);
    provideMembers(Math, ["random"]);
    provideMembers(performance);
    lockObject(performance);
    lockMethods(timeoutPrototype);
    lockDown(
      globalObject,
      languageNames.filter((name) => !(name in provided) && !PROVIDED_GLOBALS.has(name)),
    );
    for (const object of expectInternals.frozen) lockObject(object);
    for (const object of expectInternals.sealedProperties) sealProperties(object);
    for (const chain of [describe, test, vi]) Object.freeze(chain);
    for (const value of Object.values(webGlobals)) {
      lockObject(value as object);
      const { prototype } = value as { prototype?: object };
      if (prototype) lockMethods(prototype);
    }
  }

  function takeCovered(): string[] | null {
    if (!covered) return null;
    const out = [...covered];
    covered.clear();
    return out;
  }

  const within = (step: Step) => (step.kind === "test" ? [] : testsWithin(step.suite));

  return {
    /**
     * Defines a module. `value`: the function that the host compiled, or the text of a .json file. `lengths`: the
     * expected lengths of this function and of the inner function that contains the source. Returns "" if a length
     * differs, because then the source closes the function around it and continues outside.
     */
    define(path: string, kind: Kind, value: unknown, live: string, lengths: string): string {
      const made = value as (...api: unknown[]) => ModuleFunction;
      const [outer, inner]: number[] = parse(lengths);
      if (outer !== undefined && !(isLong(value, outer) && isLong(made(), inner!))) return "";
      if (kind === "provided") {
        defineProvided(path.slice("node:".length), () => made(harness) as never);
        return "defined";
      }
      if (kind === "text" || kind === "json") texts.set(path, value as string);
      if (kind === "text") return "defined";
      defineModule(path, {
        make:
          kind === "json" || kind === "test-json"
            ? null
            : () => (kind === "test" ? made(...apiValues) : kind === "mutated" ? made(...mutantValues) : made()),
        data: kind === "json" || kind === "test-json" ? (value as string) : null,
        live: parse(live),
        testSide: kind === "test" || kind === "test-json",
      });
      return "defined";
    },
    /** Loads one test file, which registers its tests. */
    start(text: string): void {
      start = parse(text) as StartOptions;
      covered = start.coverage ? new Set() : null;
      configure({ plain: start.plain, locate: start.locate });
      openTable(start.tests, start.closed);
      setScope(fileScope);
      loadSnapshotLibrary();
      try {
        loadMain(start.file);
      } catch (error) {
        tell({ t: "load-failed", failure: describeError(error, "") });
      }
    },
    /** Reports the file's tests. Called when the file has loaded, and the jobs that loading left have run. */
    collected(): void {
      if (start === null) return;
      if (isStillLoading())
        fail("hung", "the file did not load: an await outside of functions waits for a timer or for nothing");
      closeCollection();
      fileScope.ended = true;
      for (const failure of fileScope.failures) tell({ t: "load-failed", failure });
      tell({ t: "loaded", covered: takeCovered() });
      tell({
        t: "plan",
        tests: tests.map((test) => ({
          title: start?.plain ? titleOf(test) : [],
          mode: test.mode,
          body: start?.bodies && test.body ? functionText.call(sourceOf(test.body)).slice(0, MAX_BODY) : "",
        })),
      });
      plan(start.wanted);
    },
    /**
     * Reuses a file that was loaded without a mutant. Receives the mutant to switch on, and the tests to run.
     */
    resume(text: string): void {
      const { mutant, wanted }: Pick<StartOptions, "mutant" | "wanted"> = parse(text);
      start = { ...start!, mutant, wanted };
      plan(wanted);
    },
    /** Starts the next step, or reports that there is none. */
    step(): void {
      const step = nextStep();
      if (step === null) {
        for (const message of lateRegistrations) tell({ t: "load-failed", failure: { kind: "error", message } });
        tell({ t: "done" });
        return;
      }
      if (step.kind === "test") send(saysBegin(step.test.index));
      else tell({ t: "begin", test: null, within: within(step) });
      startStep((ended) => {
        const scope = ended.kind === "test" ? ended.test.scope : ended.suite.scope;
        if (ended.kind === "test" && scope.failures.length === 0 && !scope.skipped && !covered) {
          send(saysEnd(ended.test.index, scope.assertions));
          scope.ended = true;
          return;
        }
        tell({
          t: "end",
          test: ended.kind === "test" ? ended.test.index : null,
          within: within(ended),
          failures: ended.kind === "open" ? [] : scope.failures,
          assertions: scope.assertions,
          covered: takeCovered(),
          skipped: scope.skipped,
        });
        scope.ended = true;
      });
    },
    /** Fires the next timer of virtual time; "" if none is left within the step's time. */
    fire: (): string => (fireNext(currentDeadline()) ? "fired" : ""),
    /** Called when a promise was rejected without a handler. */
    unhandled(reason: unknown): void {
      errorThrown(reason, "unhandled rejection");
    },
    /** Ends what the step is waiting for; "" if it is not waiting. */
    giveUp: (): string => (giveUp() ? "let go" : ""),
  };
}
