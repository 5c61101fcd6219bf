import { Form, Link } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Choice } from "~/ui/forms/field";
import { ErrorSummary, type FormErrors, Saved } from "~/ui/forms/form";

/** Settings for the person's editor and for single-key shortcuts. */
export function Settings({
  editor,
  singleKeys,
  reply,
}: {
  editor: "monaco" | "plain";
  singleKeys: boolean;
  reply: { saved: boolean; errors: FormErrors | null } | undefined;
}) {
  return (
    <Form method="post" className="form">
      <ErrorSummary errors={reply?.errors} />
      <input type="hidden" name="intent" value="settings" />
      <fieldset className="choices">
        <legend className="label">Editor</legend>
        <Choice
          name="editor"
          value="monaco"
          defaultChecked={editor === "monaco"}
          hint="Shows colours, suggestions and type errors as you type."
        >
          Code editor
        </Choice>
        <Choice
          name="editor"
          value="plain"
          defaultChecked={editor === "plain"}
          hint="A plain text field that loads fast and works well with screen readers."
        >
          Plain text
        </Choice>
      </fieldset>
      <fieldset className="choices">
        <legend className="label">Keyboard shortcuts</legend>
        <Choice
          type="checkbox"
          name="singleKeys"
          defaultChecked={singleKeys}
          hint="For example j, k, n and p in workspaces and reports. Shortcuts with Ctrl always work."
        >
          Single-key shortcuts
        </Choice>
      </fieldset>
      <div className="line">
        <Button type="submit">Save</Button>
        <Link to="/welcome">See the welcome tour again</Link>
        <Saved when={reply?.saved}>Saved</Saved>
      </div>
    </Form>
  );
}
