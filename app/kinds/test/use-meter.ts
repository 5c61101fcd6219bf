import { useEffect, useRef, useState } from "react";
import type { BrowserSandbox } from "~/sandbox/browser/browser";
import type { Failure } from "~/sandbox/contract";
import { whenIdle } from "~/ui/shell/when-idle";
import { type Reading, readMeter, type VisibleMutants } from "./meter-reading";
import { MeterRun } from "./meter-run";
import { runnableTest, type TestOpen } from "./open";

/**
 * The meter's work limits: one for a single test (a tenth of a second), and one for all tests on the unchanged code (a
 * third of a second).
 */
const METER_TEST_UNITS = 60_000_000;
export const METER_UNITS = 200_000_000;

/**
 * `loading`: the page is fetching the mutants. `none`: this exercise has no mutants. `unloaded`: the mutants couldn't
 * be loaded, and `message` says why. `ready`: the meter measures the suite.
 */
export interface MeterState {
  readonly phase: "off" | "loading" | "none" | "unloaded" | "ready";
  readonly message: string;
  /** The reading for the last suite that finished. */
  readonly reading: Reading | null;
  /** Why the current suite did not finish. */
  readonly failure: Failure | null;
  /** Whether the engine has failed to run in this browser. */
  readonly isBroken: boolean;
  readonly again: () => void;
}

const UNREAD = { reading: null, failure: null, isBroken: false } as const;

/**
 * Measures a suite while the learner writes it. The meter has its own engine, so that runs that the learner starts
 * never wait for it. The mutants are fetched once the page is idle, not when the learner types, so that no data about
 * typing leaves the page.
 */
export function useMeter({
  isOn,
  open,
  suite,
  isRunning,
  load,
}: {
  isOn: boolean;
  open: TestOpen;
  suite: string;
  /** Whether a run that the learner started is in progress. The meter waits until it has finished. */
  isRunning: boolean;
  load: () => Promise<unknown>;
}): MeterState {
  const [mutants, setMutants] = useState<VisibleMutants | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [said, setSaid] = useState<Pick<MeterState, "reading" | "failure" | "isBroken">>(UNREAD);
  const run = useRef<MeterRun | null>(null);

  useEffect(() => {
    if (!isOn || mutants || fault !== null) return;
    let isWanted = true;
    void whenIdle()
      .then(load)
      .then(
        // `made` contains the mutants that `visibleMutants` generated on the server.
        (made) => isWanted && setMutants(made as VisibleMutants),
        (error: Error) => isWanted && setFault(error.message),
      );
    return () => {
      isWanted = false;
    };
  }, [isOn, mutants, fault, load]);

  useEffect(() => {
    if (!isOn || !mutants || mutants.mutants.length === 0) return;
    let engine: BrowserSandbox | undefined;
    let isWanted = true;
    import("~/sandbox/browser/browser").then(
      ({ createBrowserSandbox }) => {
        if (!isWanted) return;
        engine = createBrowserSandbox();
        engine.warm();
        run.current = new MeterRun(
          engine,
          (text) => ({
            ...runnableTest(open, { suite: text, confidence: null }),
            mutated: mutants,
            unitsPerTest: METER_TEST_UNITS,
            unitsInAll: METER_UNITS,
          }),
          (result) => {
            const read = result && readMeter(mutants.mutants, result);
            setSaid((old) => ({
              reading: read?.reading ?? old.reading,
              failure: read?.failure ?? null,
              isBroken: result === null,
            }));
          },
        );
        run.current.ask(latest.current);
      },
      () => isWanted && setSaid({ ...UNREAD, isBroken: true }),
    );
    return () => {
      isWanted = false;
      run.current?.close();
      run.current = null;
      void engine?.close();
    };
  }, [isOn, mutants, open]);

  const latest = useRef(suite);
  latest.current = suite;
  useEffect(() => {
    if (!isRunning) run.current?.ask(suite);
  }, [suite, isRunning]);

  const isNone = mutants?.mutants.length === 0;
  const phase = !isOn ? "off" : isNone ? "none" : mutants ? "ready" : fault !== null ? "unloaded" : "loading";
  return { phase, message: fault ?? "", ...said, again: () => setFault(null) };
}
