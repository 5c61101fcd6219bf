import { type ReactNode, useMemo, useState } from "react";
import { KeysDialog } from "~/ui/workspace/workspace-keys-dialog";
import { type Settings, settingsCookie } from "~/ui/workspace/workspace-settings";
import { ToolsContext, useTools, type WorkspaceTools } from "~/ui/workspace/workspace-tools";
import { DESK_KEYS, LINE_KEYS } from "./desk-keys";

const KEYS = [...DESK_KEYS, ...LINE_KEYS];

/** Provides keyboard and display settings to its children, and renders the list of shortcuts. */
export function DeskTools({ settings: first, children }: { settings: Settings; children: ReactNode }) {
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
      <KeysDialog keys={KEYS} isOpen={isOpen} onClose={() => setOpen(false)} />
    </ToolsContext.Provider>
  );
}
