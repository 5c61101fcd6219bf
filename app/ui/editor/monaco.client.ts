// Long: all code that uses Monaco, so that a single import can load it on demand.
import type { editor } from "monaco-editor/esm/vs/editor/editor.api.js";
// The package's prebuilt workers. Bundling the TypeScript worker (7 MB) again would take most of the build time.
import editorWorker from "monaco-editor/min/vs/assets/editor.worker-Be8ye1pW.js?url";
import typeScriptWorker from "monaco-editor/min/vs/assets/ts.worker-CMbG-7ft.js?url";
import "./generated/monaco-parts.css";
import type { PlacedNote } from "../workspace/own-notes";
import bundle from "./generated/monaco-parts.js?url";
import { SANDBOX_TYPES } from "./sandbox-types";
import { VITEST_TYPES } from "./vitest-types";

// Import the bundle by its URL, so that Vite copies it and doesn't parse its 4 MB.
const { monaco, typescriptDefaults }: typeof import("./monaco-parts") = await import(/* @vite-ignore */ bundle);

/** Load this file only by `import()`, and only in a browser, because it pulls in everything that Monaco needs. */

/** A file that the editor knows: the one being edited, or one that it imports. */
export interface EditorFile {
  readonly path: string;
  readonly text: string;
}

export interface MonacoParts {
  readonly into: HTMLElement;
  readonly label: string;
  /** The files to edit or read. `first` is an earlier text, to which undo can go back. */
  readonly files: readonly (EditorFile & { readonly first?: string | undefined })[];
  readonly path: string;
  readonly onText: (path: string, text: string) => void;
  /** Whether a file may be changed. All other files are read-only. */
  readonly isOwn: (path: string) => boolean;
  /** Goes to a line in a file other than the one shown. */
  readonly onPlace: (path: string, line: number) => void;
  /** Called when Ctrl+Enter or Command+Enter is pressed. */
  readonly onRun: (() => void) | undefined;
}

export interface Mounted {
  /** Sets the ids of the texts that describe the shown file's field, and whether an error message is among them. */
  describe(ids: string, isInvalid: boolean): void;
  /** Shows a file. Each file keeps its cursor and its undo steps. */
  show(path: string, label: string): void;
  /** Sets a text from outside, such as a reset or another tab's draft. Undo restores the old text. */
  put(path: string, text: string): void;
  reveal(line: number): void;
  /** Selects from one offset to another, and scrolls to a height in pixels. */
  lookAt(view: { readonly start: number; readonly end: number; readonly scrollTop: number }): void;
  focus(): void;
  /** The cursor's line. */
  line(): number | null;
  /** Marks the lines of the learner's own notes in the margin. The notes' text is the marks' tooltip. */
  mark(notes: readonly PlacedNote[]): void;
  dispose(): void;
}

self.MonacoEnvironment = {
  getWorker: (_id, label) =>
    new Worker(label === "typescript" || label === "javascript" ? typeScriptWorker : editorWorker, { name: label }),
};

const uriOf = (path: string) => monaco.Uri.parse(`file:///${path}`);
const languageOf = (path: string) => (/\.[cm]?[jt]sx?$/.test(path) ? "typescript" : "plaintext");

/**
 * The number of editors that use each file. Several editors on a page may use the same file; the last editor to close
 * removes the file.
 */
const users = new Map<string, number>();
function takeModel({ path, text, first = text }: MonacoParts["files"][number]): editor.ITextModel {
  const uri = uriOf(path);
  users.set(path, (users.get(path) ?? 0) + 1);
  const known = monaco.editor.getModel(uri);
  if (known) return known;
  const model = monaco.editor.createModel(first, languageOf(path), uri);
  if (text !== first) replaceText(model, text);
  return model;
}
/** Replaces the whole text as a single undo step. */
function replaceText(model: editor.ITextModel, text: string): void {
  model.pushStackElement();
  model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
  model.pushStackElement();
}
function leaveModel(path: string, model: editor.ITextModel): void {
  const left = (users.get(path) ?? 1) - 1;
  users.set(path, left);
  if (left === 0) model.dispose();
}

