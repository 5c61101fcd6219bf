import { Form, useFormAction } from "@remix-run/react";
import { useEffect } from "react";
import { Button } from "~/ui/button";
import { Confirmation } from "~/ui/confirmation";
import { TextField } from "~/ui/forms/field";
import { Undo } from "~/ui/undo";

const FIELD_ID = "hours-field";

const round = (hours: number) => String(Math.round(hours * 100) / 100);

/** The form for a mentor's hours per week, with a confirmation or an error. */
export function Hours({
  hours,
  isPeer,
  refused,
  before,
}: {
  hours: number;
  isPeer: boolean;
  refused: { readonly error: string; readonly written: string } | undefined;
  /** The hours before the change, if the hours were just saved. */
  before: number | undefined;
}) {
  useEffect(() => {
    if (!refused) return;
    document.getElementById(FIELD_ID)?.focus();
    document.getElementById(`${FIELD_ID}-error`)?.scrollIntoView({ block: "nearest" });
  }, [refused]);
  return (
    <>
      <Form method="post" action={`${useFormAction()}#hours`} className="line items-end" noValidate preventScrollReset>
        <TextField
          id={FIELD_ID}
          name="hours"
          label="Hours a week"
          inputMode="decimal"
          size={6}
          defaultValue={refused?.written ?? round(hours || (isPeer ? 1 : 0))}
          key={refused?.written ?? hours}
          error={refused?.error}
          autoFocus={refused !== undefined}
        />
        <Button type="submit" name="intent" value="hours">
          Save
        </Button>
      </Form>
      <Confirmation says={before === undefined ? undefined : "Your hours were saved."}>
        {before !== undefined && before !== hours && <Undo intent="hours" hours={String(before)} />}
      </Confirmation>
    </>
  );
}
