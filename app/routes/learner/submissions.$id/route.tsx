import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { type ShouldRevalidateFunction, useLoaderData } from "@remix-run/react";
import { notFound } from "~/accounts/guards.server";
import { listClosed } from "~/grading/ai-review.server";
import { ClassLessonsContext } from "~/kinds/lesson-link";
import { passRetryAfter } from "~/operations/retry-after.server";
import { isOwn, mayWrite, requireRight } from "~/review/reviews/require-right.server";
import type { PageHandle } from "~/root";
import { LONG, readFormData } from "~/ui/forms/form-data.server";
import { useLastingReply } from "~/ui/forms/lasting-reply";
import { ASK, AskCountsContext, SHOW_ANSWERS } from "~/ui/on-ask";
import { Page } from "~/ui/shell/page";
import {
  again,
  askAMentor,
  askAnother,
  comment,
  decline,
  explain,
  replyTo,
  setAScore,
  settle,
  showAnswers,
  standByFinding,
  takeBackAScore,
  takeBackFinding,
  withdraw,
  workAgain,
} from "./actions.server";
import { GradedReport } from "./graded-report";
import { GuestSteps } from "./guest-steps";
import { readPage } from "./page.server";
import { askAPeer, markHelped, withdrawFromPeers } from "./peer-actions.server";
import { ReportHead } from "./report-head";
import { readLines } from "./texts.server";
import { useLiveResult } from "./use-live-result";
import { WaitingForResult } from "./waiting";
import "~/ui/styles/report.css";
import { BESIDE } from "./beside-param";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Report: ${data.title} · Onramp` : "Onramp" },
];

export const headers = passRetryAfter;

/** Matches the breadcrumb above the heading: Exercises / … */
export const handle: PageHandle = { within: "/exercises" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  return readPage(request, params.id);
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { person, right, submissionId, reader } = await requireRight(request, params.id);
  const form = await readFormData(request, LONG);
  const asked = { person, submissionId, form };
  const intent = form.get("intent");
  const may = intent === "grade-again" || intent === SHOW_ANSWERS ? right !== "reader" : mayWrite(right);
  if (!may || (OWNERS.has(String(intent)) && right !== "owner")) throw notFound();
  if (MENTORS.has(String(intent)) && right !== "mentor") throw notFound();
  if (intent === SHOW_ANSWERS && !isOwn(right)) throw notFound();
  if (AFTER_RESULT.has(String(intent)) && (await listClosed(person)).has(submissionId))
    return redirect(`/submissions/${submissionId}`, 303);
  switch (intent) {
    case "comment":
      return comment(asked, await readLines(reader));
    case "reply":
      return replyTo(asked);
    case "resolve":
    case "reopen":
      return settle(asked, intent === "resolve");
    case "explain":
      return explain(asked, context.sandbox);
    case "work-again":
      return workAgain(asked);
    case "ask-mentor":
      return askAMentor(asked);
    case "ask-peer":
      return askAPeer(asked);
    case "withdraw-peer":
      return withdrawFromPeers(asked);
    case "helped":
    case "not-helped":
      return markHelped(asked, intent === "helped");
    case "withdraw":
      return withdraw(asked);
    case "decline":
      return decline(asked);
    case "set-score":
      return setAScore(asked);
    case "take-back-score":
      return takeBackAScore(asked);
    case "stand-by":
      return standByFinding(asked);
    case "take-back":
      return takeBackFinding(asked);
    case "second-opinion":
      return askAnother(asked);
    case "grade-again":
      return again(asked);
    case "show-answers":
      return showAnswers(asked, request.url);
    default:
      throw new Response("That action isn’t available on this page. Reload the page and try again.", { status: 400 });
  }
}

/** Actions for the learner only. */
const OWNERS = new Set([
  "explain",
  "work-again",
  "ask-mentor",
  "ask-peer",
  "withdraw-peer",
  "helped",
  "not-helped",
  "withdraw",
  "decline",
  "stand-by",
  "take-back",
  "second-opinion",
]);
/** Actions whose answers depend on the result, so nothing happens while the result isn't open to the learner. */
const AFTER_RESULT = new Set(["decline", "take-back", "second-opinion"]);
/** Actions for the learner's mentors only. */
const MENTORS = new Set(["set-score", "take-back-score"]);

/**
 * The table's filter runs in the browser, so changing the filter doesn't reload the report. Asking for withheld parts
 * or for the reference does reload it.
 */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}) => {
  const isOnlyFilter =
    currentUrl.pathname === nextUrl.pathname &&
    currentUrl.search !== nextUrl.search &&
    [ASK, BESIDE].every((name) => currentUrl.searchParams.get(name) === nextUrl.searchParams.get(name));
  return isOnlyFilter && !formMethod ? false : defaultShouldRevalidate;
};

export default function Submission() {
  const page = useLoaderData<typeof loader>();
  const reply = useLastingReply<typeof action>();
  const { waiting, graded, id, right } = page;
  useLiveResult(id, waiting !== null && (waiting.state === "waiting" || waiting.willRetry));
  return (
    <Page>
      {/* Rendered before its text, so that screen readers announce the result when it arrives. */}
      <p role="status" className="vh">
        {graded ? `Graded: ${graded.headline.title}` : ""}
      </p>
      {graded ? (
        <AskCountsContext.Provider value={graded.asksHint}>
          <ClassLessonsContext.Provider value={graded.lessons}>
            <GradedReport
              // The submission is the key, so that another attempt isn't rendered as an update of this attempt.
              key={id}
              page={page}
              graded={graded}
              refused={reply && "explain" in reply ? reply : undefined}
              refusedAgain={reply && "again" in reply ? reply : undefined}
              refusedAsk={reply && "ask" in reply ? reply : undefined}
              refusedPeer={reply && "peer" in reply ? reply : undefined}
              refusedSecond={reply && "second" in reply ? reply : undefined}
              refusedScore={reply && "setScore" in reply ? reply : undefined}
              refusedStand={reply && "stand" in reply ? reply : undefined}
            />
          </ClassLessonsContext.Provider>
        </AskCountsContext.Provider>
      ) : (
        <>
          <ReportHead
            about={page}
            title={waiting.state === "waiting" ? "Handed in" : "Handed in, not graded yet"}
            lead={page.learner ? "There is no result yet." : "Your submission is stored as you sent it."}
            actions={right === "guest" && <GuestSteps id={id} />}
          />
          <WaitingForResult
            waiting={waiting}
            tryNumber={page.tryNumber}
            mayAsk={right !== "reader"}
            isGuest={right === "guest"}
          />
        </>
      )}
    </Page>
  );
}
