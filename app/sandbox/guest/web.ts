/**
 * The few web platform names that exercises use and the engine lacks. Small and plain: each lists what it does not
 * support. `fetch`, `crypto`, `Buffer` and `process` are provided modules (../provided/); Intl and streams are not
 * available.
 */
import { structuredClone } from "./web-clone";
import { WebAbortController, WebAbortSignal, WebCustomEvent, WebEvent, WebEventTarget } from "./web-events";
import { atob, btoa, WebTextDecoder, WebTextEncoder } from "./web-text";
import { WebUrl, WebUrlSearchParams } from "./web-url";

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
