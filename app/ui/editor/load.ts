import { whenIdle } from "../when-idle";
import type { mount } from "./monaco.client";

/** Monaco adds style elements: with a policy that blocks them it would look broken. */
function mayStyle(): boolean {
  const style = document.createElement("style");
  style.textContent = ".may-style-probe { outline-width: 7px }";
  const probe = document.createElement("i");
  probe.className = "may-style-probe";
  document.head.append(style);
  document.body.append(probe);
  const isAllowed = getComputedStyle(probe).outlineWidth === "7px" || (style.sheet?.cssRules.length ?? 0) > 0;
  style.remove();
  probe.remove();
  return isAllowed;
}

/** Loads the full editor when the page is usable. Rejects if it cannot run; then the textarea stays. */
export async function loadWhenIdle(): Promise<typeof mount> {
  await whenIdle();
  if (!mayStyle()) throw new Error("This page’s security policy doesn’t allow the editor’s styles.");
  return (await import("./monaco.client")).mount;
}

/** How long no key may be pressed before the full editor replaces the field. */
const REST_MS = 1_000;

/** Resolves when no one is typing in the element. The next key finds what the caller puts there at once. */
export function untilRest(element: HTMLElement, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let isComposing = false;
    let timer = 0;
    const rest = new AbortController();
    const options = { signal: AbortSignal.any([signal, rest.signal]), capture: true };
    const wait = (ms: number) => {
      clearTimeout(timer);
      if (isComposing) return;
      timer = window.setTimeout(() => {
        rest.abort();
        if (!signal.aborted) resolve();
      }, ms);
    };
    const type = () => wait(REST_MS);
    element.addEventListener("keydown", type, options);
    element.addEventListener("input", type, options);
    element.addEventListener("compositionstart", () => (isComposing = true), options);
    element.addEventListener(
      "compositionend",
      () => {
        isComposing = false;
        type();
      },
      options,
    );
    wait(element.contains(document.activeElement) ? REST_MS : 0);
  });
}
