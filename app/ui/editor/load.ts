import { whenIdle } from "../shell/when-idle";
import type * as monaco from "./monaco.client";

/** Whether the page's policy allows style elements, which Monaco adds. Without them, Monaco would look broken. */
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

/** Loads the full editor when the page is usable. Rejects if the editor cannot run; the textarea then stays. */
export async function loadWhenIdle(): Promise<typeof monaco> {
  await whenIdle();
  if (!mayStyle()) throw new Error("This page’s security policy doesn’t allow the editor’s styles.");
  return import("./monaco.client");
}
