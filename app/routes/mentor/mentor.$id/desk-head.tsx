import { Link } from "@remix-run/react";
import { cardOf } from "~/kinds/cards";
import { ButtonLink } from "~/ui/button";
import { type Turn, Turns } from "../../learner/exercises.$slug_.tutor/conversation";
import type { DeskData } from "./desk.server";
import { KeysButton } from "./desk-tools";

/** The learner, the grader's summary in one sentence, and the learner's question. `queue`: the queue's URL. */
export function DeskHead({ desk, queue, title }: { desk: DeskData; queue: string; title: string }) {
  return (
    <header className="report-head">
      <p className="meta">
        <ButtonLink size="small" look="quiet" to={desk.isInPool ? "/me/answers" : queue}>
          {desk.isInPool ? "Answer learners" : "Queue"}
        </ButtonLink>{" "}
        {cardOf(desk.kind).name} · attempt {desk.tryNumber} · {desk.confidence}% confident · waiting since {desk.since}
      </p>
      <div>
        <h1>
          <bdi>{desk.learner}</bdi>, on {desk.title}
        </h1>
        <p className="lead">The report says: “{title}”</p>
        {desk.question && (
          <blockquote className="asked mt-3">
            <p className="meta">
              <bdi>{desk.learner}</bdi> asks
              {desk.isSecondOpinion && " for a second opinion. You see the earlier review once you have sent yours"} ·{" "}
              <Link to={`/submissions/${desk.submissionId}/report?type=question&about=${desk.itemId}`}>
                Report abuse
              </Link>
            </p>
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised on the server by `markdownToHtml` */}
            <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: desk.question }} />
          </blockquote>
        )}
        {desk.isTalkHidden && (
          <p className="hint mt-3">
            The learner attached a conversation with the tutor. Only the mentor who reviews this submission can read it.
          </p>
        )}
        {desk.tutorTalk.length > 0 && (
          <details className="mt-3">
            <summary>The conversation with the tutor that the learner attached</summary>
            <div className="prose mt-2">
              <Turns turns={desk.tutorTalk as readonly Turn[]} learner="The learner" />
            </div>
          </details>
        )}
      </div>
      <div className="do">
        <KeysButton size="small" />
      </div>
    </header>
  );
}
