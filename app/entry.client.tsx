import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { loadView } from "~/kinds/load-view";
import type { KindId } from "./kinds/registry";

/**
 * Waits for the page's data. Remix decodes the data when `RemixBrowser` first renders, and makes React wait by throwing
 * a promise. If an event arrives during such a wait, React renders immediately and gives up on the whole page ("Root
 * did not complete"), so no script would ever run on it. So we call the component once before React begins.
 */
async function decodeData(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (decoded) {
    await decoded;
  }
}

async function hydrate(): Promise<void> {
  // A workspace specifies its kind in `data-kind`. Only full page loads open a workspace
  // (routes/learner/exercises.$slug), so this code covers all workspaces.
  const kind = document.querySelector<HTMLElement>("[data-kind]")?.dataset.kind as KindId | undefined;
  if (kind) await loadView(kind);
  await decodeData();
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    );
  });
}

void hydrate();
