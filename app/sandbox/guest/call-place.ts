/**
 * Where in the learner's files a matcher is called. Stacks are empty here (close.ts), so the engine is asked for one
 * moment, by the accessors that it has for it; nobody else can reach them once the built-ins are locked.
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

/** File, line and column of the innermost call that is none of ours; null where there is none. */
export function callPlace(): string | null {
  let place: string | null = null;
  const before = [apply(prepare.get, Error, []), apply(limit.get, Error, [])];
  apply(limit.set, Error, [FRAMES]);
  apply(prepare.set, Error, [
    (_error: unknown, sites: readonly CallSite[]) => {
      const site = sites.find((each) => !each.isNative() && each.getFileName() !== GUEST);
      if (site) place = `${site.getFileName()}:${site.getLineNumber()}:${site.getColumnNumber()}`;
      return "";
    },
  ]);
  void new Error();
  apply(prepare.set, Error, [before[0]]);
  apply(limit.set, Error, [before[1]]);
  return place;
}
