import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { loadView } from "~/kinds/load-view";
import type { KindId } from "./kinds/registry";

async function hydrate(): Promise<void> {
  // A workspace names its kind in `data-kind`. Workspaces are only opened by full page loads
  // (routes/learner/exercises.$slug), so this covers all of them.
  const kind = document.querySelector<HTMLElement>("[data-kind]")?.dataset.kind as KindId | undefined;
  if (kind) await loadView(kind);
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
