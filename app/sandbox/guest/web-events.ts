/** EventTarget without a tree, Event, CustomEvent, AbortController and AbortSignal. */
import { globals as timers } from "./clock";
import { errorThrown } from "./record";

export class WebEvent {
  readonly type: string;
  readonly cancelable: boolean;
  target: unknown = null;
  defaultPrevented = false;
  stopped = false;
  constructor(type: string, options: { cancelable?: boolean } = {}) {
    this.type = String(type);
    this.cancelable = options.cancelable === true;
  }
  get currentTarget(): unknown {
    return this.target;
  }
  preventDefault(): void {
    if (this.cancelable) this.defaultPrevented = true;
  }
  stopImmediatePropagation(): void {
    this.stopped = true;
  }
  stopPropagation(): void {}
}

export class WebCustomEvent extends WebEvent {
  readonly detail: unknown;
  constructor(type: string, options: { cancelable?: boolean; detail?: unknown } = {}) {
    super(type, options);
    this.detail = options.detail ?? null;
  }
}

type Listener = ((event: WebEvent) => unknown) | { handleEvent(event: WebEvent): unknown };

/** A single target, without capture and without a tree. */
export class WebEventTarget {
  #listeners = new Map<string, { listener: Listener; once: boolean }[]>();
  addEventListener(
    type: string,
    listener: Listener | null,
    options: { once?: boolean; signal?: WebAbortSignal } | boolean = {},
  ): void {
    if (!listener) return;
    const { once = false, signal } = typeof options === "object" ? options : {};
    if (signal?.aborted) return;
    const list = this.#listeners.get(type) ?? [];
    if (!list.some((entry) => entry.listener === listener)) list.push({ listener, once });
    this.#listeners.set(type, list);
    signal?.addEventListener("abort", () => this.removeEventListener(type, listener));
  }
  removeEventListener(type: string, listener: Listener | null): void {
    this.#listeners.set(
      type,
      (this.#listeners.get(type) ?? []).filter((entry) => entry.listener !== listener),
    );
  }
  dispatchEvent(event: WebEvent): boolean {
    event.target = this;
    for (const { listener, once } of [...(this.#listeners.get(event.type) ?? [])]) {
      if (once) this.removeEventListener(event.type, listener);
      try {
        if (typeof listener === "function") listener.call(this, event);
        else listener.handleEvent(event);
      } catch (error) {
        errorThrown(error, "in an event listener");
      }
      if (event.stopped) break;
    }
    return !event.defaultPrevented;
  }
}

let mayMakeSignal = false;
export class WebAbortSignal extends WebEventTarget {
  aborted = false;
  reason: unknown = undefined;
  onabort: ((event: WebEvent) => unknown) | null = null;
  constructor() {
    super();
    if (!mayMakeSignal) throw new TypeError("Illegal constructor");
  }
  throwIfAborted(): void {
    if (this.aborted) throw this.reason;
  }
  static abort(reason?: unknown): WebAbortSignal {
    const controller = new WebAbortController();
    controller.abort(reason);
    return controller.signal;
  }
  static timeout(ms: number): WebAbortSignal {
    const controller = new WebAbortController();
    timers.setTimeout(() => controller.abort(new DOMException("The operation timed out.", "TimeoutError")), ms);
    return controller.signal;
  }
}

export class WebAbortController {
  readonly signal: WebAbortSignal;
  constructor() {
    mayMakeSignal = true;
    this.signal = new WebAbortSignal();
    mayMakeSignal = false;
  }
  abort(reason: unknown = new DOMException("This operation was aborted", "AbortError")): void {
    const { signal } = this;
    if (signal.aborted) return;
    signal.aborted = true;
    signal.reason = reason;
    const event = new WebEvent("abort");
    signal.onabort?.(event);
    signal.dispatchEvent(event);
  }
}
