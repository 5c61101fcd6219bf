/** Types for the editor's suggestions: exactly the names that tests in the sandbox can import from "vitest". */
export const VITEST_TYPES = `declare module "vitest" {
  type Body = () => unknown;
  interface Each {
    <T extends readonly unknown[]>(rows: readonly T[]): (title: string, body: (...row: T) => unknown) => void;
    <T>(rows: readonly T[]): (title: string, body: (row: T) => unknown) => void;
  }
  interface TestFn {
    (title: string, body?: Body): void;
    each: Each;
    skip: TestFn;
    only: TestFn;
    todo(title: string): void;
  }
  interface Describe {
    (title: string, body: Body): void;
    each: Each;
    skip: Describe;
    only: Describe;
  }
  interface Matchers {
    not: Matchers;
    resolves: Matchers;
    rejects: Matchers;
    toBe(expected: unknown): void;
    toEqual(expected: unknown): void;
    toStrictEqual(expected: unknown): void;
    toMatchObject(expected: unknown): void;
    toBeTruthy(): void;
    toBeFalsy(): void;
    toBeNull(): void;
    toBeUndefined(): void;
    toBeDefined(): void;
    toBeNaN(): void;
    toBeGreaterThan(expected: number | bigint): void;
    toBeGreaterThanOrEqual(expected: number | bigint): void;
    toBeLessThan(expected: number | bigint): void;
    toBeLessThanOrEqual(expected: number | bigint): void;
    toBeCloseTo(expected: number, digits?: number): void;
    toContain(item: unknown): void;
    toContainEqual(item: unknown): void;
    toHaveLength(length: number): void;
    toHaveProperty(path: string | readonly (string | number)[], value?: unknown): void;
    toMatch(expected: string | RegExp): void;
    toThrow(expected?: string | RegExp | Error | (new (...args: never[]) => unknown)): void;
    toThrowError(expected?: string | RegExp | Error | (new (...args: never[]) => unknown)): void;
    toMatchInlineSnapshot(text?: string, hint?: string): void;
    toMatchInlineSnapshot(properties: object, text?: string, hint?: string): void;
    toThrowErrorMatchingInlineSnapshot(text?: string, hint?: string): void;
    toBeInstanceOf(expected: unknown): void;
    toBeTypeOf(expected: string): void;
    toHaveBeenCalled(): void;
    toHaveBeenCalledTimes(times: number): void;
    toHaveBeenCalledWith(...args: unknown[]): void;
    toHaveBeenLastCalledWith(...args: unknown[]): void;
    toHaveBeenNthCalledWith(nth: number, ...args: unknown[]): void;
    toHaveReturnedWith(value: unknown): void;
    toSatisfy(check: (value: never) => boolean): void;
  }
  interface Expect {
    (actual: unknown, message?: string): Matchers;
    any(type: unknown): any;
    anything(): any;
    arrayContaining(items: readonly unknown[]): any;
    objectContaining(part: object): any;
    stringContaining(part: string): any;
    stringMatching(pattern: string | RegExp): any;
    closeTo(value: number, digits?: number): any;
    addSnapshotSerializer(serializer: object): void;
    assertions(count: number): void;
    hasAssertions(): void;
    fail(message?: string): never;
  }
  interface Mock<Args extends unknown[] = any[], Result = any> {
    (...args: Args): Result;
    mock: { calls: Args[]; results: { type: "return" | "throw"; value: unknown }[] };
    mockReturnValue(value: Result): this;
    mockReturnValueOnce(value: Result): this;
    mockImplementation(body: (...args: Args) => Result): this;
    mockResolvedValue(value: unknown): this;
    mockRejectedValue(value: unknown): this;
    mockClear(): this;
    mockReset(): this;
  }
  interface Vi {
    fn<Args extends unknown[], Result>(body?: (...args: Args) => Result): Mock<Args, Result>;
    spyOn<T extends object>(target: T, name: keyof T & string): Mock;
    useFakeTimers(): Vi;
    useRealTimers(): Vi;
    setSystemTime(time: number | string | Date): Vi;
    advanceTimersByTime(ms: number): Vi;
    advanceTimersByTimeAsync(ms: number): Promise<Vi>;
    runAllTimers(): Vi;
    runAllTimersAsync(): Promise<Vi>;
    restoreAllMocks(): Vi;
    mock(name: string, make?: () => unknown): Vi;
  }
  export const describe: Describe;
  export const it: TestFn;
  export const test: TestFn;
  export const expect: Expect;
  export const vi: Vi;
  export function beforeAll(body: Body): void;
  export function beforeEach(body: Body): void;
  export function afterAll(body: Body): void;
  export function afterEach(body: Body): void;
}
`;
