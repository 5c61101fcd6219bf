/**
 * The engine's functions that instance.ts calls (the C interface of quickjs-emscripten 0.32), and the C structures that
 * both sides share.
 */

/** The address of a value in guest memory. */
export type Handle = number;

export interface EngineExports {
  readonly fuel: WebAssembly.Global;
  readonly pages: WebAssembly.Global;
  /** The C stack pointer. */
  readonly global0: WebAssembly.Global;
  /** The address on the C stack below which the engine stops (call-depth.mjs). */
  readonly stackEnd: WebAssembly.Global;
  /**
   * `rejectionSlot`: the address in the runtime of the hook for unhandled rejections. `rejectionHook`: the value to
   * write there (rejection-hook.mjs).
   */
  readonly rejectionSlot: WebAssembly.Global;
  readonly rejectionHook: WebAssembly.Global;
  callConstructors(): void;
  malloc(size: number): number;
  free(at: number): void;
  QTS_NewRuntime(): number;
  QTS_NewContext(runtime: number, intrinsics: number): number;
  QTS_RuntimeSetMaxStackSize(runtime: number, size: number): void;
  QTS_Eval(context: number, code: number, length: number, file: number, detectModule: number, flags: number): Handle;
  QTS_Call(context: number, fn: Handle, self: Handle, count: number, args: number): Handle;
  QTS_ResolveException(context: number, value: Handle): Handle;
  QTS_GetUndefined(): Handle;
  QTS_GetGlobalObject(context: number): Handle;
  QTS_GetProp(context: number, object: Handle, key: Handle): Handle;
  QTS_NewString(context: number, text: number): Handle;
  QTS_GetString(context: number, value: Handle): number;
  QTS_GetFloat64(context: number, value: Handle): number;
  QTS_DupValuePointer(context: number, value: Handle): Handle;
  QTS_FreeCString(context: number, text: number): void;
  QTS_FreeValuePointer(context: number, value: Handle): void;
  QTS_NewFunction(context: number, name: number, length: number, isConstructor: number, id: number): Handle;
  QTS_ArgvGetJSValueConstPointer(args: number, index: number): Handle;
  QTS_ExecutePendingJob(runtime: number, most: number, lastContext: number): Handle;
  QTS_IsJobPending(runtime: number): number;
}

/** Fills C's `struct tm` with a time, in UTC. */
export function writeUtc(view: DataView, seconds: bigint, at: number): void {
  const date = new Date(Number(seconds) * 1000);
  const year = date.getUTCFullYear();
  const fields = [
    date.getUTCSeconds(),
    date.getUTCMinutes(),
    date.getUTCHours(),
    date.getUTCDate(),
    date.getUTCMonth(),
    year - 1900,
    date.getUTCDay(),
    Math.floor((date.getTime() - Date.UTC(year, 0, 1)) / 86_400_000),
    0,
    0,
  ];
  fields.forEach((field, i) => {
    view.setInt32(at + 4 * i, Number.isNaN(field) ? 0 : field, true);
  });
}
