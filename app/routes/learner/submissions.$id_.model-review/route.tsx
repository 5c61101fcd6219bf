import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { notFound } from "~/accounts/guards.server";
import { passRetryAfter, tooMany } from "~/operations/retry-after.server";
import type { PageHandle } from "~/root";
import { askForReview, readModelReview } from "~/tutor/review/model-review.server";
import { deleteReview } from "~/tutor/review/stored-review.server";
import { refuseAsk } from "~/tutor/talk/choice.server";
import { Button, ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { ErrorSummary, type FormErrors } from "~/ui/forms/form";
import { readFields } from "~/ui/forms/form-data.server";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { Sent } from "../exercises.$slug_.tutor/conversation";
import { requireOwner } from "../submissions.$id/owner.server";
import { drawReview } from "./draw.server";
import { type ReviewedFile, ReviewedFiles } from "./reviewed-files";
import "~/ui/styles/report.css";
import "../exercises.$slug_.tutor/tutor.css";

/** A review of the same change by the installation's language model, made on request. Works without scripts. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Review by a language model: ${data.title} · Onramp` : "Onramp" },
];
export const handle: PageHandle = { within: "/exercises" };
export const headers: HeadersFunction = passRetryAfter;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, submissionId: id } = await requireOwner(request, params.id);
  const read = await readModelReview(person, id);
  if (read === "no reviews") throw notFound();
  // The submission's page explains why the report is not open yet.
  if (read === "not open") throw redirect(`/submissions/${encodeURIComponent(id)}`, 303);
  const { review, ...rest } = read;
  return { id, ...rest, review: review && (await drawReview(review)) };
}

interface Reply {
  readonly errors: FormErrors;
}

/** Requests the review, and waits for the whole reply. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { person, submissionId: id } = await requireOwner(request, params.id);
  const form = await readFields(request, ["intent", "host", "retention"]);
  const back = () => redirect(`/submissions/${encodeURIComponent(id)}/model-review`, 303);
  if (form.get("intent") === "delete") {
    await deleteReview(person, id);
    return back();
  }
  const refuse = (message: string, init: ResponseInit = { status: 400 }) =>
    data<Reply>({ errors: { "": [message] } }, init);
  const refused = await refuseAsk(person);
  if (refused) return refuse(refused.message, tooMany(refused.retryAfter));
  const shown = { host: String(form.get("host") ?? ""), retention: String(form.get("retention") ?? "") };
  const wrong = await askForReview(person, id, shown, context.reader.signal);
  return wrong === null ? back() : refuse(wrong);
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

export default function ModelReviewPage() {
  const { id, title, days, review, offer } = useLoaderData<typeof loader>();
  return (
    <Page width={review ? "usual" : "narrow"}>
      <PageHead
        title="Review by a language model"
        lead={
          <>
            {title}. {review ? sayCounts(review) : "A model reviews the same change. Compare its comments with yours."}
          </>
        }
        actions={<ButtonLink to={`/submissions/${id}`}>Back to the report</ButtonLink>}
      />
      {review && <Review review={review} days={days} />}
      {offer && <Ask offer={offer} />}
    </Page>
  );
}

function sayCounts({ files }: NonNullable<Data["review"]>): string {
  const all = files.flatMap(({ comments }) => comments);
  if (all.length === 0) return "The model made no comments on this change.";
  const count = (at: string) => all.filter(({ says }) => says.at === at).length;
  return `${counted(all.length, "comment")}: ${count("issue")} on the lines of an issue, ${count("decoy")} on a decoy, ${count("silent")} not judged by a person.`;
}

function Review({ review, days }: { review: NonNullable<Data["review"]>; days: number }) {
  const { model, leftOut, files } = review;
  return (
    <Part id="review" title="Comments" about={model}>
      <p className="prose mb-3">
        The model can be wrong. Onramp compares each comment’s lines, not its words, with the key. These comments don’t
        affect your score or your figures. {leftOut > 0 && sayLeftOut(leftOut)}
      </p>
      <ReviewedFiles files={files as readonly ReviewedFile[]} />
      <Form method="post" className="mt-4">
        <Button type="submit" size="small" name="intent" value="delete">
          Delete this review
        </Button>
        <p className="hint mt-2">
          Only you see this review. Onramp deletes it {days} days after the day on which you asked for it or handed in
          your work, whichever is later. To ask for another review, delete this one.
        </p>
      </Form>
    </Part>
  );
}

const sayLeftOut = (count: number) =>
  count === 1
    ? "One more comment isn’t shown: it doesn’t refer to a line of this change, or it comes after the first 20."
    : `${count} more comments aren’t shown: they don’t refer to a line of this change, or they come after the first 20.`;

function Ask({ offer }: { offer: NonNullable<Data["offer"]> }) {
  const reply: Reply | undefined = useActionData<typeof action>();
  const isAsking = useNavigation().state === "submitting";
  if (!offer.isOn)
    return (
      <Part id="ask" title="Off">
        <p className="prose">{offer.says}</p>
      </Part>
    );
  const { host, retention, sent, tokens, tokensLeft, limit, usedUp } = offer;
  const round = (count: number) => (Math.round(count / 1000) * 1000).toLocaleString("en-GB");
  return (
    <Part id="ask" title="Ask for a review">
      <Form method="post" className="form" noValidate>
        <ErrorSummary errors={reply?.errors} ids={{}} reply={reply} />
        <p>
          The button sends the text below to <b>{host}</b>. How long this provider keeps it: <b>{retention}</b>. The
          text is the change as you saw it, without your work, your name or your email address. Onramp sends nothing
          until you press the button.
        </p>
        <Sent sent={sent} message="" />
        <input type="hidden" name="host" value={host} />
        <input type="hidden" name="retention" value={retention} />
        <div className="line">
          <Button type="submit" look="main" name="intent" value="ask">
            Send this to {host}
          </Button>
          <span className="hint" role="status">
            {isAsking
              ? "The model is reading the change. This can take a minute."
              : (usedUp ??
                `This uses about ${round(tokens)} of the ${round(tokensLeft)} tokens that ${limit === "day" ? "you have left for today" : "your cohort has left this month"}.`)}
          </span>
        </div>
      </Form>
    </Part>
  );
}
