/**
 * Where in the request's files one of our functions is called, and whether a test calls it. Stacks are empty here
 * (close.ts), so this asks the engine for a stack for one moment, through accessors that no other code can reach once
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
/** Our own calls use fewer frames than this. */
const FRAMES = 20;

/** The innermost call that is not ours, and not native unless requested; null if there is none. */
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

/** File, line and column of that call. */
export function callPlace(): string | null {
  const site = callSite(false);
  return site && `${site.getFileName()}:${site.getLineNumber()}:${site.getColumnNumber()}`;
}

/** Test files and their helpers. */
const ofTests = new Set<string>();
export const markAsTest = (path: string) => ofTests.add(path);

/**
 * Whether the caller is a test file or its helper, not the code under test, a timer or a job. Native callers do not
 * count either: a test that calls a function from the code under test may in fact call `Reflect.set`, bound to
 * anything.
 */
export function isCalledByTest(): boolean {
  const site = callSite(true);
  const file = site === null || site.isNative() ? null : site.getFileName();
  return typeof file === "string" && ofTests.has(file);
}
