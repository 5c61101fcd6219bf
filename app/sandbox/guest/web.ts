/**
 * The few names of the web platform that exercises use and the engine lacks. Small and plain: what they leave out is
 * named where it is. Intl, fetch, crypto, Buffer, process and streams are not here.
 */
import { globals as timers } from "./clock";
import { errorThrown } from "./record";
import { WebUrl, WebUrlSearchParams } from "./web-url";

class WebTextEncoder {
  get encoding(): string {
    return "utf-8";
  }
  encode(text = ""): Uint8Array {
    const bytes: number[] = [];
    for (const char of String(text)) {
      let code = char.codePointAt(0)!;
      if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
      if (code < 0x80) bytes.push(code);
      else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
      else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
      else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    }
    return new Uint8Array(bytes);
  }
}

/** UTF-8 only; wrong bytes become U+FFFD, or throw with `fatal`. */
class WebTextDecoder {
  readonly encoding = "utf-8";
  readonly fatal: boolean;
  constructor(label = "utf-8", options: { fatal?: boolean } = {}) {
    if (!/^utf-?8$/i.test(label)) throw new RangeError(`the encoding ${label} is not available here`);
    this.fatal = options.fatal === true;
  }
  decode(input?: ArrayBuffer | ArrayBufferView): string {
    if (input === undefined) return "";
    const bytes = ArrayBuffer.isView(input)
      ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength)
      : new Uint8Array(input);
    let out = "";
    for (let i = 0; i < bytes.length; ) {
      const first = bytes[i]!;
      const length = first < 0x80 ? 1 : first >> 5 === 6 ? 2 : first >> 4 === 14 ? 3 : first >> 3 === 30 ? 4 : 0;
      let code = length === 1 ? first : first & (0xff >> (length + 1));
      let read = 1;
      while (read < length && (bytes[i + read]! & 0xc0) === 0x80) code = (code << 6) | (bytes[i + read++]! & 63);
      const least = [0, 0, 0x80, 0x800, 0x10000][length]!;
      const valid =
        length > 0 && read === length && code >= least && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
      if (!valid && this.fatal) throw new TypeError("The encoded data was not valid for encoding utf-8");
      out += valid ? String.fromCodePoint(code) : "\ufffd";
      i += read;
    }
    return out.startsWith("\ufeff") ? out.slice(1) : out;
  }
}

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function btoa(value: unknown): string {
  const text = String(value);
  let out = "";
  for (let i = 0; i < text.length; i += 3) {
    const codes = [text.charCodeAt(i), text.charCodeAt(i + 1), text.charCodeAt(i + 2)];
    if (codes.some((code) => code > 255))
      throw new DOMException("a character is out of range", "InvalidCharacterError");
    const bits = (codes[0]! << 16) | ((codes[1] || 0) << 8) | (codes[2] || 0);
    out += BASE64[bits >> 18]! + BASE64[(bits >> 12) & 63];
    out += i + 1 < text.length ? BASE64[(bits >> 6) & 63] : "=";
    out += i + 2 < text.length ? BASE64[bits & 63] : "=";
  }
  return out;
}

function atob(value: unknown): string {
  const text = String(value)
    .replace(/[\t\n\f\r ]/g, "")
    .replace(/={1,2}$/, "");
  if (text.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(text)) {
    throw new DOMException("the text is not base64", "InvalidCharacterError");
  }
  let out = "";
  let bits = 0;
  let held = 0;
  for (const char of text) {
    bits = ((bits << 6) | BASE64.indexOf(char)) & 0xffffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      out += String.fromCharCode((bits >> held) & 255);
    }
  }
  return out;
}

/** Plain objects, arrays, maps, sets, dates, patterns, errors, buffers and typed arrays; functions and symbols refuse. */
function structuredClone(value: unknown): unknown {
  const seen = new Map<unknown, unknown>();
  const refuse = (what: string) => new DOMException(`${what} could not be cloned.`, "DataCloneError");
  const clone = (from: unknown): unknown => {
    if (typeof from === "function") throw refuse("a function");
    if (typeof from === "symbol") throw refuse("a symbol");
    if (typeof from !== "object" || from === null) return from;
    if (seen.has(from)) return seen.get(from);
    const keep = <T>(to: T): T => {
      seen.set(from, to);
      return to;
    };
    if (from instanceof Date) return keep(new Date(from.getTime()));
    if (from instanceof RegExp) return keep(new RegExp(from.source, from.flags));
    if (from instanceof Number || from instanceof String || from instanceof Boolean)
      return keep(Object(from.valueOf()));
    if (from instanceof ArrayBuffer) return keep(from.slice(0));
    if (from instanceof DataView) return keep(new DataView(from.buffer.slice(0), from.byteOffset, from.byteLength));
    if (ArrayBuffer.isView(from)) return keep((from as Uint8Array).slice());
    if (from instanceof Map) {
      const to = keep(new Map());
      for (const [key, item] of [...from]) to.set(clone(key), clone(item));
      return to;
    }
    if (from instanceof Set) {
      const to = keep(new Set());
      for (const item of [...from]) to.add(clone(item));
      return to;
    }
    if (from instanceof Error) {
      const type = ERRORS.find((known) => known.name === from.name) ?? Error;
      const to = keep(new type(from.message));
      if ("cause" in from)
        Object.defineProperty(to, "cause", { value: clone(from.cause), writable: true, configurable: true });
      return to;
    }
    if (from instanceof WeakMap || from instanceof WeakSet || from instanceof Promise) throw refuse("the object");
    const to = keep((Array.isArray(from) ? new Array(from.length) : {}) as Record<string, unknown>);
    for (const key of Object.keys(from)) to[key] = clone((from as Record<string, unknown>)[key]);
    return to;
  };
  return clone(value);
}
const ERRORS = [EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError];

class WebEvent {
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

class WebCustomEvent extends WebEvent {
  readonly detail: unknown;
  constructor(type: string, options: { cancelable?: boolean; detail?: unknown } = {}) {
    super(type, options);
    this.detail = options.detail ?? null;
  }
}

type Listener = ((event: WebEvent) => unknown) | { handleEvent(event: WebEvent): unknown };

/** No capture and no tree: one target. */
class WebEventTarget {
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
class WebAbortSignal extends WebEventTarget {
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

class WebAbortController {
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

const named = (name: string, value: unknown): unknown =>
  Object.defineProperty(value as object, "name", { value: name });

export const webGlobals: Record<string, unknown> = {
  TextEncoder: named("TextEncoder", WebTextEncoder),
  TextDecoder: named("TextDecoder", WebTextDecoder),
  URL: named("URL", WebUrl),
  URLSearchParams: named("URLSearchParams", WebUrlSearchParams),
  Event: named("Event", WebEvent),
  CustomEvent: named("CustomEvent", WebCustomEvent),
  EventTarget: named("EventTarget", WebEventTarget),
  AbortSignal: named("AbortSignal", WebAbortSignal),
  AbortController: named("AbortController", WebAbortController),
  structuredClone,
  btoa,
  atob,
};
