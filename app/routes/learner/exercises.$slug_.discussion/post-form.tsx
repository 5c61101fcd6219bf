import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Choice, Field } from "~/ui/forms/field";
import { ErrorSummary, errorOf, type FormErrors } from "~/ui/forms/form";
import { KeptTextarea } from "~/ui/forms/kept-words";

/** The reply to a refused form. */
export interface PostReply {
  readonly errors: FormErrors;
  readonly written: Readonly<Record<string, string>>;
}

/** A form for a post, for a reply (`topic`), or for changing one's own post. Unsent text is kept in the browser. */
export function PostForm({
  form,
  label,
  does,
  topic,
  post,
  reply,
}: {
  /** The key under which the browser keeps unsent text. */
  form: string;
  label: string;
  /** The label of the button. */
  does: string;
  topic?: string;
  post?: { readonly id: string; readonly source: string; readonly isNamed: boolean; readonly isSpoiler: boolean };
  reply: PostReply | undefined;
}) {
  const id = `text-${form}`;
  const written = reply?.written;
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary errors={reply?.errors} ids={{ text: id }} reply={reply} />
      {topic && <input type="hidden" name="topic" value={topic} />}
      {post && <input type="hidden" name="post" value={post.id} />}
      <Field id={id} label={label} hint="Markdown works." error={errorOf(reply?.errors, "text")}>
        {(control) => (
          <KeptTextarea
            form={form}
            over={post?.source ?? ""}
            name="text"
            rows={4}
            required
            defaultValue={written ? written.text : post?.source}
            {...control}
          />
        )}
      </Field>
      <Choice
        type="checkbox"
        name="isSpoiler"
        defaultChecked={written ? written.isSpoiler === "on" : post?.isSpoiler}
        hint="The post is held back from learners who haven’t passed. Everything you write after you pass is held back, too."
      >
        This post contains a spoiler
      </Choice>
      <Choice
        type="checkbox"
        name="isNamed"
        defaultChecked={written ? written.isNamed === "on" : post?.isNamed}
        hint="Otherwise the post is signed with a letter, like “Anonymous B”. The names of mentors, leads and admins are shown with their role. If someone reports the post, a lead or an admin sees who wrote it."
      >
        Show my name
      </Choice>
      <div>
        <Button type="submit" name="intent" value={post ? "edit" : "post"}>
          {does}
        </Button>
      </div>
    </Form>
  );
}
