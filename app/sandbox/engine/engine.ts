/**
 * The engine with its guest program, ready to run requests. It is constructed in the same way in Node and in browsers.
 *
 * Each test file is one session: the memory is reset to a snapshot in which the request's modules are defined, the file
 * is loaded, and its tests run step by step. So files can't affect each other, and nothing is left for the next
 * request.
 */

import type { RunRequest } from "../contract";
import { GUEST } from "../generated/guest";
import { ALL_SCRIPTS, scriptsNamedIn } from "../provided-names";
import type { GuestOptions } from "../test-api";
import { type Handle, Instance, type InstanceImage, MAX_PAGES, type Snapshot } from "./instance";
import { type CompiledModule, isModule, type ModuleKind } from "./transpile";
import { ProvidedWanted } from "./verdict";
import { ALL_WALLS, type Walls } from "./walls";

export interface EngineOptions {
  /** The compiled module app/sandbox/generated/engine.wasm. */
  readonly wasm: WebAssembly.Module;
  /**
   * Images of the guests after booting (boot-images.ts). Without them, each guest boots from source, which takes 12
   * times as long.
   */
  readonly images?: BootImages;
  readonly walls?: Partial<Walls>;
  /** The provided modules (generated/provided.ts), if they are already loaded. */
  readonly provided?: ProvidedScripts;
}

/** Sources of the provided modules, keyed by name (provided-names.ts). */
export type ProvidedScripts = Readonly<Record<string, string>>;

/** The names of the guest's functions (guest/main.ts). */
const DOORS = ["define", "start", "collected", "resume", "step", "fire", "giveUp", "unhandled"] as const;
export type Door = (typeof DOORS)[number];

type Doors = Readonly<Record<Door, Handle>>;

/** A booted guest. */
export interface Guest {
  readonly instance: Instance;
  readonly doors: Doors;
  readonly clean: Snapshot;
  /** Whether the guest keeps stack traces. Runs in such a guest are used only to find line numbers. */
  readonly isLocating: boolean;
}

/** A booted guest with all protections on, stored as bytes and numbers. */
interface BootImage {
  readonly instance: InstanceImage;
  readonly doors: Doors;
}

export interface BootImages {
  readonly counting: BootImage;
  readonly locating: BootImage;
}

/** The memory limit if a test removes the memory wall: 512 MB. */
const UNWALLED_PAGES = 8192;

export class Engine {
  readonly walls: Walls;
  readonly #wasm: WebAssembly.Module;
  readonly #images: BootImages | null;
  #guest: Guest | null = null;
  #locating: Guest | null = null;
  /** Sources of the provided modules; null until a request needs one (in the browser, they are in a separate file). */
  provided: ProvidedScripts | null;
  #withAll = false;

  constructor(options: EngineOptions) {
    this.#wasm = options.wasm;
    this.walls = { ...ALL_WALLS, ...options.walls };
    this.#images = (Object.values(this.walls).every(Boolean) && options.images) || null;
    this.provided = options.provided ?? null;
  }

  /**
   * Returns the provided modules that these files name, in the guest's format, and the texts that `node:fs` can read.
   */
  providedFor({
    files,
    tests,
    helpers = [],
  }: Pick<RunRequest, "files" | "tests" | "helpers">): [string, CompiledModule][] {
    const scripts = this.provided;
    if (scripts === null) return [];
    const names = [...(this.#withAll ? ALL_SCRIPTS : scriptsNamedIn(files))];
    const texts = names.includes("fs") ? Object.keys(files).filter((file) => !isModule(file)) : [];
    const ofTests = new Set([...tests, ...helpers]);
    const entry = (kind: ModuleKind, code: string): CompiledModule => ({ kind, code, live: [] });
    return [
      ...texts
        .filter((file) => !ofTests.has(file))
        .map((file) => [file, entry("text", files[file]!)] as [string, CompiledModule]),
      ...names.map((name) => [`node:${name}`, entry("provided", scripts[name]!)] as [string, CompiledModule]),
    ];
  }

  /** Runs `body`. If it needs a provided module that no file names, runs it again with all provided modules. */
  withProvided<T>(body: () => T): T {
    try {
      return body();
    } catch (error) {
      if (!(error instanceof ProvidedWanted) || this.provided === null) throw error;
      return this.withAllProvided(body);
    }
  }

  /** Runs `body` with all provided modules loaded, whether or not files name them. */
  withAllProvided<T>(body: () => T): T {
    this.#withAll = true;
    try {
      return body();
    } finally {
      this.#withAll = false;
    }
  }

  /** The guest for graded runs. */
  get guest(): Guest {
    this.#guest ??= this.#begin("counting");
    return this.#guest;
  }

  /** The guest whose errors keep their stacks. */
  get locating(): Guest {
    this.#locating ??= this.#begin("locating");
    return this.#locating;
  }

  /** Returns images of both guests, from which other engines with the same module can start. */
  images(): BootImages {
    const of = ({ instance, doors, clean }: Guest): BootImage => ({ instance: instance.imageAt(clean), doors });
    return { counting: of(this.guest), locating: of(this.locating) };
  }

  #begin(which: keyof BootImages): Guest {
    const { walls } = this;
    const isLocating = which === "locating";
    const image = this.#images?.[which];
    const instance = new Instance(
      this.#wasm,
      { maxPages: walls.memory ? MAX_PAGES : UNWALLED_PAGES, fuel: walls.fuel },
      image?.instance,
    );
    if (image) return { instance, doors: image.doors, clean: image.instance.snapshot, isLocating };
    const options: GuestOptions = { frozen: walls.frozen, brands: walls.brands, stack: walls.stack && !isLocating };
    const boot = need(instance, instance.evaluate(GUEST, "guest"));
    const doors = need(
      instance,
      instance.call(boot, [
        instance.hostFunction("send", 1),
        instance.hostFunction("log", 2),
        instance.hostFunction("tellTime", 3),
        instance.globalObject(),
        instance.string(JSON.stringify(options)),
      ]),
    );
    const handles = Object.fromEntries(DOORS.map((door) => [door, instance.property(doors, door)]));
    instance.runJobs();
    return { instance, doors: handles as Record<Door, Handle>, clean: instance.snapshot(), isLocating };
  }
}

function need(instance: Instance, outcome: { value: Handle } | { error: Handle }): Handle {
  if ("value" in outcome) return outcome.value;
  throw new Error(`the guest program did not start: ${instance.text(outcome.error)}`);
}

/**
 * Calls one of the guest's functions. These functions catch everything that learners' code throws, so an exception
 * means that memory ran out.
 */
export function knock(guest: Guest, door: Door, ...args: Handle[]): { value: Handle } | { error: Handle } {
  return guest.instance.call(guest.doors[door], args);
}
