import { Link } from "@remix-run/react";
import { ButtonLink } from "~/ui/button";
import { Notice, OfflineStrip } from "~/ui/notice";
import { ConflictStrip, OfferStrip } from "~/ui/workspace-conflict";
import type { useWork } from "~/ui/workspace-work";
import type { DeskData } from "./desk.server";
import type { Claim } from "./use-claim";

type Kept = Pick<
  ReturnType<typeof useWork>,
  "save" | "keepMine" | "takeOther" | "takeOffered" | "dropOffered" | "handIn"
>;

/** What is to know before one reads: who has it, whether it is saved and sent. */
export function Strips({ desk, claim, kept }: { desk: DeskData; claim: Claim; kept: Kept }) {
  const { save, keepMine, takeOther, takeOffered, dropOffered, handIn } = kept;
  return (
    <>
      <OfflineStrip>
        What you write is kept in this browser, and is saved when you are back. Sending waits.
      </OfflineStrip>
      <ClaimStrip claim={claim} desk={desk} />
      {desk.origin && desk.state === "waiting" && (
        <p className="strip">
          Prefilled from{" "}
          <Link to={`/mentor/${desk.origin.itemId}`}>
            what you wrote to <bdi>{desk.origin.learner}</bdi>
          </Link>
          . Nothing is sent yet: look whether it fits, then send it.
        </p>
      )}
      <ConflictStrip save={save} onKeepMine={keepMine} onTakeOther={takeOther} />
      <OfferStrip save={save} onTake={takeOffered} onDrop={dropOffered} />
      {(save.state === "failed" || save.state === "refused") && (
        <p className="strip" role="alert">
          Not saved on the server. {save.message} {save.isKept && "Your words are kept in this browser."}
        </p>
      )}
      {handIn.state === "failed" && (
        <p className="strip" role="alert">
          {handIn.message}
        </p>
      )}
      {handIn.state === "waiting" && (
        <p className="strip" role="status">
          Sending waits for the server. It goes by itself.
        </p>
      )}
      {desk.isOfPeer && desk.state === "waiting" && (
        <p className="strip">
          A peer has reviewed this: what they said stands under “Said before” and on the lines. Say what you see
          yourself, or send “Good” where nothing is to be added.
        </p>
      )}
      {desk.isPeer && desk.state === "waiting" && (
        <p className="strip">
          You review as a peer. Your name stands under what you send, and that you learn in this cohort, too; a mentor
          may look at it. You do not hear of answers.
        </p>
      )}
      <noscript>
        <p className="strip">
          The desk needs JavaScript.{" "}
          {!desk.isPeer && (
            <>
              Comments can be written without it on{" "}
              <a href={`/submissions/${desk.submissionId}`}>the hand-in’s own page</a>.
            </>
          )}
        </p>
      </noscript>
    </>
  );
}

function ClaimStrip({ claim, desk }: { claim: Claim; desk: DeskData }) {
  if (desk.state !== "waiting")
    return (
      <Notice title="It does not wait any more." actions={<ButtonLink to="/mentor">Back to the queue</ButtonLink>}>
        It was answered, or taken back. You can read it here.
      </Notice>
    );
  if (claim !== "other") return null;
  return (
    <p className="strip" role="alert">
      {desk.claimedBy ? (
        <>
          <bdi>{desk.claimedBy}</bdi> has it now.
        </>
      ) : (
        "You do not have it any more: somebody else has it, or a lead gave it on."
      )}{" "}
      What you write is kept; it can be sent once it is free and you open it again.
    </p>
  );
}
