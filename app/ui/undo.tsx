import { Form } from "@remix-run/react";
import { Button } from "./button";

/** The button that undoes what the person did last. The props other than `intent` are the form's fields. */
export function Undo({ intent, ...fields }: { intent: string; [field: string]: string }) {
  return (
    <Form method="post" preventScrollReset>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" size="small" name="intent" value={intent}>
        Undo
      </Button>
    </Form>
  );
}
