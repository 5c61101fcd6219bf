import { lazy, Suspense, useState } from "react";
import { Button } from "../button";
import { Dialog } from "../dialog";
import { Mark } from "../mark";
import { type Snapshot, sayWhere } from "./workspace-saver";
import { useRefocus } from "./workspace-use-refocus";

/**
 * Offers the choice between two versions of one draft. Only the learner decides, and nothing is overwritten before
 * their decision.
 */
export function ConflictStrip({
  save,
  onKeepMine,
  onTakeOther,
}: {
  save: Snapshot;
  onKeepMine: () => void;
  onTakeOther: () => void;
}) {
  const isGone = save.state === "gone";
  const isShown = save.state === "conflict" || isGone;
  useRefocus(isShown);
  if (!isShown) return null;
  return (
    <div className="strip" role="alert">
      <Mark icon="half">{isGone ? "Draft deleted" : "Two versions"}</Mark>
      <span>
        {isGone
          ? `This draft was handed in or discarded in another tab. ${sayWhere(save, "The version you see")}`
          : "This draft was also changed in another tab or on another device. Nothing is overwritten until you choose."}
      </span>
      <span className="line">
        <Button size="small" onClick={onKeepMine}>
          {isGone ? "Keep my version as a new draft" : "Keep my version"}
        </Button>
        <Button size="small" onClick={onTakeOther}>
          {isGone ? "Discard my version" : "Use the other version"}
        </Button>
        {!isGone && <Compare other={save.other} mine={save.work} />}
      </span>
    </div>
  );
}

/**
 * Offers text that another tab of this browser left unsaved, if this tab has different text. The learner can take it or
 * discard it.
 */
export function OfferStrip({ save, onTake, onDrop }: { save: Snapshot; onTake: () => void; onDrop: () => void }) {
  const isShown = save.offered !== null && save.state !== "conflict" && save.state !== "gone";
  useRefocus(isShown);
  if (!isShown) return null;
  return (
    <div className="strip" role="alert">
      <Mark icon="half">Unsaved text</Mark>
      <span>Another tab in this browser was closed before its text was saved. The text is kept in this browser.</span>
      <span className="line">
        <Compare other={save.offered} mine={save.work} />
        <Button size="small" onClick={onTake}>
          Use the unsaved text
        </Button>
        <Button size="small" onClick={onDrop}>
          Discard it
        </Button>
      </span>
    </div>
  );
}

const NotLoaded: typeof import("../diff/folded-diff").TextsDiff = () => (
  <p role="alert">We couldn’t load the comparison. Check your connection and reload the page.</p>
);

/** The diff. Its code loads when two versions are first compared, because a draft rarely has two versions. */
const TextsDiff = lazy(async () => {
  const loaded = await import("../diff/folded-diff").catch(() => null);
  return { default: loaded?.TextsDiff ?? NotLoaded };
});

/** A button that compares the two versions, line by line. */
function Compare({ other, mine }: { other: unknown; mine: unknown }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" look="quiet" onClick={() => setOpen(true)}>
        Compare
      </Button>
      <Dialog title="The other version and yours" isOpen={isOpen} onClose={() => setOpen(false)}>
        <p className="meta">Lines with − are only in the other version, lines with + only in yours.</p>
        <div className="file compare">
          <Suspense fallback={<p className="meta">Loading…</p>}>
            <TextsDiff caption="The other version and yours" before={asText(other)} after={asText(mine)} />
          </Suspense>
        </div>
        <div className="line">
          <Button onClick={() => setOpen(false)}>Close</Button>
        </div>
      </Dialog>
    </>
  );
}

/** A draft as readable lines. Texts inside the draft keep their line breaks. */
function asText(value: unknown, name = ""): string {
  const head = name && `${name}: `;
  if (typeof value === "string")
    return value.includes("\n") ? `${name}:\n${value.replace(/\n$/, "")}` : `${head}${value}`;
  if (typeof value !== "object" || value === null) return `${head}${value ?? "not chosen"}`;
  return Object.entries(value)
    .map(([key, inner]) => asText(inner, [name, key].filter(Boolean).join(" ")))
    .join("\n");
}
