import { type ReactNode, useMemo, useState } from "react";
import { Button } from "~/ui/button";
import type { Key } from "~/ui/workspace/workspace-keys";
import { KeysDialog } from "~/ui/workspace/workspace-keys-dialog";
import { type Settings, settingsCookie } from "~/ui/workspace/workspace-settings";
import { ToolsContext, useTools, type WorkspaceTools } from "~/ui/workspace/workspace-tools";

/** Provides the settings for keys and display to its children, and renders the list of keyboard shortcuts. */
export function DeskTools({
  settings: first,
  keys,
  children,
}: {
  readonly settings: Settings;
  readonly keys: readonly Key[];
  readonly children: ReactNode;
}) {
  const outer = useTools();
  const [settings, setSettings] = useState(first);
  const [isOpen, setOpen] = useState(false);
  const tools = useMemo<WorkspaceTools>(
    () => ({
      ...outer,
      settings,
      setSettings: (part) => {
        const next = { ...settings, ...part };
        // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is missing in two of the three browsers
        document.cookie = settingsCookie(next, { secure: location.protocol === "https:" });
        setSettings(next);
      },
      openKeys: () => setOpen(true),
    }),
    [outer, settings],
  );
  return (
    <ToolsContext.Provider value={tools}>
      {children}
      <KeysDialog keys={keys} isOpen={isOpen} onClose={() => setOpen(false)} />
    </ToolsContext.Provider>
  );
}

/** Opens the list of keyboard shortcuts. */
export function KeysButton({ size = "usual" }: { size?: "small" | "usual" }) {
  return (
    <Button look="quiet" size={size} onClick={useTools().openKeys}>
      <kbd>?</kbd> Shortcuts
    </Button>
  );
}
