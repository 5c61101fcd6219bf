import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requireTeacher } from "~/accounts/guards.server";
import { cardOf } from "~/kinds/cards";
import { listSent, type SentReview } from "~/review/reviews/sent.server";
import { VERDICT_WORDS } from "~/review/reviews/verdicts";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { ForgetWords, KeptWordsContext } from "~/ui/forms/kept-words";
import { Notice } from "~/ui/notice";
import { Page, PageHead } from "~/ui/page";
import { Pager } from "~/ui/pager";
import { sayDay } from "~/ui/say-day";
import { CORRECTION, wordsOf } from "./words";

export const meta: MetaFunction = () => [{ title: "Reviews you sent · Onramp" }];
export const handle: PageHandle = { within: "/mentor" };

const SIZE = 50;
const SearchSchema = z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1) });

export async function loader({ request }: LoaderFunctionArgs) {
  const mentor = await requireTeacher(request);
  const { searchParams } = new URL(request.url);
  const { page } = SearchSchema.parse(Object.fromEntries(searchParams));
  const corrected = searchParams.get("corrected");
  const { total, reviews } = await listSent(mentor, { page, size: SIZE });
  return { page, total, reviews: reviews.map(drawReview), words: corrected && wordsOf(mentor, corrected) };
}

const drawReview = ({ sentAt, correctedOn, ...review }: SentReview) => ({
  ...review,
  on: sayDay(sentAt),
  correctedOn: correctedOn && sayDay(correctedOn),
});

export default function Sent() {
  const { page, total, reviews, words } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHead
        title={total === 0 ? "You haven’t sent any reviews yet" : `You have sent ${counted(total, "review")}`}
        lead="Your reviews of learners in your cohorts, newest first. On the submission’s page you can reply to comments, or add one. To change your verdict, your summary or the rubric, correct the review."
        actions={<ButtonLink to="/mentor">Queue</ButtonLink>}
      />
      <div role="status">
        {words && (
          <KeptWordsContext.Provider value={words}>
            <ForgetWords of={[CORRECTION]} />
            <Notice tone="good" title="Your correction was sent. The learner can read it now." />
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
                <ButtonLink size="small" look="quiet" to={`/mentor/sent/${id}`}>
                  Correct<span className="vh"> the review of {title}</span>
                </ButtonLink>
              </div>
            </li>
          ))}
        </ul>
      )}
      <Pager what="reviews" page={page} size={SIZE} total={total} />
    </Page>
  );
}
