import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { Notice } from "~/ui/notice";
import { PageHead, Part } from "~/ui/shell/page";
import type { Settings } from "~/ui/workspace/workspace-settings";
import { OpenSample } from "./open-next";

/** Shows a new mentor the samples in place of the queue. */
export function SamplesFirst({
  samples,
  settings,
}: {
  samples: readonly { readonly slug: string; readonly isSent: boolean }[];
  settings: Settings;
}) {
  const left = samples.filter(({ isSent }) => !isSent);
  const [next] = left;
  const title =
    left.length === samples.length
      ? `First, review ${counted(samples.length, "sample")}`
      : `${counted(left.length, "sample")} left to review`;
  return (
    <PageHead
      title={title}
      lead="The queue opens once you have reviewed a marked sample of each kind. The samples show you what the rubric means before a learner reads your review. The samples take about 20 minutes, and no one else sees your choices."
      actions={
        <>
          {next && <OpenSample slug={next.slug} settings={settings} />}
          <ButtonLink to="/mentor/start">All samples</ButtonLink>
        </>
      }
    />
  );
}

/** Says how many submissions are waiting, and when the oldest one started waiting. */
export function QueueHead({
  all,
  oldest,
  isPeer,
  hours,
  isOfSection,
  actions,
}: {
  all: number;
  oldest: string | null;
  isPeer: boolean;
  hours: number;
  /** Whether the queue is limited to a section. */
  isOfSection: boolean;
  actions: ReactNode;
}) {
  if (all === 0 && isOfSection)
    return (
      <PageHead
        title="No one is waiting in the section you chose"
        lead="Choose “the whole cohort” below to see everyone who is waiting."
        actions={actions}
      />
    );
  if (all === 0)
    return (
      <PageHead
        title="No one is waiting"
        lead={
          isPeer ? sayPeer(hours) : "Submissions appear here when a learner asks a mentor. There is nothing to do now."
        }
        actions={actions}
      />
    );
  return (
    <PageHead
      title={`${counted(all, "submission")} ${all === 1 ? "is" : "are"} waiting for review`}
      lead={`The oldest has been waiting since ${oldest}. ${isPeer ? "Learners in your cohort ask about exercises you have passed." : "Most urgent first: questions, learners who are stuck, work that is due, and the longest waits."}`}
      actions={actions}
    />
  );
}

/**
 * Tells peers why their queue is empty. A peer's hours are 0 until the peer sets them. Until then, the queue offers the
 * peer nothing.
 */
const sayPeer = (hours: number) =>
  hours === 0
    ? "You can review as a peer. To get submissions, first set your hours per week below."
    : "Submissions appear here when a learner in your cohort asks about an exercise you have passed. There is nothing to do now.";

export function AsPeer() {
  return (
    <Part id="as-peer" title="Reviewing as a peer">
      <p className="prose">
        You have demonstrated that you can explain what is wrong, and your cohort lets learners review. You get
        questions about exercises you have passed. Your reviews show your name and that you are a peer. A mentor checks
        your first 3 reviews, and some of the later ones. Your reviews don’t change scores.
      </p>
    </Part>
  );
}

export function NothingOffered({ isFiltered, more, hours }: { isFiltered: boolean; more: number; hours: number }) {
  if (more > 0)
    return (
      <Notice
        title={hours === 0 ? "You have set your hours to 0." : "You have no review time left this week."}
        actions={<ButtonLink to="#hours">Change your hours</ButtonLink>}
      >
        If you have more time, {counted(more, "submission")} {more === 1 ? "is" : "are"} waiting.
        {hours > 0 && " If not, come back on Monday. Thank you."}
      </Notice>
    );
  return (
    <Notice
      title={isFiltered ? "Nothing here." : "Nothing else to review right now."}
      actions={isFiltered && <Link to="/mentor">Show all</Link>}
    >
      {isFiltered
        ? "No other items of this type are waiting."
        : "The other items are being reviewed or were handed to another mentor."}
    </Notice>
  );
}
