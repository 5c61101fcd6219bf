/**
 * Where in the request's files a function of ours is called, and whether a test does so. Stacks are empty here
 * (close.ts), so the engine is asked for one moment, by the accessors that it has for it; no other code can reach them
 * once the built-ins are locked.
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

/** What the guest program is called where it is evaluated (engine.ts). */
const GUEST = "guest";
/** Our own calls are fewer. */
const FRAMES = 20;

/** The innermost call that is none of ours, nor native unless asked for; null where there is none. */
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
 * Whether a test file or a helper of one calls, and not the code under test, a timer or a job. Nor native code: a test
 * that calls what the code under test gave it may call `Reflect.set`, bound to anything.
 */
export function isCalledByTest(): boolean {
  const site = callSite(true);
  const file = site === null || site.isNative() ? null : site.getFileName();
  return typeof file === "string" && ofTests.has(file);
}
