import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Confirm } from "~/ui/forms/confirm";
import { TextField } from "~/ui/forms/field";
import { errorOf, type FormErrors } from "~/ui/forms/form";
import { Part } from "~/ui/shell/page";

/** The open link: its URL, a way to close it, and a way to replace it. */
export function OpenLink({
  link,
  address,
  reply,
}: {
  link: string;
  address: string;
  reply: { readonly errors: FormErrors; readonly words: string } | undefined;
}) {
  return (
    <Part id="link" title="Your link">
      <p className="prose wrap-anywhere">
        <a href={`/p/${link}`}>{address}</a>
      </p>
      <p className="hint">
        Anyone with the link can see the page and share it. The link ends in random characters, so it can’t be guessed.
        Once you withdraw the link, it shows “withdrawn”, without your name. Your selection is kept, and you can create
        a new link, but this one can’t be restored.
      </p>
      <div className="line mt-3">
        <Form method="post">
          <input type="hidden" name="intent" value="withdraw" />
          <Button type="submit">Withdraw the link</Button>
        </Form>
        <Confirm label="A new link…" isOpen={reply !== undefined}>
          <p>The page stays online, with a new link. The old link shows “withdrawn”.</p>
          <Form method="post" className="form" noValidate>
            <input type="hidden" name="intent" value="new-link" />
            <input type="hidden" name="instead" value={link} />
            <TextField
              id="new-words"
              name="words"
              label="Text in the new link"
              defaultValue={reply?.words}
              error={errorOf(reply?.errors, "words")}
              required
            />
            <div>
              <Button type="submit">Create new link</Button>
            </div>
          </Form>
        </Confirm>
      </div>
    </Part>
  );
}
