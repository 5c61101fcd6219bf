import { Form } from "@remix-run/react";
import { useMemo, useRef } from "react";
import { Button } from "~/ui/button";
import type { Key } from "~/ui/workspace/workspace-keys";
import type { Settings } from "~/ui/workspace/workspace-settings";
import { ToolsContext, useTools } from "~/ui/workspace/workspace-tools";
import { useKeys } from "~/ui/workspace/workspace-use-keys";

const KEYS = [{ id: "next", keys: ["n"], says: "open the next submission" }] as const satisfies readonly Key[];

/** The queue's main button, which also has a key. `settings`: whether this person uses single keys. */
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
  useKeys(KEYS, { next: () => form.current?.requestSubmit() });
  return (
    <Form method="post" className="line" ref={form}>
      <input type="hidden" name="intent" value="next" />
      <Button type="submit" look="main" aria-keyshortcuts="n">
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
