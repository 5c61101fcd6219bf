import { useTools } from "~/ui/workspace/workspace-tools";

const LAYOUTS = { unified: "Unified", split: "Split" } as const;

/** Switches between the unified and the side-by-side diff. The browser remembers the choice. */
export function ReviewTools() {
  const { isLive, settings, setSettings } = useTools();
  return (
    <span className="segments">
      {(["unified", "split"] as const).map((layout) =>
        isLive ? (
          <button
            key={layout}
            type="button"
            aria-pressed={settings.layout === layout}
            onClick={() => setSettings({ layout })}
          >
            {LAYOUTS[layout]}
          </button>
        ) : (
          <a key={layout} href={`?layout=${layout}`} aria-current={settings.layout === layout || undefined}>
            {LAYOUTS[layout]}
          </a>
        ),
      )}
    </span>
  );
}
