import { Link } from "@remix-run/react";
import { useRef, useState } from "react";
import type { Snippet } from "~/review/threads/snippets.server";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { BLANK, nextBlank } from "~/ui/text/blanks";

/** Selects the next blank in a field. Returns false if there is no blank. */
function selectBlank(field: HTMLTextAreaElement, from: number): boolean {
  const at = nextBlank(field.value, from);
  field.focus();
  if (at === null) return false;
  field.setSelectionRange(at, at + BLANK.length);
  return true;
}

/**
 * Inserts saved text into the field in use: opens a list to choose from, or selects the next blank if the field has a
 * blank.
 */
export function useSnippets(snippets: readonly Snippet[]) {
  const [isOpen, setOpen] = useState(false);
  const field = useRef<HTMLTextAreaElement | null>(null);
  const insert = (text: string) => {
    const box = field.current;
    setOpen(false);
    // Wait until the closing dialog has returned the focus.
    requestAnimationFrame(() => {
      if (!box?.isConnected) return;
      const start = box.selectionStart;
      box.setRangeText(text, start, box.selectionEnd, "end");
      box.dispatchEvent(new Event("input", { bubbles: true }));
      selectBlank(box, start);
    });
  };
  return {
    /** The shortcut: selects the field's next blank if there is one, otherwise opens the list. */
    open() {
      const here = document.activeElement;
      if (here instanceof HTMLTextAreaElement) {
        field.current = here;
        if (selectBlank(here, here.selectionEnd)) return;
      } else field.current = document.getElementById("summary") as HTMLTextAreaElement | null;
      setOpen(true);
    },
    dialog: (
      <Dialog title="Insert a snippet" isOpen={isOpen} onClose={() => setOpen(false)}>
        {snippets.length === 0 && <p>You have no snippets yet.</p>}
        <ul className="snippets">
          {snippets.map(({ id, name, text }) => (
            <li key={id}>
              <Button look="quiet" onClick={() => insert(text)}>
                <bdi>{name}</bdi>
              </Button>
              <span className="meta one-line">{text}</span>
            </li>
          ))}
        </ul>
        <div className="line">
          <Button onClick={() => setOpen(false)}>Close</Button>
          <Link to="/mentor/snippets" target="_blank">
            Add or change snippets
          </Link>
        </div>
      </Dialog>
    ),
  };
}
