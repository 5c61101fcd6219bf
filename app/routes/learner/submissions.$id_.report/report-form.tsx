import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Field } from "~/ui/forms/field";
import { KeptTextarea } from "~/ui/forms/kept-words";

/** The key under which a browser keeps an abuse report about this text until the report is sent. */
export const reportFormOf = (about: string) => `report-${about}`;

/** The form to report a piece of text, with the reason in the reporter's words. */
export function ReportForm({
  target: { type, about },
  reply,
}: {
  target: { readonly type: string; readonly about: string };
  /** The reply to a refused form. */
  reply: { readonly error: string; readonly written: string } | undefined;
}) {
  return (
    <Form method="post" className="form" noValidate>
      <input type="hidden" name="type" value={type} />
      <input type="hidden" name="about" value={about} />
      <Field id="reason" label="What is wrong with this text?" {...(reply && { error: reply.error })}>
        {(control) => (
          <KeptTextarea
            form={reportFormOf(about)}
            name="reason"
            rows={4}
            required
            defaultValue={reply?.written}
            {...control}
          />
        )}
      </Field>
      <div>
        <Button type="submit" look="main">
          Send abuse report
        </Button>
      </div>
    </Form>
  );
}
