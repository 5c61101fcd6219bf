/**
 * The few names of the web platform that exercises use and the engine lacks. Small and plain: what they leave out is
 * named where it is. `fetch`, `crypto`, `Buffer` and `process` are provided modules (../provided/); Intl and streams
 * are not here.
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
