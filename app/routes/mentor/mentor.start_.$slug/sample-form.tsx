import { Form } from "@remix-run/react";
import type { Ref } from "react";
import type { RubricLine } from "~/kinds/rules";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/forms/form";
import { ReviewFields, type ReviewReply, summaryOf } from "./review-fields";

const NOTHING: ReviewReply = { errors: {}, written: {} };

/**
 * A form with the same verdict and rubric as on the desk, except that every line needs a step. Works without
 * JavaScript.
 */
export function SampleForm({
  formRef,
  rubric,
  reply,
}: {
  readonly formRef: Ref<HTMLFormElement>;
  readonly rubric: readonly RubricLine[];
  readonly reply: ReviewReply | undefined;
}) {
  return (
    <section className="desk-send" aria-labelledby="review">
      <h2 id="review">Your review</h2>
      <Form ref={formRef} method="post" className="grid gap-4" noValidate preventScrollReset>
        <ErrorSummary {...summaryOf(reply?.errors ?? {})} reply={reply} />
        <ReviewFields
          rubric={rubric}
          reply={reply ?? NOTHING}
          hint="The rubric doesn’t affect the score. On a learner’s work, you can leave out anything you can’t judge."
        />
        <div className="line">
          <Button type="submit" look="main">
            Compare with our review
          </Button>
          <span className="hint">You can’t change your review after that.</span>
        </div>
      </Form>
    </section>
  );
}
