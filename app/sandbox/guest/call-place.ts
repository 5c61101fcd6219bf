/**
 * Finds where in the request's files one of our functions is called, and whether a test calls it. Stacks are empty in
 * the guest (close.ts), so this makes the engine create one stack. It uses accessors that no other code can reach once
 * the built-ins are locked.
 */
interface CallSite {
  getFileName(): string | null;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
  isNative(): boolean;
}

interface Setting {
  get(): unknown;
  set(value: unknown): void;
}

const { apply } = Reflect;
const setting = (name: "prepareStackTrace" | "stackTraceLimit") =>
  Object.getOwnPropertyDescriptor(Error, name) as unknown as Setting;
const prepare = setting("prepareStackTrace");
const limit = setting("stackTraceLimit");

/** The guest program's file name when it is evaluated (engine.ts). */
const GUEST = "guest";
/** The maximum number of frames in the stack. Our own calls use fewer. */
const FRAMES = 20;

/** Returns the innermost call that isn't ours; null if there is none. Skips native calls unless `withNative`. */
function callSite(withNative: boolean): CallSite | null {
  let site: CallSite | null = null;
  const before = [apply(prepare.get, Error, []), apply(limit.get, Error, [])];
  apply(limit.set, Error, [FRAMES]);
  apply(prepare.set, Error, [
    (_error: unknown, sites: readonly CallSite[]) => {
      for (let i = 0; site === null && i < sites.length; i++)
        if (sites[i]!.isNative() ? withNative : sites[i]!.getFileName() !== GUEST) site = sites[i]!;
      return "";
    },
  ]);
  void new Error();
  apply(prepare.set, Error, [before[0]]);
  apply(limit.set, Error, [before[1]]);
  return site;
}

/** Returns the file, line and column of the innermost call that is neither ours nor native. */
export function callPlace(): string | null {
  const site = callSite(false);
  return site && `${site.getFileName()}:${site.getLineNumber()}:${site.getColumnNumber()}`;
}

/** Test files and their helpers. */
const ofTests = new Set<string>();
export const markAsTest = (path: string) => ofTests.add(path);

/**
 * Whether the caller is a test file or its helper, not the code under test, a timer or a job. A native caller doesn't
 * count either, because a function that a test receives from the code under test may be `Reflect.set`, bound to
 * anything.
 */
export function isCalledByTest(): boolean {
  const site = callSite(true);
  const file = site === null || site.isNative() ? null : site.getFileName();
  return typeof file === "string" && ofTests.has(file);
}
