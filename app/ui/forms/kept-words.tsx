import { type ComponentProps, createContext, useCallback, useContext, useEffect, useRef } from "react";
import type { NotePlace } from "../diff/line-notes";

/**
 * Text typed into a page's fields is stored in this browser until it is sent, so that no text is lost if the tab is
 * closed or the server is unavailable. Stored text is never sent automatically.
 */

/**
 * Identifies the person and the subject of stored text: "person:submission". Null means that nothing is stored. The
 * person is included because other people may use this browser.
 */
export const KeptWordsContext = createContext<string | null>(null);

/** The name of a person's stored text about a subject, such as a submission, for `KeptWordsContext`. */
export const keptKey = (person: { readonly id: string }, subject: string) => `${person.id}:${subject}`;

const nameOf = (whose: string, form: string) => `onramp:words:${whose}:${form}`;

function read(whose: string | null, form: string): string {
  try {
    return (whose && localStorage.getItem(nameOf(whose, form))) || "";
  } catch {
    // This browser has no storage.
    return "";
  }
}

function write(whose: string | null, form: string, words: string): void {
  try {
    if (whose === null) return;
    if (words.trim()) localStorage.setItem(nameOf(whose, form), words);
    else localStorage.removeItem(nameOf(whose, form));
  } catch {
    // The storage is off or full. The field still contains the text.
  }
}

/** The key of a new note's form. */
export const noteFormAt = ({ side, line, endLine, file }: NotePlace) => `new:${side}:${line}:${endLine ?? ""}:${file}`;

/** The place of a note that was started and not sent. Call this only in the browser. */
export function findBegunNote(whose: string | null): NotePlace | null {
  if (whose === null) return null;
  const start = nameOf(whose, "new:");
  try {
    const at = Object.keys(localStorage).find((name) => name.startsWith(start));
    const [side, line, endLine, ...file] = at?.slice(start.length).split(":") ?? [];
    if (side !== "old" && side !== "new") return null;
    return { side, line: Number(line), endLine: endLine ? Number(endLine) : null, file: file.join(":") };
  } catch {
    return null;
  }
}

/**
 * Reads, stores and deletes the text of a form. Call `read` in the browser only; call `forget` once the text was sent
 * or discarded.
 */
export function useKeptWords(form: string) {
  const whose = useContext(KeptWordsContext);
  return {
    read: useCallback(() => read(whose, form), [whose, form]),
    forget: useCallback(() => write(whose, form, ""), [whose, form]),
  };
}

/** Whether two texts are the same for the server, which trims texts. Some browsers' forms send other line endings. */
export const isSameText = (one: string, other: string) => plain(one) === plain(other);
const plain = (text: string) => text.replace(/\r\n?/g, "\n").trim();

/**
 * A text field that stores its text under its form's name. Stored text replaces the initial content only if that
 * content is empty or equals `over`, the text with which the form starts.
 */
export function KeptTextarea({
  form,
  over = "",
  ...props
}: { form: string; over?: string } & ComponentProps<"textarea">) {
  const whose = useContext(KeptWordsContext);
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const kept = read(whose, form);
    if (box.current && kept && ["", over].some((text) => isSameText(text, box.current!.value)))
      box.current.value = kept;
  }, [whose, form, over]);
  return <textarea {...props} ref={box} onInput={(event) => write(whose, form, event.currentTarget.value)} />;
}

const hasText = (fields: URLSearchParams) => Boolean(fields.get("text")?.trim());

/**
 * Stores all fields of a form, as `KeptTextarea` does with one field, as long as they are worth keeping: by default, if
 * the field called `text` has content. Fields of the type "hidden" are not restored, because React resets them whenever
 * it updates the page. To restore a field that isn't shown, make it a text field that is hidden. Spread the result on
 * the form.
 */
export function useKeptForm(form: string, isWorthKeeping: (fields: URLSearchParams) => boolean = hasText) {
  const whose = useContext(KeptWordsContext);
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const kept = new URLSearchParams(read(whose, form));
    for (const [name, value] of kept) {
      const field = ref.current?.elements.namedItem(name);
      if (field instanceof HTMLSelectElement && ![...field.options].some((option) => option.value === value)) continue;
      if (field instanceof HTMLInputElement && field.type === "hidden") continue;
      // A checkbox is among the stored fields only if it was ticked.
      if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = true;
      else if (field && "value" in field) field.value = value;
    }
  }, [whose, form]);
  return {
    ref,
    onInput() {
      const fields = new URLSearchParams(new FormData(ref.current!) as unknown as Record<string, string>);
      write(whose, form, isWorthKeeping(fields) ? String(fields) : "");
    },
    forget: () => write(whose, form, ""),
  };
}

/**
 * Deletes the stored fields of a form if its hidden field `key` equals `sent`. Each text has a new key, so text that
 * was written after sending is kept.
 */
export function ForgetForm({ form, sent }: { form: string; sent: string }) {
  const whose = useContext(KeptWordsContext);
  useEffect(() => {
    if (new URLSearchParams(read(whose, form)).get("key") === sent) write(whose, form, "");
  }, [whose, form, sent]);
  return null;
}

/**
 * Deletes a form's stored text once the server has stored the same text, for a page that opens after the form was sent.
 * Keeps text that was written later, even if the page is opened again.
 */
export function ForgetSaved({ form, isSaved }: { form: string; isSaved: (kept: string) => boolean }) {
  const whose = useContext(KeptWordsContext);
  useEffect(() => {
    if (isSaved(read(whose, form))) write(whose, form, "");
  }, [whose, form, isSaved]);
  return null;
}

/** Deletes stored text of forms that are no longer open, because they were sent. */
export function ForgetWords({ of }: { of: readonly string[] }) {
  const whose = useContext(KeptWordsContext);
  const forms = of.join(" ");
  useEffect(() => {
    for (const form of forms.split(" ")) write(whose, form, "");
  }, [whose, forms]);
  return null;
}
