import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Field } from "~/ui/forms/field";
import { Saved } from "~/ui/forms/form";
import { useCopy } from "~/ui/forms/use-copy";
import { Part } from "~/ui/shell/page";

/** The link with which a calendar app follows the learner's deadlines. */
export function CalendarLink({ link, done }: { link: string | null; done: string }) {
  const { field, copy, isCopied } = useCopy(link);
  return (
    <Part id="calendar" title="In your calendar">
      <p className="prose">
        {link
          ? "Subscribe to this link in your calendar app. New deadlines and extensions appear there automatically."
          : "Create a link, and your calendar app shows your deadlines, including new ones and extensions."}
      </p>
      {link && (
        <div className="mt-3">
          <Field
            label="Your calendar link"
            hint="Anyone with this link can read the titles and times of your assignments, and nothing else."
          >
            {(control) => <input ref={field} className="code" type="text" readOnly value={link} {...control} />}
          </Field>
        </div>
      )}
      <Form method="post" className="line mt-3" preventScrollReset>
        {link ? (
          <>
            <Button className="needs-script" onClick={() => void copy()}>
              Copy
            </Button>
            <Button type="submit" name="intent" value="remove-calendar">
              Remove link
            </Button>
          </>
        ) : (
          <Button type="submit" name="intent" value="create-calendar">
            Create calendar link
          </Button>
        )}
        <Saved when={isCopied || done !== ""}>{isCopied ? "Copied" : done}</Saved>
      </Form>
    </Part>
  );
}
