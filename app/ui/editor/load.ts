import { whenIdle } from "../when-idle";
import type { MonacoParts, Mounted } from "./monaco.client";

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

/** Loads and mounts the full editor when the page is usable. Rejects if it cannot run; then the textarea stays. */
export async function mountWhenIdle(parts: () => MonacoParts | null): Promise<Mounted | null> {
  await whenIdle();
  if (!mayStyle()) throw new Error("This page’s security policy doesn’t allow the editor’s styles.");
  const { mount } = await import("./monaco.client");
  const ready = parts();
  return ready && mount(ready);
}
