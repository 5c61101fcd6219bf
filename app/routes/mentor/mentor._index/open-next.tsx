import { Form, useNavigation } from "@remix-run/react";
import { useMemo, useRef } from "react";
import { Button } from "~/ui/button";
import type { Key } from "~/ui/workspace/workspace-keys";
import type { Settings } from "~/ui/workspace/workspace-settings";
import { ToolsContext, useTools } from "~/ui/workspace/workspace-tools";
import { useKeys } from "~/ui/workspace/workspace-use-keys";

const KEYS = [{ id: "next", keys: ["n"], says: "open the next submission" }] as const satisfies readonly Key[];

/** The queue's main button, which also has a keyboard shortcut. `settings`: whether this person uses single keys. */
export function OpenNext({ settings }: { settings: Settings }) {
  const outer = useTools();
  const tools = useMemo(() => ({ ...outer, settings }), [outer, settings]);
  return (
    <ToolsContext.Provider value={tools}>
      <NextForm hasKey={settings.singleKeys} />
    </ToolsContext.Provider>
  );
}

function NextForm({ hasKey }: { hasKey: boolean }) {
  const form = useRef<HTMLFormElement>(null);
  const isBusy = useNavigation().state !== "idle";
  useKeys(KEYS, { next: (event) => event.repeat || form.current?.requestSubmit() });
  return (
    // Each request claims another submission, so a second request has to wait for the first.
    <Form method="post" className="line" ref={form} onSubmit={(event) => isBusy && event.preventDefault()}>
      <input type="hidden" name="intent" value="next" />
      <Button type="submit" look="main" aria-keyshortcuts={hasKey ? "n" : undefined}>
        Open next submission
      </Button>
      {hasKey && (
        <span className="hint max-md:hidden">
          or press <kbd>n</kbd>
        </span>
      )}
    </Form>
  );
}
