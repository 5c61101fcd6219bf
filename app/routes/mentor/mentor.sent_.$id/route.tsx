import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { notFound, requireTeacher } from "~/accounts/guards.server";
import { cardOf } from "~/kinds/cards";
import { limiters } from "~/operations/limits.server";
import { sayWait } from "~/operations/retry-after.server";
import { correctReview, findOwnReview } from "~/review/reviews/correct.server";
import { SHAREABLE, SHAREABLE_HINT } from "~/review/reviews/verdicts";
import type { PageHandle } from "~/root";
import { Button, ButtonLink } from "~/ui/button";
import { Choice, Field } from "~/ui/forms/field";
import { ErrorSummary } from "~/ui/forms/form";
import { LONG, readFields } from "~/ui/forms/form-data.server";
import { KeptTextarea, KeptWordsContext, keptKey } from "~/ui/forms/kept-words";
import { Page, PageHead } from "~/ui/shell/page";
import { readPage } from "../mentor.sent/page.server";
import { CORRECTION, listAddress } from "../mentor.sent/words";
import { ReviewFields, summaryOf } from "../mentor.start_.$slug/review-fields";
import "~/ui/workspace/workspace.css";
import "../mentor.$id/desk.css";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Correct your review of ${data.title} · Onramp` : "Onramp" },
];
export const handle: PageHandle = { within: "/mentor" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const mentor = await requireTeacher(request);
  const review = await findOwnReview(mentor, params.id ?? "");
  if (!review) throw notFound();
  return { ...review, words: keptKey(mentor, review.id), page: readPage(request) };
}

/** Corrects the review. A rejected form is returned as typed. */
export async function action({ request, params }: ActionFunctionArgs) {
  const mentor = await requireTeacher(request);
  const id = params.id ?? "";
  const review = await findOwnReview(mentor, id);
  if (!review) throw notFound();
  const names = ["verdict", "summary", "shareable", ...review.rubric.map((line) => `rubric-${line.id}`)];
  const form = await readFields(request, ["version", ...names], LONG);
  const written = Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? "")]));
  const refuse = (errors: Readonly<Record<string, string>>) => data({ errors, written }, { status: 400 });
  const wait = await limiters.comment.take(mentor.id);
  if (wait !== null)
    return refuse({ "": `You have sent too many messages in the last hour. Try again ${sayWait(wait)}.` });
  const corrected = await correctReview(mentor, id, { version: Number(form.get("version")), fields: written });
  if (!corrected) throw notFound();
  if (!corrected.ok) return refuse(corrected.errors);
  return redirect(listAddress(readPage(request), { [corrected.isCorrected ? "corrected" : "saved"]: id }), 303);
}

export default function CorrectReview() {
  const { submissionId, title, kind, tryNumber, learner, version, fields, rubric, words, page } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { errors, written } = reply ?? { errors: {} as Record<string, string>, written: fields };
  return (
    <Page>
      <PageHead
        title="Correct your review"
        lead={
          <>
            {title}: {cardOf(kind).name}, attempt {tryNumber}, by <bdi>{learner}</bdi>. The learner is notified that you
            corrected it, and can also read the review as you first sent it.
          </>
        }
        actions={<ButtonLink to={`/submissions/${submissionId}`}>Read the submission</ButtonLink>}
      />
      <KeptWordsContext.Provider value={words}>
        <section className="desk-send" aria-labelledby="review">
          <h2 id="review">Your review</h2>
          <Form method="post" className="grid gap-4" noValidate>
            <ErrorSummary {...summaryOf(errors)} reply={reply} />
            <input type="hidden" name="version" value={version} />
            <ReviewFields
              rubric={rubric}
              reply={{ errors, written }}
              hint="The rubric doesn’t affect the score. Leave out anything you can’t judge."
              skip="Leave out"
              summary={
                <Field
                  id="summary"
                  label="Summary"
                  hint="What the learner did well, and what to practise next. Markdown works. To correct a comment on a line, reply to it."
                  {...(errors.summary && { error: errors.summary })}
                >
                  {(control) => (
                    <KeptTextarea
                      form={CORRECTION}
                      over={fields.summary}
                      name="summary"
                      rows={8}
                      defaultValue={written.summary}
                      {...control}
                    />
                  )}
                </Field>
              }
            />
            <Choice
              type="checkbox"
              name="shareable"
              value="on"
              defaultChecked={written.shareable === "on"}
              hint={SHAREABLE_HINT}
            >
              {SHAREABLE}
            </Choice>
            <div className="line">
              <Button type="submit" look="main">
                Send the correction
              </Button>
              <ButtonLink to={listAddress(page)}>Cancel</ButtonLink>
            </div>
          </Form>
        </section>
      </KeptWordsContext.Provider>
    </Page>
  );
}