let isPrepared = false;
function prepare(): void {
  if (isPrepared) return;
  isPrepared = true;
  // The numbers are values of TypeScript's enums. They mean ES2022, ESNext modules and bundler resolution.
  typescriptDefaults.setCompilerOptions({
    target: 9,
    module: 99,
    moduleResolution: 100,
    lib: ["es2022"],
    allowJs: true,
    strict: true,
    noEmit: true,
    allowNonTsExtensions: true,
    allowImportingTsExtensions: true,
    resolveJsonModule: true,
  });
  typescriptDefaults.setEagerModelSync(true);
  typescriptDefaults.addExtraLib(VITEST_TYPES, "file:///node_modules/@types/vitest/index.d.ts");
  typescriptDefaults.addExtraLib(SANDBOX_TYPES, "file:///sandbox.d.ts");
  applyTheme();
  const redo = () => requestAnimationFrame(applyTheme);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redo);
  new MutationObserver(redo).observe(document.documentElement, { attributeFilter: ["data-theme"] });
}

/** Reads the current theme's design tokens, and makes the editor's theme from them. */
function applyTheme(): void {
  const probe = document.createElement("span");
  probe.hidden = true;
  document.body.append(probe);
  const hex = (token: string) => {
    probe.style.color = `var(--${token})`;
    const [r = 0, g = 0, b = 0] = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).map(Number);
    return [r, g, b].map((part) => Math.round(part).toString(16).padStart(2, "0")).join("");
  };
  const isDark = getComputedStyle(document.documentElement).colorScheme.includes("dark") && luma(hex("surface")) < 128;
  const rules = { word: ["keyword"], text: ["string", "number", "regexp"], name: ["type"], note: ["comment"] };
  const colours = {
    "editor.background": "surface",
    "editor.foreground": "ink",
    "editorLineNumber.foreground": "ink-3",
    "editorLineNumber.activeForeground": "ink",
    "editorLineNumber.dimmedForeground": "ink-3",
    "editor.selectionBackground": "accent-line",
    "editor.inactiveSelectionBackground": "accent-soft",
    "editor.lineHighlightBackground": "ground",
    "editor.lineHighlightBorder": "ground",
    "editorCursor.foreground": "accent-ink",
    "editorWidget.background": "raised",
    "editorWidget.border": "line-2",
    "editorSuggestWidget.selectedBackground": "accent-soft",
    "editorSuggestWidget.selectedForeground": "ink",
    "editorSuggestWidget.highlightForeground": "accent-ink",
    "editorSuggestWidget.focusHighlightForeground": "accent-ink",
    "editorIndentGuide.background1": "line",
    "editorIndentGuide.activeBackground1": "line-2",
    "editorBracketMatch.background": "accent-soft",
    "editorBracketMatch.border": "accent-line",
    "editorError.foreground": "bad",
    "editorWarning.foreground": "half",
    "scrollbarSlider.background": "line-2",
    "scrollbarSlider.hoverBackground": "edge",
    "scrollbarSlider.activeBackground": "edge",
    "input.background": "surface",
    "input.border": "edge",
    focusBorder: "focus",
    "editorHoverWidget.background": "raised",
    "editorHoverWidget.border": "line-2",
    "editorHoverWidget.foreground": "ink",
    "peekView.border": "accent-line",
    "peekViewEditor.background": "ground",
    "peekViewEditorGutter.background": "ground",
    "peekViewEditor.matchHighlightBackground": "accent-line",
    "peekViewResult.background": "sunken",
    "peekViewResult.fileForeground": "ink",
    "peekViewResult.lineForeground": "ink-2",
    "peekViewResult.matchHighlightBackground": "accent-line",
    "peekViewResult.selectionBackground": "accent-soft",
    "peekViewResult.selectionForeground": "ink",
    "peekViewTitle.background": "sunken",
    "peekViewTitleLabel.foreground": "ink",
    "peekViewTitleDescription.foreground": "ink-2",
  };
  monaco.editor.defineTheme("onramp", {
    base: isDark ? "vs-dark" : "vs",
    inherit: true,
    rules: [
      { token: "", foreground: hex("ink") },
      { token: "delimiter", foreground: hex("ink") },
      ...Object.entries(rules).flatMap(([tone, tokens]) =>
        tokens.map((token) => ({ token, foreground: hex(`code-${tone}`), fontStyle: "" })),
      ),
    ],
    colors: {
      ...Object.fromEntries(Object.entries(colours).map(([name, token]) => [name, `#${hex(token)}`])),
      // All brackets have one colour, because six colours would be more than the product uses.
      ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`editorBracketHighlight.foreground${n}`, `#${hex("ink")}`])),
    },
  });
  probe.remove();
  monaco.editor.setTheme("onramp");
}

