/**
 * One instance of the metered QuickJS-ng engine: its memory, host imports and fuel, and snapshots of these.
 *
 * Doesn't use the package's glue code. The module needs 20 imports, and none of them may reveal anything about the
 * host: the clock, environment, time zone and language would end up in guest memory and make runs differ. All state is
 * in linear memory and a few globals, so a snapshot is a copy of these. The host itself keeps only numbers.
 *
 * Long: memory, fuel, imports and snapshots belong together and must stay consistent.
 *
 * Errors: an `EngineStop` is thrown if the engine stops in a way that the guest cannot handle. After a snapshot has
 * been restored, the instance can be used again.
 */

import { type EngineExports, type Handle, writeUtc } from "./engine-abi";

export type { Handle };

const PAGE = 65_536;
/**
 * The minimum memory that the engine's module declares, in pages. The guest starts with less (its C stack) and receives
 * more as needed.
 */
const FIRST_PAGES = 256;
/** The maximum memory: 48 MB. With only the engine's own limit, a program that fills an array reached 2 GB. */
export const MAX_PAGES = 768;
/** The factor by which a spacious run's memory limit is higher. */
const SPACIOUS = 2;
/**
 * The part of the 5 MB C stack that a guest may use, in bytes. Deeper recursion causes an error that the guest can
 * catch. The machine stack that a call uses is also charged to the C stack, so that every host reaches this limit
 * first, and at the same call (call-depth.mjs): after about 740 calls of a small function.
 */
const GUEST_STACK = 512 * 1024;
/**
 * The part of the stack that every snapshot restores, in bytes: everything that the engine may use, and what native
 * code needs beyond the check.
 */
const STACK_KEPT = 640 * 1024;
/**
 * Two thresholds in bytes, as the engine counts them: the initial one, at which it would first collect cycles, and one
 * that it never reaches (`#delayCollection`).
 */
const FIRST_COLLECTION = 256 * 1024;
const LATER_COLLECTION = 48 * 1024 * 1024;
/** The fuel for the host's own calls (boot and set-up), which have no limit. */
const UNLIMITED = 1n << 60n;

export type StopReason = "units" | "depth" | "output" | "broken";

export class EngineStop extends Error {
  constructor(readonly reason: StopReason) {
    super(reason);
  }
}

/**
 * The data that another instance of the same module needs to continue from a snapshot: its memory, and the addresses of
 * objects in it.
 */
export interface InstanceImage {
  readonly runtime: number;
  readonly context: number;
  readonly undefined: Handle;
  readonly snapshot: Snapshot;
}

export interface Snapshot {
  readonly low: Uint8Array;
  readonly high: Uint8Array;
  readonly highFrom: number;
  readonly pages: number;
  readonly stackPointer: number;
  readonly now: number;
}

/** Host functions that the guest can call. Each receives its argument as text. */
export interface HostFunctions {
  send(text: string): void;
  log(text: string): void;
}

export interface InstanceOptions {
  readonly maxPages: number;
  readonly fuel: boolean;
}

