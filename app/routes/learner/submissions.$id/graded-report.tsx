// Long: the parts of one page, in order.

import { Link } from "@remix-run/react";
import { Fragment, useEffect, useRef, useState } from "react";
import { cardOf } from "~/kinds/cards";
import type { LinePlace } from "~/kinds/page-props";
import { reportOf } from "~/kinds/report-component";
import { isDrawnAt, type NotePlace, NoteRangesContext, useNotesBelow, WriteNoteContext } from "~/ui/diff/line-notes";
import { NEW_NOTE, NewNote, NoteByLine } from "~/ui/diff/new-note";
import { ThreadNote } from "~/ui/diff/thread";
import { ForgetWords, findBegunNote, KeptWordsContext } from "~/ui/forms/kept-words";
import { NewComments } from "~/ui/new-comments";
import { DressContext } from "~/ui/text/dressed";
import type { Turn } from "../exercises.$slug_.tutor/conversation";
import { TutorTalk } from "../exercises.$slug_.tutor/talk-at-report";
import { AiReviewPart } from "./ai-review";
import { BesideReference } from "./beside";
import { AskMentor } from "./mentor";
import { ModelReviewPart } from "./model-review";
import { type AgainReply, DraftIsThere, NextSteps } from "./next-steps";
import type { Graded, PageData } from "./page.server";
import { AskPeer, type PeerReply } from "./peer";
import { QuestionAfterPass } from "./question";
import { ReportHead } from "./report-head";
import { Reviews } from "./reviews";
import { SecondForm } from "./second-form";
import { AskSecondOpinion, type SecondReply } from "./second-opinion";
import { type ScoreReply, ScoreSet, SetScore } from "./set-score";
import { WhatChanged } from "./since";
import { SolutionsPart } from "./solutions-part";
import { Dispute, ScoreChanges, StandBy } from "./stand-by";
import type { RefusedStand } from "./standing";
import { WhereFrom } from "./where-from";

/** The report as its kind renders it, with the comments on its lines. */
export function GradedReport({
  page,
  graded,
  refused,
  refusedAgain,
  refusedAsk,
  refusedPeer,
  refusedScore,
  refusedStand,
  refusedSecond,
}: {
  page: PageData;
  graded: Graded;
  refused: { readonly explain: string; readonly answer: string } | undefined;
  refusedAgain: AgainReply | undefined;
  refusedAsk: { readonly ask: string; readonly question: string } | undefined;
  refusedPeer: PeerReply | undefined;
  refusedScore: ScoreReply | undefined;
  refusedStand: RefusedStand | undefined;
  refusedSecond: SecondReply | undefined;
}) {
  const { kind, right } = page;
  const { headline, dressed, threads, files, hasOldSide, question, countsFor, secondForm } = graded;
  const canWrite = right === "owner" || right === "mentor";
  const { writing, isFoundAgain, setWriting, close } = useWriting(page.words);
  const Report = reportOf(kind);
  const { findings } = graded;
  const mayDispute = (id: string) =>
    right === "owner" && findings && !findings.stoodBy && findings.disputable.some((one) => one.id === id);
  const ranges = writing ? [...threads, writing] : threads;
  const threadsBelow = useNotesBelow(threads);
  const notesAt = (place: LinePlace) => {
    const here = threadsBelow(place);
    const isWriting = writing !== null && isDrawnAt(writing, place);
    if (here.length === 0 && !isWriting) return null;
    return (
      <>
        {here.map((thread) => (
          <ThreadNote key={thread.id} thread={thread} mayWrite={canWrite} />
        ))}
        {isWriting && <NewNote place={place} isFoundAgain={isFoundAgain} close={close} />}
      </>
    );
  };
  const sent = [
    ...(graded.standing?.state === "waiting" ? ["ask"] : []),
    ...(graded.pool?.state === "waiting" ? ["peer"] : []),
    ...(graded.second?.state === "may-ask" ? [] : ["second"]),
    ...(graded.findings?.stoodBy ? ["stand"] : []),
    ...(question?.answer?.holds ? ["explain"] : []),
  ];
  return (
    <KeptWordsContext.Provider value={page.words}>
      <ForgetWords of={sent} />
      <ReportHead
        about={page}
        title={headline.title}
        lead={
          <>
            {headline.lead} {graded.status === "errored" ? "" : saySure(page)}{" "}
            {graded.assignments.map(({ id, title, handedIn, of }) => (
              <Fragment key={id}>
                This exercise is part of{" "}
                <Link to={`/learn/assignments/${id}`}>
                  <bdi>{title}</bdi>
                </Link>{" "}
                ({handedIn} of {of} handed in).{" "}
              </Fragment>
            ))}
            {graded.since && <a href="#since">What changed since attempt {graded.since.tryNumber}</a>}
          </>
        }
        actions={page.learner === null && <NextSteps {...page} {...graded} />}
      />
      {refusedAgain && <DraftIsThere slug={page.slug} reply={refusedAgain} />}
      <NewComments threads={threads} />
      <ScoreSet score={graded.scored} />
      {graded.findings && <ScoreChanges {...graded.findings} isOwn={right === "owner"} />}
      {graded.reviews.length > 0 && (
        <Reviews submissionId={page.id} reviews={graded.reviews} isOwn={right === "owner"} />
      )}
      <DressContext.Provider value={dressed}>
        <NoteRangesContext.Provider value={ranges}>
          <WriteNoteContext.Provider value={canWrite ? setWriting : null}>
            <Report
              open={graded.open}
              work={graded.work}
              report={graded.report}
              reader={page.learner === null ? "owner" : "other"}
              isWithheld={graded.isWithheld}
              isFolded={graded.isFolded}
              notesAt={notesAt}
              disputeOf={(finding) =>
                mayDispute(finding) ? <Dispute finding={finding} findings={findings} isOwner /> : null
              }
              aside={
                <>
                  {countsFor.length > 0 && <CountsFor page={page} graded={graded} />}
                  {secondForm && <SecondForm form={secondForm} slug={page.slug} startsOver={cardOf(kind).startsOver} />}
                  {graded.origin && <WhereFrom origin={graded.origin} />}
                </>
              }
            />
          </WriteNoteContext.Provider>
        </NoteRangesContext.Provider>
      </DressContext.Provider>
      {graded.aiReview && <AiReviewPart review={graded.aiReview} isOwn={page.learner === null} />}
      {graded.modelReview && <ModelReviewPart id={page.id} {...graded.modelReview} />}
      {graded.talk && <TutorTalk {...graded.talk} turns={graded.talk.turns as readonly Turn[]} id={page.id} />}
      {graded.since && <WhatChanged since={graded.since} />}
      {graded.beside && <BesideReference {...graded.beside} />}
      {graded.solutions && graded.isOffered && (
        <SolutionsPart
          submissionId={page.id}
          slug={page.slug}
          isPassed={graded.status === "passed"}
          startsOver={cardOf(kind).startsOver}
          beside={graded.solutions}
        />
      )}
      {question && (
        <QuestionAfterPass
          kind={kind}
          question={question}
          counts={page.counting.counts}
          mayAnswer={right === "owner"}
          refused={refused}
        />
      )}
      {graded.findings && <StandBy findings={graded.findings} isOwner={right === "owner"} refused={refusedStand} />}
      {graded.standing && (
        <AskMentor
          standing={graded.standing}
          mayBePeer={graded.mayBePeer}
          draftingHost={graded.draftingHost}
          hasTalk={graded.talk !== null && graded.talk.turns.length > 0}
          refused={refusedAsk}
        />
      )}
      {graded.pool && <AskPeer standing={graded.pool} refused={refusedPeer} />}
      {graded.second && <AskSecondOpinion second={graded.second} refused={refusedSecond} />}
      {right === "mentor" && <SetScore score={graded.scored} refused={refusedScore} />}
      {canWrite && files.length > 0 && (
        <div className="part">
          <NoteByLine files={files} hasOldSide={hasOldSide} done={(threadId) => close(threadId)} />
        </div>
      )}
    </KeptWordsContext.Provider>
  );
}

