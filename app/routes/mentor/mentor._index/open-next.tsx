import { Form, useNavigate, useNavigation } from "@remix-run/react";
import { type ReactNode, useMemo, useRef } from "react";
import { Button, ButtonLink } from "~/ui/button";
import type { Key } from "~/ui/workspace/workspace-keys";
import type { Settings } from "~/ui/workspace/workspace-settings";
import { ToolsContext, useTools } from "~/ui/workspace/workspace-tools";
import { useKeys } from "~/ui/workspace/workspace-use-keys";

const KEYS = [{ id: "next", keys: ["n"], says: "open the next submission" }] as const satisfies readonly Key[];
const SAMPLE_KEYS = [{ id: "next", keys: ["n"], says: "open the next sample" }] as const satisfies readonly Key[];

/** The queue's main button, which also has a keyboard shortcut. `settings`: whether this person uses single keys. */
export const OpenNext = ({ settings }: { settings: Settings }) => (
  <WithKeys settings={settings}>
    <NextForm hasKey={settings.singleKeys} />
  </WithKeys>
);

/** Opens the first sample that a new mentor hasn't reviewed yet, with the queue's keyboard shortcut. */
export const OpenSample = ({ slug, settings }: { slug: string; settings: Settings }) => (
  <WithKeys settings={settings}>
    <SampleLink to={`/mentor/start/${slug}`} hasKey={settings.singleKeys} />
  </WithKeys>
);

function WithKeys({ settings, children }: { settings: Settings; children: ReactNode }) {
  const outer = useTools();
  const tools = useMemo(() => ({ ...outer, settings }), [outer, settings]);
  return <ToolsContext.Provider value={tools}>{children}</ToolsContext.Provider>;
}

function SampleLink({ to, hasKey }: { to: string; hasKey: boolean }) {
  const navigate = useNavigate();
  useKeys(SAMPLE_KEYS, { next: (event) => event.repeat || navigate(to) });
  return (
    <span className="line">
      <ButtonLink to={to} look="main" aria-keyshortcuts={hasKey ? "n" : undefined}>
        Open next sample
      </ButtonLink>
      {hasKey && <KeyHint />}
    </span>
  );
}

const KeyHint = () => (
  <span className="hint max-md:hidden">
    or press <kbd>n</kbd>
  </span>
);

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
      {hasKey && <KeyHint />}
    </Form>
  );
}