/** The number that the rejection hook passes when it calls the import for host functions. */
const REJECTION = -1;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Instance {
  readonly #memory = new WebAssembly.Memory({ initial: FIRST_PAGES, maximum: 32_768 });
  #bytes: Uint8Array;
  #view: DataView;
  readonly #exports: EngineExports;
  readonly #runtime: number;
  readonly #context: number;
  readonly #undefined: Handle;
  readonly #stackTop: number;
  readonly #options: InstanceOptions;
  /** Whether the guest has asked for too much memory since this field was last set to false. */
  refusedMemory = false;
  /** Whether the guest may have twice the memory. Lasts until the next snapshot is restored. */
  isSpacious = false;
  readonly #rejections = new Map<number, { promise: Handle; reason: Handle }>();
  /** The end of the static data, whose place and size are fixed. */
  #lowEnd: number | null = null;
  #host: HostFunctions = { send: () => {}, log: () => {} };
  /** Whether a stop has left data on the C stack that hasn't been cleared. */
  #stopped = false;
  /** The virtual time, which the guest's `Date.now` returns. */
  #now = 0;
  /** The error from a host import that stopped the engine. */
  #stop: EngineStop | null = null;

  /** `image` is the initial state. Without it, the engine is empty. */
  constructor(module: WebAssembly.Module, options: InstanceOptions, image: InstanceImage | null = null) {
    this.#options = options;
    this.#bytes = new Uint8Array(this.#memory.buffer);
    this.#view = new DataView(this.#memory.buffer);
    const instance = new WebAssembly.Instance(module, { a: this.#imports() });
    this.#exports = instance.exports as unknown as EngineExports;
    this.#exports.fuel.value = UNLIMITED;
    this.#stackTop = this.#exports.global0.value;
    this.#exports.pages.value = Math.ceil(this.#stackTop / PAGE);
    this.#exports.callConstructors();
    if (image !== null) {
      this.#runtime = image.runtime;
      this.#context = image.context;
      this.#undefined = image.undefined;
      this.#lowEnd = image.snapshot.low.length;
      this.restore(image.snapshot);
      return;
    }
    this.#runtime = this.#exports.QTS_NewRuntime();
    this.#delayCollection();
    this.#exports.QTS_RuntimeSetMaxStackSize(this.#runtime, GUEST_STACK);
    this.#context = this.#exports.QTS_NewContext(this.#runtime, 0);
    this.#undefined = this.#exports.QTS_GetUndefined();
    const { rejectionSlot, rejectionHook } = this.#exports;
    this.#view.setUint32(this.#runtime + rejectionSlot.value, rejectionHook.value, true);
  }

  /** The host imports, keyed by their letters in the package's 0.32.0 build. Nothing here depends on the machine. */
  #imports(): WebAssembly.ModuleImports {
    const halt = (reason: StopReason) => () => {
      throw this.#halt(reason);
    };
    const refuse = (code: number) => () => code;
    return {
      a: this.#memory,
      b: halt("broken"), // assert_fail
      r: halt("broken"), // abort
      s: halt("broken"), // exit
      l: () => {}, // keepalive
      j: refuse(0), // setitimer
      d: refuse(52), // fd_close
      o: refuse(70), // fd_seek
      c: refuse(52), // fd_write
      g: refuse(0), // module names and sources (no module loader is enabled)
      h: refuse(0),
      i: refuse(0), // interrupt: replaced by fuel
      u: () => {}, // a host function was collected
      e: refuse(0), // environment: none
      f: (count: number, size: number) => {
        this.#view.setUint32(count, 0, true);
        this.#view.setUint32(size, 0, true);
        return 0;
      },
      k: (size: number) => this.#grow(size),
      m: (seconds: bigint, at: number) => writeUtc(this.#view, seconds, at),
      n: (offset: number, daylight: number, standardName: number, daylightName: number) => {
        this.#view.setInt32(offset, 0, true);
        this.#view.setInt32(daylight, 0, true);
        this.#bytes.set(encoder.encode("UTC\0"), standardName);
        this.#bytes.set(encoder.encode("UTC\0"), daylightName);
      },
      p: () => this.#now,
      q: (_clock: number, _precision: bigint, at: number) => {
        this.#view.setBigInt64(at, BigInt(Math.trunc(this.#now)) * 1_000_000n, true);
        return 0;
      },
      t: (_context: number, self: Handle, count: number, args: number, id: number) =>
        id === REJECTION ? this.#rejected(self, count !== 0, args) : this.#called(args, id),
    };
  }

  /**
   * Disables the collection of garbage cycles. The engine would collect them whenever the heap has grown by half, and
   * walk the whole heap, including the harness. That costs half a million units, which are charged to the test that
   * happens to be running. The time at which a WeakRef is cleared would also reveal which version of the code under
   * test is loaded. Instead, the threshold is set too high to be reached: this build counts 8 bytes for each
   * allocation, whatever its size, and even the 96 MB of a spacious run cannot hold six million allocations. Restoring
   * the next snapshot frees the garbage in cycles. The package has no setter for the threshold, so we search the
   * runtime for its initial value, which occurs only once.
   */
  #delayCollection(): void {
    const places: number[] = [];
    for (let at = this.#runtime; at < this.#runtime + 256; at += 4) {
      if (this.#view.getUint32(at, true) === FIRST_COLLECTION) places.push(at);
    }
    if (places.length !== 1) throw new Error("the engine's garbage threshold was not found");
    this.#view.setUint32(places[0]!, LATER_COLLECTION, true);
  }

  #halt(reason: StopReason): EngineStop {
    this.#stop ??= new EngineStop(reason);
    return this.#stop;
  }

  /**
   * Gives the guest more memory. When restoring a snapshot takes pages back, the size of the real memory doesn't
   * change. A guest that asks for too much is stopped, because a catchable error would reveal, to the byte, how much
   * memory the code under test uses, and so which version it is.
   */
  #grow(size: number): number {
    const wanted = Math.ceil(size / PAGE);
    const most = this.#options.maxPages * (this.isSpacious ? SPACIOUS : 1);
    if (wanted > most) {
      this.refusedMemory = true;
      throw this.#halt("broken");
    }
    const pages = Math.min(most, wanted + 3);
    const missing = pages - this.#memory.buffer.byteLength / PAGE;
    if (missing > 0) {
      this.#memory.grow(missing);
      this.#bytes = new Uint8Array(this.#memory.buffer);
      this.#view = new DataView(this.#memory.buffer);
    }
    this.#exports.pages.value = pages;
    return 1;
  }

  /** Called when a promise is rejected without a handler, or when such a promise later gets a handler. */
  #rejected(promise: Handle, handled: boolean, reason: Handle): number {
    // The lower half of a value is the object's address. Our copy keeps the object alive, so no other object gets that
    // address.
    const address = this.#view.getUint32(promise, true);
    const known = this.#rejections.get(address);
    if (handled && known) {
      this.#rejections.delete(address);
      this.free(known.promise);
      this.free(known.reason);
    } else if (!handled && !known) {
      const copy = (value: Handle) => this.#exports.QTS_DupValuePointer(this.#context, value);
      this.#rejections.set(address, { promise: copy(promise), reason: copy(reason) });
    }
    return 0;
  }

  /** Returns the reasons for all rejections that are still unhandled, each of them only once. */
  takeRejections(): Handle[] {
    const reasons = [...this.#rejections.values()].map(({ promise, reason }) => {
      this.free(promise);
      return reason;
    });
    this.#rejections.clear();
    return reasons;
  }

  #called(args: number, id: number): number {
    const argument = this.#exports.QTS_ArgvGetJSValueConstPointer(args, 0);
    if (id === 3) this.#now = this.#exports.QTS_GetFloat64(this.#context, argument);
    else {
      const text = this.text(argument);
      try {
        if (id === 1) this.#host.send(text);
        else this.#host.log(text);
      } catch (error) {
        throw error instanceof EngineStop ? this.#halt(error.reason) : error;
      }
    }
    return 0;
  }

  setHost(host: HostFunctions): void {
    this.#host = host;
  }

  get fuel(): bigint {
    return this.#exports.fuel.value as bigint;
  }

  set fuel(units: bigint) {
    this.#exports.fuel.value = this.#options.fuel ? units : UNLIMITED;
  }

  refuel(): void {
    this.#exports.fuel.value = UNLIMITED;
  }

  /** Runs `body`, which calls into the engine. Anything that stops the engine is thrown as an `EngineStop`. */
  #guarded<T>(body: () => T): T {
    this.#stop = null;
    try {
      return body();
    } catch (error) {
      this.#stopped = true;
      if (this.#stop !== null) throw this.#stop;
      // This error means that the host's stack is smaller than on any known host.
      if (error instanceof RangeError) throw new EngineStop("depth");
      if (error instanceof WebAssembly.RuntimeError) throw new EngineStop(this.#reasonOfTrap());
      throw error;
    }
  }

  #reasonOfTrap(): StopReason {
    if (this.fuel < 0n) return "units";
    return this.#exports.global0.value < this.#exports.stackEnd.value ? "depth" : "broken";
  }

  #writeText(text: string): { at: number; length: number } {
    const bytes = encoder.encode(text);
    const at = this.#exports.malloc(bytes.length + 1);
    if (at === 0) throw new EngineStop("broken");
    this.#bytes.set(bytes, at);
    this.#bytes[at + bytes.length] = 0;
    return { at, length: bytes.length };
  }

  /** Returns a guest value as text (via `toString` if it isn't a string, so use it only for our own values). */
  text(value: Handle): string {
    return this.#guarded(() => {
      const at = this.#exports.QTS_GetString(this.#context, value);
      if (at === 0) throw this.#halt("broken");
      let end = at;
      while (this.#bytes[end] !== 0) end++;
      const text = decoder.decode(this.#bytes.subarray(at, end));
      this.#exports.QTS_FreeCString(this.#context, at);
      return text;
    });
  }

  /**
   * Frees a guest value. Guarded like all calls into the engine, because freeing a long chain takes work, too, and may
   * exhaust the fuel.
   */
  free(value: Handle): void {
    this.#guarded(() => this.#exports.QTS_FreeValuePointer(this.#context, value));
  }

  /** Evaluates a script. `file` appears in stacks. A guest exception is returned as `error`. */
  evaluate(code: string, file: string): { value: Handle } | { error: Handle } {
    return this.#guarded(() => {
      const source = this.#writeText(code);
      const name = this.#writeText(file);
      const value = this.#exports.QTS_Eval(this.#context, source.at, source.length, name.at, 0, 0);
      this.#exports.free(source.at);
      this.#exports.free(name.at);
      return this.#outcome(value);
    });
  }

  call(fn: Handle, args: readonly Handle[]): { value: Handle } | { error: Handle } {
    return this.#guarded(() => {
      const list = this.#exports.malloc(Math.max(8, args.length * 4));
      args.forEach((arg, i) => {
        this.#view.setUint32(list + 4 * i, arg, true);
      });
      const value = this.#exports.QTS_Call(this.#context, fn, this.#undefined, args.length, list);
      this.#exports.free(list);
      return this.#outcome(value);
    });
  }

  #outcome(value: Handle): { value: Handle } | { error: Handle } {
    const error = this.#exports.QTS_ResolveException(this.#context, value);
    return error === 0 ? { value } : { error };
  }

  string(text: string): Handle {
    return this.#guarded(() => {
      // The engine reads only up to the first zero byte, so zero characters are written as escapes.
      const source = this.#writeText(text.replaceAll("\0", "\\0"));
      const value = this.#exports.QTS_NewString(this.#context, source.at);
      this.#exports.free(source.at);
      return value;
    });
  }

  property(object: Handle, key: string): Handle {
    const name = this.string(key);
    const value = this.#guarded(() => this.#exports.QTS_GetProp(this.#context, object, name));
    this.free(name);
    return value;
  }

  globalObject(): Handle {
    return this.#exports.QTS_GetGlobalObject(this.#context);
  }

  /** Creates host functions, which are identified by number: 1 send, 2 log, 3 tellTime. */
  hostFunction(name: string, id: 1 | 2 | 3): Handle {
    const text = this.#writeText(name);
    const value = this.#exports.QTS_NewFunction(this.#context, text.at, 1, 0, id);
    this.#exports.free(text.at);
    return value;
  }

  /** Runs jobs (promise reactions) until none are left. */
  runJobs(): void {
    this.#guarded(() => {
      const last = this.#exports.malloc(8);
      while (this.#exports.QTS_IsJobPending(this.#runtime)) {
        this.free(this.#exports.QTS_ExecutePendingJob(this.#runtime, -1, last));
      }
      this.#exports.free(last);
    });
  }

  snapshot(): Snapshot {
    const stackPointer: number = this.#exports.global0.value;
    // Memory below the stack pointer contains garbage from earlier calls. It is set to zero, so that every restore
    // gives the same memory.
    this.#bytes.fill(0, stackPointer - STACK_KEPT, stackPointer);
    const pages: number = this.#exports.pages.value;
    const end = this.#lastUsed(pages * PAGE);
    const stackBottom = this.#stackTop - STACK_KEPT;
    this.#lowEnd ??= this.#firstZeroRun(stackBottom);
    const lowEnd = this.#lowEnd;
    return {
      low: this.#bytes.slice(0, lowEnd),
      high: this.#bytes.slice(stackPointer, end),
      highFrom: stackPointer,
      pages,
      stackPointer,
      now: this.#now,
    };
  }

  /** Returns the end of the static data, where the unused part of the stack begins: only zeros up to `limit`. */
  #firstZeroRun(limit: number): number {
    let at = limit;
    while (at > 0 && this.#bytes[at - 1] === 0) at--;
    return at;
  }

  /** Returns the end of used memory, in whole words of 8 bytes. */
  #lastUsed(from: number): number {
    const words = new BigUint64Array(this.#memory.buffer, 0, from / 8);
    let at = words.length;
    while (at > 0 && words[at - 1] === 0n) at--;
    return at * 8;
  }

  /**
   * Restores memory, stack pointer, time and size. After a stop, also clears the part of the C stack that ordinary runs
   * don't reach.
   */
  restore(snapshot: Snapshot): void {
    const used = this.#exports.pages.value * PAGE;
    this.#bytes.set(snapshot.low, 0);
    const stackFrom = this.#stopped
      ? snapshot.low.length
      : Math.max(snapshot.low.length, snapshot.stackPointer - STACK_KEPT);
    this.#bytes.fill(0, stackFrom, snapshot.stackPointer);
    this.#bytes.set(snapshot.high, snapshot.highFrom);
    this.#bytes.fill(0, snapshot.highFrom + snapshot.high.length, used);
    this.#exports.pages.value = snapshot.pages;
    this.#exports.global0.value = snapshot.stackPointer;
    this.#exports.fuel.value = UNLIMITED;
    this.#now = snapshot.now;
    this.#stop = null;
    this.#stopped = false;
    this.refusedMemory = false;
    this.isSpacious = false;
    this.#rejections.clear();
  }

  imageAt(snapshot: Snapshot): InstanceImage {
    if (snapshot.pages > FIRST_PAGES) throw new Error("a new instance has less memory than the snapshot");
    return { runtime: this.#runtime, context: this.#context, undefined: this.#undefined, snapshot };
  }

  /** Returns all of the guest's current memory. Used only by tests. */
  image(): Uint8Array {
    return this.#bytes.slice(0, this.#exports.pages.value * PAGE);
  }
}
