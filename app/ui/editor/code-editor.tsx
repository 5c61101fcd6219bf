import { forwardRef, useEffect, useId, useImperativeHandle, useRef, useState } from "react";
import { mountWhenIdle } from "./load";
import type { EditorFile, Mounted } from "./monaco";

export interface EditorHandle {
  /** Puts the cursor on a line, and the focus into the editor. */
  reveal(line: number): void;
  focus(): void;
}

export interface CodeEditorProps {
  /** The form field that carries the text of the file at `path`. */
  readonly name: string;
  /** What the editor holds, for screen readers: "Your suite, tests/suite.test.ts". */
  readonly label: string;
  /** The file being shown. Every entry of `files` with the same path has the text that is shown. */
  readonly path: string;
  /** The file being written and those that it imports, so that suggestions know them. The set of paths stays the same. */
  readonly files: readonly EditorFile[];
  readonly isReadOnly?: boolean;
  readonly onText: (path: string, text: string) => void;
  /** "plain": the textarea, by choice. "monaco": the full editor once it is there. */
  readonly kind: "monaco" | "plain";
  /** Ctrl or Command with Enter. */
  readonly onRun?: () => void;
  readonly invalid?: { readonly id: string } | undefined;
  readonly id?: string;
}

/**
 * An editor for code. A textarea that the server renders and a form sends; the full editor takes its place in the
 * browser once the page is usable, and gives it back where it cannot be loaded.
 */
export const CodeEditor = forwardRef<EditorHandle, CodeEditorProps>(function CodeEditor(props, handle) {
  const { name, label, path, files, isReadOnly = false, onText, kind, onRun, invalid } = props;
  const made = useId();
  const id = props.id ?? made;
  const text = files.find((file) => file.path === path)?.text ?? "";
  const box = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const mounted = useRef<Mounted | null>(null);
  const now = useRef(props);
  now.current = props;
  const [state, setState] = useState<"plain" | "full" | "broken">("plain");

  useEffect(() => {
    if (kind === "plain") return;
    let isGone = false;
    mountWhenIdle(() => {
      const into = box.current;
      if (isGone || !into) return null;
      const at = now.current;
      return {
        into,
        label: at.label,
        files: at.files,
        path: at.path,
        isReadOnly: at.isReadOnly ?? false,
        onText: (file: string, value: string) => now.current.onText(file, value),
        onRun: () => now.current.onRun?.(),
      };
    }).then(
      (editor) => {
        if (!editor) return;
        if (isGone) return editor.dispose();
        const hadFocus = document.activeElement === area.current;
        mounted.current = editor;
        setState("full");
        if (hadFocus) editor.focus();
      },
      () => !isGone && setState("broken"),
    );
    return () => {
      isGone = true;
      mounted.current?.dispose();
      mounted.current = null;
      setState("plain");
    };
  }, [kind]);

  useEffect(() => mounted.current?.show(path, isReadOnly, label), [path, isReadOnly, label]);
  useEffect(() => {
    for (const file of files) mounted.current?.put(file.path, file.text);
  }, [files]);

  useImperativeHandle(handle, () => ({
    reveal(line) {
      if (mounted.current) mounted.current.reveal(line);
      else if (area.current) selectLine(area.current, line);
    },
    focus: () => (mounted.current ?? area.current)?.focus(),
  }));

  return (
    <div className="editor" data-editor={state}>
      <div ref={box} className="editor-full" hidden={state !== "full"} />
      <textarea
        ref={area}
        id={id}
        name={name}
        className="editor-text"
        hidden={state === "full"}
        value={text}
        readOnly={isReadOnly}
        aria-label={label}
        aria-invalid={invalid ? true : undefined}
        aria-describedby={invalid?.id}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        autoComplete="off"
        wrap="soft"
        onChange={(event) => onText(path, event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && onRun) {
            event.preventDefault();
            onRun();
          }
        }}
      />
      {state === "broken" && (
        <p className="hint editor-note" role="status">
          The full editor could not be loaded. This plain one saves, runs and hands in just the same.
        </p>
      )}
    </div>
  );
});

function selectLine(area: HTMLTextAreaElement, line: number): void {
  const lines = area.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  area.focus();
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  area.scrollTop = Math.max(0, (line - 4) * Number.parseFloat(getComputedStyle(area).lineHeight));
}
