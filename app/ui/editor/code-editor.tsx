// Long: the plain field and Monaco share the text, the caret and the keyboard shortcut that leaves the editor.
import { forwardRef, useContext, useEffect, useId, useImperativeHandle, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { OwnNotesContext } from "../workspace/own-notes-context";
import type { EditorFile, MonacoParts, Mounted } from "./monaco.client";

export interface EditorHandle {
  /** Moves the cursor to a line, and the focus into the editor. */
  reveal(line: number): void;
  focus(): void;
  /** The cursor's line. */
  line(): number | null;
}

/** A media query for small touch screens, which the full editor doesn't support, according to its authors. */
const PHONE = "(pointer: coarse) and (max-width: 47.5em)";

/** Focuses a form field, or the full editor that has replaced the field. */
export function focusField(field: HTMLElement | null): void {
  const full = field?.closest(".editor")?.querySelector<HTMLElement>(".editor-full :is(textarea, [role=textbox])");
  (full ?? field)?.focus();
}

/** An editable file: its form field, and its label for screen readers. */
interface EditorField {
  readonly path: string;
  readonly name: string;
  /** The label, for example "Your suite, tests/suite.test.ts". */
  readonly label: string;
  readonly id: string;
  /** The id of the field's error message. */
  readonly errorId?: string | undefined;
}

export interface CodeEditorProps {
  readonly fields: readonly EditorField[];
  /** The visible field. Without JavaScript all fields are visible, one under the other. */
  readonly path: string;
  /** The contents of the fields and of the files that they import, for completions. The paths don't change. */
  readonly files: readonly EditorFile[];
  readonly onText: (path: string, text: string) => void;
  /**
   * The editor to show. "plain" is the textarea, if the user chose it. "monaco" is the full editor, once it has loaded.
   */
  readonly kind: "monaco" | "plain";
  /** Called when Ctrl+Enter or Command+Enter is pressed. */
  readonly onRun?: () => void;
  /** Goes to a line of another file, where a name is defined or used. If absent, the editor shows the line in place. */
  readonly onPlace?: (path: string, line: number) => void;
}

/**
 * An editor for code: textareas that the server renders and a form sends. In the browser, the full editor replaces the
 * textareas once the page is usable. If the full editor can't be loaded, the textareas stay.
 */
export const CodeEditor = forwardRef<EditorHandle, CodeEditorProps>(function CodeEditor(props, handle) {
  const { fields, path, files, onText, kind, onRun } = props;
  const box = useRef<HTMLDivElement>(null);
  const areas = useRef(new Map<string, HTMLTextAreaElement>());
  const mounted = useRef<Mounted | null>(null);
  /**
   * Texts that the full editor has reported and the page has not passed back yet. While there are such texts, the
   * editor's text is newer than the page's.
   */
  const echoes = useRef(new Map<string, string[]>());
  const now = useRef(props);
  now.current = props;
  /** The files' texts when the page opened. Undo in the full editor can go back to these texts. */
  const first = useRef(new Map(files.map((file) => [file.path, file.text])));
  const [state, setState] = useState<"plain" | "full" | "broken">("plain");
  const field = fields.find((field) => field.path === path);
  const label = field?.label ?? path;
  const leaveId = useId();
  /** The ids of the texts that describe a field: its error message, and how to leave the editor. */
  const describes = (errorId: string | undefined) => (errorId ? `${errorId} ${leaveId}` : leaveId);

  useEffect(() => {
    if (kind === "plain" || matchMedia(PHONE).matches) return;
    const gone = new AbortController();
    const at = () => now.current;
    /**
     * Replaces the field in one go, so that a key pressed meanwhile waits in the browser's queue and arrives in the
     * full editor.
     */
    function replaceField(mount: (parts: MonacoParts) => Mounted, into: HTMLElement): void {
      const area = areas.current.get(at().path);
      const hadFocus = area !== undefined && document.activeElement === area;
      const editor = mount({
        into,
        label: at().fields.find((field) => field.path === at().path)?.label ?? at().path,
        files: at().files.map((file) => ({ ...file, first: first.current.get(file.path) })),
        path: at().path,
        onText(file: string, value: string) {
          echoes.current.set(file, [...(echoes.current.get(file) ?? []), value]);
          at().onText(file, value);
        },
        isOwn: (file) => at().fields.some((field) => field.path === file),
        onRun: () => at().onRun?.(),
        onPlace: (file, line) => at().onPlace?.(file, line),
      });
      const view = area && { start: area.selectionStart, end: area.selectionEnd, scrollTop: area.scrollTop };
      mounted.current = editor;
      echoes.current.clear();
      flushSync(() => setState("full"));
      if (view) editor.lookAt(view);
      if (hadFocus) editor.focus();
    }
    const load = async () => {
      const { loadWhenIdle } = await import("./load");
      const { mount, untilRest } = await loadWhenIdle();
      if (box.current?.parentElement) await untilRest(box.current.parentElement, gone.signal);
      if (!gone.signal.aborted && box.current) replaceField(mount, box.current);
    };
    load().catch(() => !gone.signal.aborted && setState("broken"));
    return () => {
      gone.abort();
      mounted.current?.dispose();
      mounted.current = null;
      setState("plain");
    };
  }, [kind]);

  const placed = useContext(OwnNotesContext)?.placed;
  useEffect(() => mounted.current?.show(path, label), [path, label]);
  const [texts, isInvalid] = [describes(field?.errorId), Boolean(field?.errorId)];
  // biome-ignore lint/correctness/useExhaustiveDependencies: a full editor that has just loaded has no description
  useEffect(() => mounted.current?.describe(texts, isInvalid), [texts, isInvalid, state]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a full editor that has just loaded has no marks
  useEffect(() => mounted.current?.mark(placed ?? []), [placed, state]);
  useEffect(() => {
    for (const { path: file, text } of files) {
      const sent = echoes.current.get(file) ?? [];
      const at = sent.indexOf(text);
      if (at >= 0) sent.splice(0, at + 1);
      else if (sent.length === 0) mounted.current?.put(file, text);
    }
  }, [files]);

  useImperativeHandle(handle, () => {
    const area = () => areas.current.get(now.current.path);
    return {
      reveal(line) {
        const plain = area();
        if (mounted.current) mounted.current.reveal(line);
        else if (plain)
          import("./select-line").then(
            // The full editor may have replaced the field meanwhile.
            ({ selectLine }) => (mounted.current ? mounted.current.reveal(line) : selectLine(plain, line)),
            () => plain.focus(),
          );
      },
      focus: () => (mounted.current ?? area())?.focus(),
      line() {
        const plain = area();
        if (mounted.current) return mounted.current.line();
        return plain ? plain.value.slice(0, plain.selectionStart).split("\n").length : null;
      },
    };
  });

  return (
    <div className="editor" data-editor={state}>
      <div ref={box} className="editor-full" hidden={state !== "full"} />
      {fields.map((field) => (
        <div key={field.path} className={field.path === path && state !== "full" ? "editor-field on" : "editor-field"}>
          <label htmlFor={field.id} className="no-script">
            {field.label}
          </label>
          <textarea
            ref={(area) => {
              if (area) areas.current.set(field.path, area);
              else areas.current.delete(field.path);
            }}
            id={field.id}
            name={field.name}
            className="editor-text"
            value={files.find((file) => file.path === field.path)?.text ?? ""}
            aria-label={field.label}
            aria-invalid={field.errorId ? true : undefined}
            aria-describedby={describes(field.errorId)}
            spellCheck={false}
            autoCapitalize="off"
            autoCorrect="off"
            autoComplete="off"
            wrap="soft"
            onChange={(event) => onText(field.path, event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && onRun) {
                event.preventDefault();
                onRun();
              }
            }}
          />
        </div>
      ))}
      <p className="editor-leave hint fine-only needs-script" id={leaveId}>
        <span>
          <kbd>Esc</kbd>, then
        </span>{" "}
        <kbd>Tab</kbd> leaves the editor
      </p>
      {state === "broken" && (
        <p className="hint editor-note" role="status">
          We couldn’t load the full editor. In the plain editor, you can save, run and hand in your work as usual.
        </p>
      )}
    </div>
  );
});