const luma = (hex: string) => Number.parseInt(hex.slice(2, 4), 16);

/**
 * Puts the editor into an element. Tab indents, and Escape followed by Tab leaves the editor. With Ctrl+M, Tab always
 * leaves it.
 */
export function mount({ into, label, files, path, onText, isOwn, onPlace, onRun }: MonacoParts): Mounted {
  prepare();
  const models = new Map(files.map((file) => [file.path, takeModel(file)]));
  const views = new Map<string, editor.ICodeEditorViewState | null>();
  /** The ids of the notes' marks, keyed by file. */
  const marks = new Map<string, string[]>();
  let shown = path;
  /** True while a text is set from outside, because such changes are not reported back. */
  let isPutting = false;
  const root = getComputedStyle(document.documentElement);
  // Monaco measures in pixels. If the reader has chosen a larger text size, the root element's font size is larger.
  const pixels = (token: string) =>
    Math.round(Number.parseFloat(root.getPropertyValue(token)) * Number.parseFloat(root.fontSize));
  const editor = monaco.editor.create(into, {
    model: models.get(path) ?? null,
    ariaLabel: label,
    // A page can't find out whether there is a screen reader. By default, Monaco would then show no text to a screen
    // reader.
    accessibilitySupport: "on",
    theme: "onramp",
    automaticLayout: true,
    fontFamily: root.getPropertyValue("--font-code"),
    fontLigatures: false,
    fontSize: pixels("--text-code"),
    lineHeight: pixels("--text-code-line"),
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    wordWrap: "on",
    wrappingIndent: "indent",
    tabSize: 2,
    padding: { top: 8, bottom: 8 },
    lineNumbersMinChars: 3,
    fixedOverflowWidgets: true,
    renderLineHighlight: "line",
    // Faded names would have too little contrast.
    showUnused: false,
    overviewRulerLanes: 0,
    unicodeHighlight: { ambiguousCharacters: false },
    stickyScroll: { enabled: false },
    scrollbar: {
      alwaysConsumeMouseWheel: false,
      verticalScrollbarSize: 8,
      horizontalScrollbarSize: 8,
      useShadows: false,
    },
  });
  const marked = [...models].map(([file, model]) =>
    model.onDidChangeContent(() => {
      if (isPutting) return;
      if (isOwn(file)) onText(file, model.getValue(monaco.editor.EndOfLinePreference.LF));
      // Renaming a symbol also changes read-only files that use it, so their text is restored.
      else queueMicrotask(() => putBack(file, model));
    }),
  );
  const given = new Map(files.map((file) => [file.path, file.text]));
  function putBack(file: string, model: editor.ITextModel): void {
    if (model.isDisposed() || model.getValue() === given.get(file)) return;
    isPutting = true;
    model.setValue(given.get(file) ?? "");
    isPutting = false;
  }
  // If a definition or reference is in another file, the page shows that file.
  const opener = monaco.editor.registerEditorOpener({
    openCodeEditor(source, resource, place) {
      const file = resource.path.slice(1);
      if (source !== editor || file === shown || !models.has(file)) return false;
      const line = !place ? 1 : "lineNumber" in place ? place.lineNumber : place.startLineNumber;
      onPlace(file, line);
      return true;
    },
  });
  // Escape followed by Tab is the usual way out for keyboard users.
  const keys = editor.onKeyDown((event) => {
    if (event.keyCode === monaco.KeyCode.Escape) editor.updateOptions({ tabFocusMode: true });
    else if (event.keyCode !== monaco.KeyCode.Tab && event.keyCode !== monaco.KeyCode.Shift)
      editor.updateOptions({ tabFocusMode: false });
  });
  const blur = editor.onDidBlurEditorText(() => editor.updateOptions({ tabFocusMode: false }));
  // An action belongs to this editor only. A command added by `addCommand` would handle the key in all editors on the
  // page, even after this editor has closed.
  const keybindings = [monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter];
  const action = onRun && editor.addAction({ id: "run", label: "Run", keybindings, run: () => onRun() });
  return {
    describe(ids, isInvalid) {
      const field = editor.getDomNode()?.querySelector("textarea, [role=textbox]");
      field?.setAttribute("aria-describedby", ids);
      if (isInvalid) field?.setAttribute("aria-invalid", "true");
      else field?.removeAttribute("aria-invalid");
    },
    show(next, nextLabel) {
      views.set(shown, editor.saveViewState());
      shown = next;
      editor.setModel(models.get(next) ?? null);
      editor.updateOptions({ ariaLabel: nextLabel });
      const view = views.get(next);
      if (view) editor.restoreViewState(view);
    },
    put(file, text) {
      const model = models.get(file);
      if (!model || model.getValue(monaco.editor.EndOfLinePreference.LF) === text) return;
      isPutting = true;
      replaceText(model, text);
      isPutting = false;
    },
    reveal(line) {
      // The editor may have been hidden, without a height. It must know its height before it can center a line.
      editor.layout();
      editor.setPosition({ lineNumber: line, column: 1 });
      editor.revealLineInCenter(line);
      editor.focus();
    },
    lookAt({ start, end, scrollTop }) {
      editor.layout();
      const model = editor.getModel();
      if (!model) return;
      const [from, to] = [model.getPositionAt(start), model.getPositionAt(end)];
      editor.setSelection({
        startLineNumber: from.lineNumber,
        startColumn: from.column,
        endLineNumber: to.lineNumber,
        endColumn: to.column,
      });
      editor.setScrollTop(scrollTop);
    },
    focus: () => editor.focus(),
    line: () => editor.getPosition()?.lineNumber ?? null,
    mark(notes) {
      for (const [file, model] of models) {
        const here = notes.filter(({ note, line }) => note.file === file && note.side === "new" && line !== null);
        const decorations = here.map(({ note, line }) => ({
          range: new monaco.Range(line!, 1, line!, 1),
          options: { linesDecorationsClassName: "note-mark", linesDecorationsTooltip: `Your note: ${note.text}` },
        }));
        marks.set(file, model.deltaDecorations(marks.get(file) ?? [], decorations));
      }
    },
    dispose() {
      for (const part of [keys, blur, opener, action, ...marked]) part?.dispose();
      editor.dispose();
      for (const [file, model] of models) leaveModel(file, model);
    },
  };
}

/** How long the keyboard must be idle before the full editor replaces the field. */
const REST_MS = 1_000;

/**
 * Resolves when no one is typing in the element. No key press is lost if the caller then replaces the element
 * immediately.
 */
export function untilRest(element: HTMLElement, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let isComposing = false;
    let timer = 0;
    const rest = new AbortController();
    if (signal.aborted) rest.abort();
    signal.addEventListener("abort", () => rest.abort(), { signal: rest.signal });
    const options = { signal: rest.signal, capture: true };
    const wait = (ms: number) => {
      clearTimeout(timer);
      if (isComposing) return;
      timer = window.setTimeout(() => {
        rest.abort();
        if (!signal.aborted) resolve();
      }, ms);
    };
    const type = () => wait(REST_MS);
    element.addEventListener("keydown", type, options);
    element.addEventListener("input", type, options);
    element.addEventListener("compositionstart", () => (isComposing = true), options);
    element.addEventListener(
      "compositionend",
      () => {
        isComposing = false;
        type();
      },
      options,
    );
    wait(element.contains(document.activeElement) ? REST_MS : 0);
  });
}
