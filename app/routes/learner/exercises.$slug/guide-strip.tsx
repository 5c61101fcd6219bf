import { useEffect, useState } from "react";
import type { KindId } from "~/kinds/registry";
import type { WorkspaceView } from "~/kinds/workspace-view";
import type { Guide, GuideStep } from "~/ui/workspace/workspace-guide";
import { useTools } from "~/ui/workspace/workspace-tools";

interface Loaded {
  readonly Guide: typeof Guide;
  readonly steps: readonly GuideStep[];
}

/**
 * The kind's guide, loaded when it is first shown. This browser remembers the kinds whose guide was finished or
 * skipped.
 */
export function GuideStrip({
  kind,
  load,
  counting,
  isOpen,
  onEnd,
}: {
  kind: KindId;
  load: WorkspaceView<never, never>["guide"];
  counting: string;
  isOpen: boolean;
  onEnd: () => void;
}) {
  const { settings, setSettings } = useTools();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    if (!isOpen || loaded) return;
    Promise.all([import("~/ui/workspace/workspace-guide"), load()]).then(
      ([{ Guide }, steps]) => setLoaded({ Guide, steps }),
      // The guide can't load while offline. Everything else works without it.
      () => onEnd(),
    );
  }, [isOpen, loaded, load, onEnd]);
  if (!isOpen || !loaded || loaded.steps.length === 0) return null;
  return (
    <loaded.Guide
      steps={loaded.steps}
      counting={counting}
      onEnd={() => {
        onEnd();
        setSettings({ guided: [...new Set([...settings.guided, kind])] });
        // Of these two buttons, only the one for this window is visible, and only a visible button takes the focus.
        for (const button of document.querySelectorAll<HTMLElement>(".guide-button, .keys-button")) button.focus();
      }}
    />
  );
}
