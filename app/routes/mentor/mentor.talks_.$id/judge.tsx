import { Form } from "@remix-run/react";
import type { TalkLine } from "~/review/talks/talk";
import { Button } from "~/ui/button";
import { Choice, Field, Why } from "~/ui/forms/field";
import { ErrorSummary } from "~/ui/forms/form";
import { KeptTextarea } from "~/ui/forms/kept-words";

/** The name under which this browser keeps the comment until it is sent. */
export const COMMENT = "talk";

/** The form that ends a talk: the rubric, the comment, and whether the mentor signs. */
export function Judge({
  lines,
  reply,
}: {
  lines: readonly TalkLine[];
  reply:
    | {
        readonly errors: Readonly<Record<string, string>>;
        readonly written: { readonly choices: Readonly<Record<string, string>>; readonly words: string };
      }
    | undefined;
}) {
  const errors = reply?.errors;
  const ids = { words: "words", ...Object.fromEntries(lines.map(({ id }) => [id, `${id}-0`])) };
  return (
    <Form method="post" noValidate className="form">
      <ErrorSummary
        errors={errors && Object.fromEntries(Object.entries(errors).map(([name, says]) => [name, [says]]))}
        ids={ids}
        reply={reply}
      />
      {lines.map(({ id, asks, because, steps }) => (
        <fieldset key={id} className="choices" aria-describedby={errors?.[id] ? `${id}-error` : undefined}>
          <legend className="label">{asks}</legend>
          <p className="hint">{because}</p>
          {steps.map((step, place) => (
            <Choice
              key={step}
              id={`${id}-${place}`}
              name={id}
              value={place}
              defaultChecked={reply?.written.choices[id] === String(place)}
            >
              {step}
            </Choice>
          ))}
          {errors?.[id] && <Why id={`${id}-error`}>{errors[id]}</Why>}
        </fieldset>
      ))}
      <Field
        id="words"
        label="For the learner"
        hint="What went well, and what to practise. Required for “not yet”. Only the learner reads it."
        {...(errors?.words && { error: errors.words })}
      >
        {(control) => (
          <KeptTextarea form={COMMENT} name="words" rows={4} defaultValue={reply?.written.words} {...control} />
        )}
      </Field>
      <p className="hint">
        You can sign only if you chose the middle level or higher on every line. You can’t undo this decision. If you
        sign, your name and the date will be on the learner’s certificate.
      </p>
      <div className="line">
        <Button type="submit" name="intent" value="sign" look="main">
          Sign
        </Button>
        <Button type="submit" name="intent" value="not-yet">
          Not yet
        </Button>
      </div>
    </Form>
  );
}
