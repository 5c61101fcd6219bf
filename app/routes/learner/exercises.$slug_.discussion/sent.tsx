import { useLocation } from "@remix-run/react";
import { createContext, useContext, useEffect, useRef, useState } from "react";
import { ForgetWords } from "~/ui/forms/kept-words";

/** The form that was just sent, and its post; the post is null if it was deleted. */
interface Sent {
  readonly form: string;
  readonly post: string | null;
}

export const SentContext = createContext<Sent | null>(null);

/**
 * Counts how often this form was sent since the page was opened. Use the count as the form's key, so that the form is
 * reset each time.
 */
export function useTimesSent(form: string): number {
  const sent = useContext(SentContext);
  const { key } = useLocation();
  const [times, setTimes] = useState(0);
  const isThis = sent?.form === form;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each submission has a new key
  useEffect(() => {
    if (isThis) setTimes((times) => times + 1);
  }, [isThis, key]);
  return times;
}

/**
 * Deletes the stored text of the form that was sent, and moves the focus to its post. Also removes the form's name from
 * the URL, because a reload would otherwise delete text that was written since then.
 */
export function AfterPost() {
  const sent = useContext(SentContext);
  const { key } = useLocation();
  const post = sent?.post;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each submission has a new key
  useEffect(() => {
    if (post) document.getElementById(`p-${post}`)?.focus();
    const address = new URL(window.location.href);
    if (!address.searchParams.has("sent")) return;
    for (const name of ["sent", "post"]) address.searchParams.delete(name);
    window.history.replaceState(window.history.state, "", address);
  }, [post, key]);
  return sent && <ForgetWords key={key} of={[sent.form]} />;
}

/** Says that a post was sent. Takes the focus if a post was deleted, because the pressed button disappears, too. */
export function SaySent() {
  const sent = useContext(SentContext);
  const { key } = useLocation();
  const box = useRef<HTMLDivElement>(null);
  const isDeleted = sent !== null && sent.post === null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each submission has a new key
  useEffect(() => {
    if (isDeleted) box.current?.focus();
  }, [isDeleted, key]);
  return (
    <div ref={box} role="status" tabIndex={-1}>
      {sent && (
        <p key={key} className="strip">
          {sayDone(sent)}
        </p>
      )}
    </div>
  );
}

function sayDone({ form, post }: Sent): string {
  if (!form.startsWith("edit-")) return form === "new" ? "Your post was added." : "Your reply was added.";
  return post ? "Your change was saved." : "Your post was deleted.";
}
