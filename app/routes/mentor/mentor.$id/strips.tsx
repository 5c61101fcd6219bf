import { Link } from "@remix-run/react";
import { useEffect, useState } from "react";
import { ButtonLink } from "~/ui/button";
import { Notice, OfflineStrip } from "~/ui/notice";
import { ConflictStrip, OfferStrip } from "~/ui/workspace/workspace-conflict";
import { sayOffline } from "~/ui/workspace/workspace-saver";
import type { useWork } from "~/ui/workspace/workspace-work";
import type { DeskData } from "./desk.server";
import type { Claim } from "./use-claim";

type Kept = Pick<
  ReturnType<typeof useWork>,
  "save" | "keepMine" | "takeOther" | "takeOffered" | "dropOffered" | "handIn"
>;

/** Status messages at the top: what is known about the item when the page opens. `queue`: the queue's URL. */
export function Strips({ desk, queue, kept }: { desk: DeskData; queue: string; kept: Kept }) {
  const { save, takeOffered, dropOffered } = kept;
  return (
    <>
      {desk.state !== "waiting" && (
        <Notice
          title="This item is no longer waiting."
          actions={
            desk.isInPool ? (
              <ButtonLink to="/me/answers">Answer learners</ButtonLink>
            ) : (
              <ButtonLink to={queue}>Back to the queue</ButtonLink>
            )
          }
        >
          The request was answered or withdrawn. You can still read it here.
        </Notice>
      )}
      {desk.origin && desk.state === "waiting" && (
        <p className="strip">
          <span>
            This draft was copied from{" "}
            <Link to={`/mentor/${desk.origin.itemId}`}>
              what you wrote to <bdi>{desk.origin.learner}</bdi>
            </Link>
            . Nothing has been sent yet: check that the draft fits, then send it.
          </span>
        </p>
      )}
      <OfferStrip save={save} onTake={takeOffered} onDrop={dropOffered} />
      {desk.isOfPeer && desk.state === "waiting" && (
        <p className="strip">
          A peer has reviewed this: their review is under “Earlier reviews”, and their comments are next to the lines.
          Add anything you notice, or send “Good” if there is nothing to add.
        </p>
      )}
      {desk.isInPool && desk.state === "waiting" && (
        <p className="strip">
          Neither of you sees the other’s name: your answer is signed “a learner who passed this exercise”. It doesn’t
          change a score. You won’t see replies. If you can’t answer, go to “Answer learners” and put the question back.
        </p>
      )}
      {desk.isPeer && !desk.isInPool && desk.state === "waiting" && (
        <p className="strip">
          You are reviewing as a peer. Your review shows your name and that you are also a learner in this cohort. A
          mentor may check it. You won’t see replies.
        </p>
      )}
      <noscript>
        <p className="strip">
          The review desk needs JavaScript.
          {!desk.isPeer && (
            <span>
              Without JavaScript, you can comment on{" "}
              <a href={`/submissions/${desk.submissionId}`}>the submission’s own page</a>.
            </span>
          )}
        </p>
      </noscript>
    </>
  );
}

const DONE_SHOWN_MS = 10_000;

/**
 * Confirms for ten seconds what was done on another page. The text is added after the page has loaded, because screen
 * readers announce only text that is added to a live region later.
 */
export function DoneStrip({ says }: { says: string | null }) {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    setShown(true);
    const timer = setTimeout(() => setShown(false), DONE_SHOWN_MS);
    return () => clearTimeout(timer);
  }, []);
  return isShown && says ? <p className="strip">{says}</p> : null;
}

/**
 * Says whether the mentor has lost the claim on the item, and whether the review is saved and sent. These messages stay
 * in view, because the page is long.
 */
export function SendStrips({ desk, claim, kept }: { desk: DeskData; claim: Claim; kept: Kept }) {
  const { save, keepMine, takeOther, handIn } = kept;
  return (
    <>
      {desk.state === "waiting" && claim === "other" && <ClaimStrip desk={desk} />}
      <ConflictStrip save={save} onKeepMine={keepMine} onTakeOther={takeOther} />
      <OfflineStrip>{sayOffline(save, "Your text")} You can send it when you are back online.</OfflineStrip>
      {(save.state === "failed" || save.state === "refused") && (
        <p className="strip" role="alert">
          Not saved on the server. {save.message} {save.isKept && "Your text is kept in this browser."}
        </p>
      )}
      {handIn.state === "failed" && (
        <p className="strip" role="alert">
          {handIn.message}
        </p>
      )}
      {handIn.state === "waiting" && (
        <p className="strip" role="status">
          Waiting for the server. Your text will be sent automatically.
        </p>
      )}
    </>
  );
}

function ClaimStrip({ desk }: { desk: DeskData }) {
  return (
    <p className="strip" role="alert">
      {desk.claimedBy ? (
        <span>
          <bdi>{desk.claimedBy}</bdi> is reviewing this item now.
        </span>
      ) : (
        "You are no longer reviewing this item: someone else is, or a lead reassigned it."
      )}{" "}
      Your text is kept. You can send it if this item becomes available and you open the item again.
    </p>
  );
}
