/** The harness functions available to scripts in this folder, passed to them as a parameter (guest/main.ts). */
export interface Harness {
  /** Text of the request's files that are not code, by path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly log: (text: string) => void;
  readonly performanceNow: () => number;
  /** Counts one assertion of a test; assertions inside it are not counted again. */
  readonly counted: <T>(body: () => T) => T;
  /** Records a failed assertion at the moment when it fails. */
  readonly assertionFailed: (error: Error) => void;
  readonly isMockFunction: (value: unknown) => boolean;
  readonly isInstance: (value: unknown, type: unknown) => boolean;
  /** Undefined if neither value is a map or a set. */
  readonly collectionEquality: (
    a: unknown,
    b: unknown,
    same: (a: unknown, b: unknown) => boolean,
  ) => boolean | undefined;
  readonly isMap: (value: unknown) => value is Map<unknown, unknown>;
  readonly isSet: (value: unknown) => value is Set<unknown>;
  readonly isDate: (value: unknown) => value is Date;
  readonly isRegExp: (value: object) => value is RegExp;
  /** Prevents an object from being frozen. Programs put their own properties on it, and no result depends on it. */
  readonly leaveOpen: <T extends object>(value: T) => T;
}

declare const __harness: Harness;
export const harness: Harness = __harness;

/** Functions of Node's module that are not supported here: they throw an error that says so. */
export function notHere(module: string, names: readonly string[]): Record<string, () => never> {
  return Object.fromEntries(
    names.map((name) => [
      name,
      () => {
        throw new Error(`${name} of node:${module} is not available in the sandbox`);
      },
    ]),
  );
}

/** An error with Node's `code`. */
export function codedError<T extends Error>(error: T, code: string): T & { code: string } {
  return Object.assign(error, { code });
}
