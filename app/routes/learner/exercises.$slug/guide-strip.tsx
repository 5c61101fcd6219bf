import { useEffect, useState } from "react";
import type { AnyDraft } from "~/kinds/kind";
import type { SomeView } from "~/kinds/load-view";
import type { KindId } from "~/kinds/registry";
import type { Walkthrough } from "~/kinds/walkthrough";
import { Button } from "~/ui/button";
import { withCode } from "~/ui/text/inline-code";
import type { Guide, GuideStep, WorkspaceGuide } from "~/ui/workspace/workspace-guide";
import { useTools } from "~/ui/workspace/workspace-tools";
import type { GuideState } from "./use-guide";

interface Loaded {
  readonly Guide: typeof Guide;
  readonly ofKind: WorkspaceGuide<unknown, AnyDraft>;
}

/**
 * Offers the exercise's walkthrough, and shows the walkthrough or, if it isn't taken, the kind's guide. The guide is
 * loaded when it is first shown. This browser remembers the kinds whose guide was finished or skipped.
 */
export function GuideStrip({
  slug,
  kind,
  personId,
  isNewToKind,
  load,
  guide,
  counting,
  open,
  draft,
  change,
  onLine,
}: {
  slug: string;
  kind: KindId;
  personId: string;
  isNewToKind: boolean;
  load: SomeView["guide"];
  guide: GuideState;
  counting: string;
  open: unknown;
  draft: AnyDraft;
  change: (next: AnyDraft) => void;
  onLine: (line: NonNullable<GuideStep["line"]>) => void;
}) {
  const { isOpen, isOffered, hasFailed, steps: walkthrough, end, fail } = guide;
  const { settings, setSettings } = useTools();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    if (!isOpen || loaded) return;
    Promise.all([import("~/ui/workspace/workspace-guide"), load()]).then(
      ([{ Guide }, ofKind]) => setLoaded({ Guide, ofKind }),
      // The guide can't load while offline. Everything else works without it.
      () => fail(),
    );
  }, [isOpen, loaded, load, fail]);
  const steps = walkthrough ?? loaded?.ofKind.steps ?? [];
  const name = `${personId} ${walkthrough ? slug : kind}`;
  return (
    <>
      {isOffered && !isOpen && (
        <WalkthroughOffer isNewToKind={isNewToKind} fault={guide.fault} onTake={guide.take} onGuide={guide.open} />
      )}
      {walkthrough && <WalkthroughList steps={walkthrough} />}
      {hasFailed && (
        // Browsers remember that a script couldn't be loaded, so a button that loads it again wouldn't help.
        <p className="strip" role="alert">
          We couldn’t load the guide. When you are online, reload the page to try again.
        </p>
      )}
      {/* Keeps the guide's place while it loads, so that the page doesn't move. */}
      {isOpen && !loaded && <p className="guide needs-script">Loading the guide…</p>}
      {isOpen && loaded && steps.length > 0 && (
        <loaded.Guide
          key={name}
          places={loaded.ofKind.places}
          steps={steps}
          name={name}
          counting={counting}
          // If the button is pressed before the scripts have loaded, the browser sends the form, and the reply leads
          // back here. The guide then takes the focus, unless the learner has started typing elsewhere.
          takesFocus={guide.isAsked || (location.hash === "#walkthrough" && document.activeElement === document.body)}
          work={draft}
          insert={(step) => loaded.ofKind.insert?.(open, draft, step) ?? { why: "no place" }}
          onWork={(work) => change(work as AnyDraft)}
          onLine={onLine}
          onEnd={() => {
            end();
            setSettings({ guided: [...new Set([...settings.guided, kind])] });
            // Only one of these two buttons is visible in this window, and only a visible button can take the focus.
            for (const button of document.querySelectorAll<HTMLElement>(".guide-button, .keys-button")) button.focus();
          }}
        />
      )}
    </>
  );
}

/**
 * Offers an exercise's walkthrough, which counts as a hint. Without JavaScript, the button sends the workspace's form.
 */
function WalkthroughOffer({
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
        {isNewToKind && "New to this kind of exercise? "}The guide can work through this one with you, step by step. It
        reveals the solution, so it counts as a hint: your score isn’t lowered, but this exercise no longer counts
        toward a skill.
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
function WalkthroughList({ steps }: { steps: Walkthrough }) {
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
