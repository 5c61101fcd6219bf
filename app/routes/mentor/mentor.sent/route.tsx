import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requireTeacher } from "~/accounts/guards.server";
import { cardOf } from "~/kinds/cards";
import { findOwnReview } from "~/review/reviews/correct.server";
import { listRulingsBy, listSent, type SentReview } from "~/review/reviews/sent.server";
import { VERDICT_WORDS } from "~/review/reviews/verdicts";
import { DECISION_WORDS } from "~/review/rulings/ruling-words";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { ForgetSaved, isSameText, KeptWordsContext, keptKey } from "~/ui/forms/kept-words";
import { Notice } from "~/ui/notice";
import { Pager } from "~/ui/pager";
import { sayDay } from "~/ui/say-day";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { readPage } from "./page.server";
import { CORRECTION } from "./words";

export const meta: MetaFunction = () => [{ title: "Reviews you sent · Onramp" }];
export const handle: PageHandle = { within: "/mentor" };

const SIZE = 50;

export async function loader({ request }: LoaderFunctionArgs) {
  const mentor = await requireTeacher(request);
  const { searchParams } = new URL(request.url);
  const page = readPage(request);
  const rulingsPage = readPage(request, "rulings");
  const corrected = searchParams.get("corrected");
  const id = corrected ?? searchParams.get("saved");
  const [{ total, reviews }, made, review] = await Promise.all([
    listSent(mentor, { page, size: SIZE }),
    listRulingsBy(mentor, { page: rulingsPage, size: SIZE }),
    id === null ? null : findOwnReview(mentor, id),
  ]);
  const saved = review && {
    words: keptKey(mentor, review.id),
    summary: review.fields.summary ?? "",
    isCorrected: corrected !== null,
  };
  const rulings = {
    page: rulingsPage,
    total: made.total,
    rows: made.rulings.map(({ ruledAt, ...ruling }) => ({ ...ruling, on: sayDay(ruledAt) })),
  };
  return { page, total, reviews: reviews.map(drawReview), rulings, saved };
}

const drawReview = ({ sentAt, correctedOn, ...review }: SentReview) => ({
  ...review,
  on: sayDay(sentAt),
  correctedOn: correctedOn && sayDay(correctedOn),
});

export default function Sent() {
  const { page, total, reviews, rulings, saved } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHead
        title={total === 0 ? "You haven’t sent any reviews yet" : `You have sent ${counted(total, "review")}`}
        lead="Your reviews of work by learners in your cohorts, newest first. On a submission’s page, you can reply to comments, or add a comment. To change your verdict, your summary or the rubric, correct the review."
        actions={<ButtonLink to="/mentor">Queue</ButtonLink>}
      />
      <div role="status">
        {saved && (
          <KeptWordsContext.Provider value={saved.words}>
            <ForgetSaved form={CORRECTION} isSaved={(kept) => isSameText(kept, saved.summary)} />
            <Notice
              tone="good"
              title={
                saved.isCorrected
                  ? "Your correction was sent. The learner can read it now."
                  : "Saved. The review didn’t change, so the learner isn’t notified."
              }
            />
          </KeptWordsContext.Provider>
        )}
      </div>
      {reviews.length === 0 ? (
        total === 0 && (
          <Notice title="Nothing here yet.">Each review that you send from the queue is listed here.</Notice>
        )
      ) : (
        <ul className="rows no-gutter">
          {reviews.map(({ id, submissionId, title, kind, tryNumber, learner, verdict, on, correctedOn }) => (
            <li key={id}>
              <div>
                <Link className="plain name" to={`/submissions/${submissionId}`}>
                  {title}
                </Link>
                <p className="meta">
                  <bdi>{learner}</bdi> · {cardOf(kind).name}, attempt {tryNumber} · your verdict:{" "}
                  {VERDICT_WORDS[verdict].toLowerCase()} · {on}
                  {correctedOn && `, corrected ${correctedOn}`}
                </p>
              </div>
              <div className="does">
                <ButtonLink size="small" look="quiet" to={`/mentor/sent/${id}${page > 1 ? `?page=${page}` : ""}`}>
                  Correct<span className="vh"> the review of {title}</span>
                </ButtonLink>
              </div>
            </li>
          ))}
        </ul>
      )}
      <Pager what="reviews" page={page} size={SIZE} total={total} />
      {rulings.total > 0 && (
        <Part id="rulings" title="Rulings you made" about="newest first">
          <ul className="rows no-gutter">
            {rulings.rows.map(({ itemId, title, kind, decision, issue, on }) => (
              <li key={itemId}>
                <div>
                  <Link className="plain name" to={`/mentor/${itemId}`}>
                    {title}
                  </Link>
                  <p className="meta">
                    {cardOf(kind).name} · your ruling: {DECISION_WORDS[decision].toLowerCase()}
                    {issue && (
                      <>
                        , “<bdi>{issue}</bdi>”
                      </>
                    )}{" "}
                    · {on}
                  </p>
                </div>
              </li>
            ))}
          </ul>
          <Pager what="rulings" name="rulings" page={rulings.page} size={SIZE} total={rulings.total} />
        </Part>
      )}
    </Page>
  );
}