/**
 * A sentence with the stated confidence. Empty for kinds whose report doesn't show the learner's own work, because the
 * reports of these kinds state the confidence elsewhere.
 */
function saySure({ kind, learner, confidence }: PageData): string {
  const { own, handsIn } = cardOf(kind);
  if (!own) return "";
  const sure = `${confidence}% confident in`;
  return learner ? `${learner} was ${sure} this ${handsIn}.` : `You were ${sure} your ${handsIn}.`;
}

/** The line on which a note is being written, and where the focus returns afterwards. */
function useWriting(words: string | null) {
  const [writing, setWriting] = useState<NotePlace | null>(null);
  const [isFoundAgain, setFoundAgain] = useState(false);
  const [written, setWritten] = useState<string | null>(null);
  const from = useRef<Element | null>(null);
  useEffect(() => {
    if (written) document.getElementById(`t-${written}`)?.focus();
  }, [written]);
  useEffect(() => {
    const begun = findBegunNote(words);
    setFoundAgain(begun !== null);
    if (begun) setWriting(begun);
  }, [words]);
  return {
    writing,
    isFoundAgain,
    setWriting(place: NotePlace) {
      // Opening another line by accident must not discard a note that has text.
      const begun = document.querySelector<HTMLTextAreaElement>(`#${NEW_NOTE} textarea`);
      if (begun?.value.trim()) return begun.focus();
      from.current = document.activeElement;
      setFoundAgain(false);
      setWriting(place);
    },
    close(threadId: string | null) {
      setWriting(null);
      setWritten(threadId);
      if (!threadId && from.current instanceof HTMLElement) from.current.focus();
    },
  };
}

function CountsFor({
  page: { counting },
  graded: { countsFor, isUndecided },
}: {
  page: PageData;
  graded: Pick<Graded, "countsFor" | "isUndecided">;
}) {
  const said = isUndecided ? "Skills practised: this attempt is undecided and doesn’t count yet" : "Counts for";
  return (
    <section aria-labelledby="counts">
      <h2 id="counts">{counting.counts ? said : "Skills practised: this attempt doesn’t count"}</h2>
      <ul>
        {countsFor.map(({ skill, says }) => (
          <li key={skill}>
            {skill} <span className="hint">{says}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
