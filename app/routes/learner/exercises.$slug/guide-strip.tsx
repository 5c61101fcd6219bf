import { useEffect, useState } from "react";
import type { KindId } from "~/kinds/registry";
import type { Walkthrough } from "~/kinds/walkthrough";
import type { WorkspaceView } from "~/kinds/workspace-view";
import { Button } from "~/ui/button";
import { withCode } from "~/ui/text/inline-code";
import type { Guide, GuideStep, WorkspaceGuide } from "~/ui/workspace/workspace-guide";
import { useTools } from "~/ui/workspace/workspace-tools";

interface Loaded {
  readonly Guide: typeof Guide;
  readonly guide: WorkspaceGuide;
}

/**
 * The exercise's walkthrough or, if it isn't open, the kind's guide. Loaded when it is first shown. This browser
 * remembers the kinds whose guide was finished or skipped.
 */
export function GuideStrip({
  slug,
  kind,
  load,
  walkthrough,
  counting,
  isOpen,
  takesFocus,
  onLine,
  onEnd,
}: {
  slug: string;
  kind: KindId;
  load: WorkspaceView<never, never>["guide"];
  walkthrough: Walkthrough | null;
  counting: string;
  isOpen: boolean;
  /** True if someone has opened the guide, and it didn't open by itself. */
  takesFocus: boolean;
  onLine: (line: NonNullable<GuideStep["line"]>) => void;
  onEnd: () => void;
}) {
  const { settings, setSettings } = useTools();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    if (!isOpen || loaded) return;
    Promise.all([import("~/ui/workspace/workspace-guide"), load()]).then(
      ([{ Guide }, guide]) => setLoaded({ Guide, guide }),
      // The guide can't load while offline. Everything else works without it.
      () => onEnd(),
    );
  }, [isOpen, loaded, load, onEnd]);
  const steps = walkthrough ?? loaded?.guide.steps ?? [];
  if (!isOpen || !loaded || steps.length === 0) return null;
  const name = walkthrough ? slug : kind;
  return (
    <loaded.Guide
      key={name}
      places={loaded.guide.places}
      steps={steps}
      name={name}
      counting={counting}
      takesFocus={takesFocus}
      onLine={onLine}
      onEnd={() => {
        onEnd();
        setSettings({ guided: [...new Set([...settings.guided, kind])] });
        // Of these two buttons, only the one for this window is visible, and only a visible button takes the focus.
        for (const button of document.querySelectorAll<HTMLElement>(".guide-button, .keys-button")) button.focus();
      }}
    />
  );
}

/**
 * Offers an exercise's walkthrough, which counts as a hint. Without JavaScript, the button sends the workspace's form.
 */
export function WalkthroughOffer({
  isNewToKind,
  fault,
  onTake,
  onGuide,
}: {
  isNewToKind: boolean;
  fault: string;
  onTake: () => void;
  onGuide: () => void;
}) {
  const { isLive } = useTools();
  return (
    <div className="strip" id="walkthrough">
      <span>
        {isNewToKind
          ? "New to this kind of exercise? Work through this one with the guide. It"
          : "The guide can work through this exercise with you. It"}{" "}
        shows you, step by step, what to look for and what to write. It reveals the solution, so it counts as a hint:
        your score isn’t lowered, but this exercise no longer counts toward a skill.
      </span>
      <span className="line">
        <Button
          size="small"
          type="submit"
          name="intent"
          value="walkthrough"
          onClick={(event) => {
            if (!isLive) return;
            event.preventDefault();
            onTake();
          }}
        >
          Work through it
        </Button>
        {isNewToKind && (
          <Button size="small" look="quiet" className="needs-script" onClick={onGuide}>
            Only explain the page
          </Button>
        )}
      </span>
      {fault && <span role="alert">{fault}</span>}
    </div>
  );
}

/** The walkthrough for browsers without JavaScript, which can't show the guide. */
export function WalkthroughList({ steps }: { steps: Walkthrough }) {
  return (
    <section className="no-script walkthrough" id="walkthrough" aria-labelledby="walkthrough-head">
      <h2 id="walkthrough-head">Walkthrough</h2>
      <ol>
        {steps.map(({ title, text, code, line }) => (
          <li key={title}>
            <strong>{title}.</strong> {line && `${line.file}, line ${line.line}: `}
            {withCode(text)}
            {code !== undefined && (
              <pre>
                <code>{code}</code>
              </pre>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
