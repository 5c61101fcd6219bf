// Long, because the parts of the review workspace share one state (selected lines, folds, composers). The parts are
// in files of their own.
import { type KeyboardEvent, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "~/ui/button";
import {
  type Choice,
  choose,
  holds,
  holdsLine,
  rangeOf,
  sayRange,
  step,
  stepChange,
  stepFile,
  stopsOf,
  stretch,
} from "~/ui/diff/diff-choice";
import { type DiffLine, type Segment, type Side, segmentsOf, toneRows } from "~/ui/diff/diff-lines";
import { placeOf, usePick } from "~/ui/diff/diff-pick";
import { placeName } from "~/ui/diff/diff-rows";
import { type NameSide, nextName, useNameLinks } from "~/ui/diff/use-name-links";
import { focusField } from "~/ui/editor/code-editor";
import { CodeView } from "~/ui/editor/code-view";
import { revealRow } from "~/ui/editor/reveal-row";
import { DressContext } from "~/ui/text/dressed";
import { FindInFiles } from "~/ui/workspace/find-in-files";
import { useNotesAt, useOwnNotes } from "~/ui/workspace/own-notes-context";
import { FullButton } from "~/ui/workspace/workspace-full";
import { keyOf } from "~/ui/workspace/workspace-keys";
import { PhoneTabs } from "~/ui/workspace/workspace-tabs";
import { useTools } from "~/ui/workspace/workspace-tools";
import { useKeys } from "~/ui/workspace/workspace-use-keys";
import { useNarrow } from "~/ui/workspace/workspace-use-narrow";
import { focusIfLost, usePane } from "~/ui/workspace/workspace-use-pane";
import { capital } from "../count-words";
import type { WorkspaceProps } from "../page-props";
import { ChangeFile } from "./change-file";
import { Composer } from "./composer";
import { FindingBox } from "./finding-box";
import { isWhole } from "./findings";
import { FindingsPart } from "./findings-part";
import { LINE_KEYS, REVIEW_KEYS } from "./keys";
import { proofPathOf, type ReviewOpen } from "./open";
import { ProofContext } from "./proof";
import { fileAnchor, Rail } from "./rail";
import { marksOf, useFindings } from "./use-findings";
import { useProofs } from "./use-proofs";
import type { DraftFinding, ReviewDraft } from "./work";

/** The number of unchanged lines that are unfolded below a line that a link or a search opens. */
const AROUND = 12;

/** The workspace in which a learner reads a change and writes findings at its lines. */
export function ReviewWorkspace({
  open,
  draft,
  change,
  sandbox,
  errors,
  goTo,
}: WorkspaceProps<ReviewOpen, ReviewDraft>) {
  const { isLive, settings, showsAll, find, openKeys } = useTools();
  const dress = useContext(DressContext);
  const isNarrow = useNarrow();
  const layout = isNarrow ? "unified" : settings.layout;
  const proofs = useProofs(open, sandbox);
  const findings = useFindings(draft, change);
  const { openIds, focusId, open: openFinding, openAll, actions, begin, said } = findings;
  const pane = usePane("task");
  const { part, setPart } = pane;
  const [choice, setChoice] = useState<Choice | null>(null);
  const [whole, setWhole] = useState<ReadonlySet<string>>(new Set());
  const [unfolded, setUnfolded] = useState<readonly { file: string; from: number; to: number }[]>([]);
  const [current, setCurrent] = useState(open.files[0]?.path);
  const work = useRef<HTMLElement>(null);
  /** The line that was selected last. After Escape, or after a finding is closed, the keys continue from this line. */
  const lastChoice = useRef<Choice | null>(null);
  /** The scroll position for a line that is selected by keyboard. Null if no line is waiting for the focus. */
  const wantsFocus = useRef<ScrollLogicalPosition | null>(null);

  const parts = useMemo(
    () =>
      open.files.map((file) => ({
        path: file.path,
        lines: toneRows(file.rows, { old: dress.code[`old:${file.path}`], new: dress.code[`new:${file.path}`] }),
      })),
    [open.files, dress],
  );
  const marks = useMemo(() => marksOf(draft, openIds), [draft, openIds]);
  const notesAt = useNotesAt();
  const chosen = choice && rangeOf(choice);
  const segments = useMemo(
    () =>
      new Map(
        parts.map(({ path, lines }) => {
          if (showsAll || whole.has(path)) return [path, [{ type: "lines" as const, from: 0, to: lines.length }]];
          const isKept = (line: DiffLine) =>
            marks.some(({ range }) => holdsLine(range, path, line)) ||
            (choice !== null && holdsLine(rangeOf(choice), path, line)) ||
            notesOn(notesAt, path, line).length > 0 ||
            unfolded.some(({ file, from, to }) => file === path && from <= line.new! && line.new! <= to);
          return [path, segmentsOf(lines, isKept)];
        }),
      ),
    [parts, marks, choice, whole, unfolded, showsAll, notesAt],
  );
  const stops = useMemo(() => {
    const seen = new Map([...segments].map(([path, list]) => [path, list.filter(({ type }) => type === "lines")]));
    return stopsOf(parts, (path, i) => seen.get(path)?.some(({ from, to }) => from <= i && i < to) ?? false);
  }, [parts, segments]);
  if (choice) lastChoice.current = choice;
  const at = choice ?? lastChoice.current;
  const stop = at ? { file: at.file, side: at.side, line: at.head } : stops[0];
  const from = () => choice ?? focusedLine() ?? lastChoice.current;

  /** Selects a line by keyboard. The line's button gets the focus and scrolls into view. */
  const go = useCallback(
    (next: Choice | null, block: ScrollLogicalPosition = "nearest") => {
      if (!next) return;
      wantsFocus.current = block;
      setPart("code");
      setChoice(next);
      setCurrent(next.file);
    },
    [setPart],
  );
  useEffect(() => {
    const block = wantsFocus.current;
    if (!block || !choice) return;
    wantsFocus.current = null;
    const file = work.current?.querySelector(`[data-file="${CSS.escape(choice.file)}"]`);
    const button = file?.querySelector<HTMLElement>(`[data-at="${placeName(choice.side, choice.head)}"]`);
    button?.focus({ preventScroll: true });
    button?.closest("tr")?.scrollIntoView({ block });
  }, [choice]);

  const compose = useCallback(
    (at: Choice) => {
      setPart("code");
      begin(rangeOf(at));
      setChoice(null);
    },
    [begin, setPart],
  );
  /**
   * Moves the focus when the focused composer closes. If the composer was closed by keyboard, the focus moves to the
   * finding's line. Otherwise, and for a finding on the whole change, the focus moves to the change, and the page
   * scrolls only if the finding would otherwise be out of view.
   */
  const leave = ({ id, place }: DraftFinding, byKey = true) => {
    if (!byKey || isWhole(place)) {
      work.current?.focus({ preventScroll: true });
      requestAnimationFrame(() => document.getElementById(`finding-${id}`)?.scrollIntoView({ block: "nearest" }));
    } else go(choose({ file: place.file, side: place.side, line: place.to }));
  };
  const showFile = (path: string) => {
    setPart("code");
    setCurrent(path);
    const index = open.files.findIndex((file) => file.path === path);
    const section = () => document.getElementById(fileAnchor(index));
    requestAnimationFrame(() => section()?.scrollIntoView({ block: "start" }));
    focusIfLost(section);
  };
  const showFinding = (finding: DraftFinding) => {
    setPart("code");
    const box = () => document.getElementById(`finding-${finding.id}`);
    requestAnimationFrame(() => box()?.scrollIntoView({ block: "center" }));
    focusIfLost(() => box()?.closest<HTMLElement>("[tabindex]"));
  };
  goTo.current = (path) => {
    // A message without a field of its own, such as one about a finding's lines, leads to the finding.
    const [field] = [path, path.split(".").slice(0, 2).join(".")].flatMap(
      (at) => document.getElementById(`field-${at}`) ?? [],
    );
    if (!path.startsWith("findings.") || !field) return false;
    setPart("code");
    requestAnimationFrame(() => focusField(field));
    return true;
  };
  const showPlace = (path: string, line: number, side: NameSide = "new") => {
    const finding = draft.findings.find(({ id }) => proofPathOf(id) === path);
    if (finding) {
      openFinding(finding.id);
      showFinding(finding);
    } else if (open.others.some((file) => file.path === path)) {
      setPart("code");
      requestAnimationFrame(() => {
        const file = work.current?.querySelector<HTMLDetailsElement>(`[data-other="${CSS.escape(path)}"]`);
        if (file) file.open = true;
        revealRow(file?.querySelector<HTMLElement>(`tr[data-line="${line}"]`));
      });
    } else if (side !== "other") {
      const at = parts.find((part) => part.path === path)?.lines.find((one) => one[side] === line);
      if (!at) return;
      const now = at.new;
      if (now !== null) setUnfolded((old) => [...old, { file: path, from: now - 3, to: now + AROUND }]);
      go(choose({ file: path, side, line }), "center");
    }
  };
  const place = useRef(showPlace);
  place.current = showPlace;
  const proofTools = useMemo(
    () => ({ ...proofs, show: (path: string, line: number) => place.current(path, line) }),
    [proofs],
  );
  const note = useOwnNotes({
    here: () => {
      const at = choice ?? focusedLine();
      if (at) return { file: at.file, side: at.side, line: at.head, isSure: true };
      return { file: current ?? null, side: "new", line: null, isSure: false };
    },
    show: ({ file, side, line }) => {
      if (!line && open.files.some(({ path }) => path === file)) showFile(file!);
      else if (file) showPlace(file, line ?? 1, side);
    },
  });
  const follow = useNameLinks(showPlace);
  const pick = usePick({ parts, choice, setChoice, onDone: compose, onName: follow });

  /** Goes to the next changed file; after the last one, to the unchanged files; and then to the first file again. */
  const nextFile = () => {
    const others = [...(work.current?.querySelectorAll<HTMLElement>("[data-other] > summary") ?? [])];
    const here = others.findIndex((one) => one.parentElement!.contains(document.activeElement));
    const isPast = here >= 0 || from()?.file === parts.at(-1)?.path;
    const other = isPast ? others[here + 1] : undefined;
    if (!other) return go(stepFile(parts, stops, here >= 0 ? null : from()), "center");
    setPart("code");
    setChoice(null);
    requestAnimationFrame(() => {
      other.focus({ preventScroll: true });
      other.scrollIntoView({ block: "center" });
    });
  };

  /** Scrolls an unchanged file into view when it is opened, because it may be the last thing on the page. */
  const showAllOf = ({ currentTarget: file }: { readonly currentTarget: HTMLDetailsElement }) => {
    if (file.open) file.scrollIntoView({ block: "nearest" });
  };

  const widen = (by: 1 | -1) => {
    const at = from();
    go(at ? stretch(parts, at, by) : step(stops, null, 1));
  };
  const moves = {
    down: () => go(step(stops, from(), 1)),
    up: () => go(step(stops, from(), -1)),
    "wider-down": () => widen(1),
    "wider-up": () => widen(-1),
    name: nextName,
  };
  useKeys(REVIEW_KEYS, {
    ...moves,
    "next-change": () => go(stepChange(stops, from(), 1), "center"),
    "previous-change": () => go(stepChange(stops, from(), -1), "center"),
    file: nextFile,
    task: () => {
      setPart("task");
      requestAnimationFrame(() => document.getElementById("task-text")?.focus());
    },
    comment: () => {
      const at = choice ?? focusedLine();
      if (at) compose(at);
      else go(from() ?? step(stops, null, 1));
    },
    verdict: () => document.querySelector<HTMLElement>("#field-verdict input")?.focus(),
    "find-all": find,
    note: () => note(),
    full: () => pane.toggleFull("code"),
    help: openKeys,
    leave: () => {
      if (!choice) return false;
      setChoice(null);
    },
    // Composers handle this key themselves. Elsewhere, the key does nothing.
    send: () => false,
  });
  const pressLine = (event: KeyboardEvent) => {
    if (!(event.target instanceof Element) || !event.target.closest("button[data-at], .c a")) return;
    const id = keyOf(LINE_KEYS, event, { isTyping: false, singleKeys: false });
    if (!id || (id === "name" && !nextName())) return;
    event.preventDefault();
    if (id === "name") return;
    // If the user reached a line with the Tab key and hasn't selected anything, the focused line is the current line.
    if (choice || !stop) moves[id]();
    else
      go(
        id.startsWith("wider")
          ? stretch(parts, choose(stop), id === "wider-down" ? 1 : -1)
          : step(stops, choose(stop), id === "down" ? 1 : -1),
      );
  };

  const indexOf = (finding: DraftFinding) => `findings.${draft.findings.indexOf(finding)}`;
  const hasError = (finding: DraftFinding) =>
    Object.keys(errors).some((path) => path.startsWith(`${indexOf(finding)}.`));
  // A finding with an error stays open while it is being fixed, although the message disappears with the first
  // keystroke.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new error opens a finding
  useEffect(() => {
    const wrong = draft.findings.filter((_, i) =>
      Object.keys(errors).some((path) => path.startsWith(`findings.${i}.`)),
    );
    if (wrong.length > 0) openAll(wrong.map(({ id }) => id));
  }, [errors, openAll]);
  const draw = (finding: DraftFinding) =>
    openIds.has(finding.id) || hasError(finding) ? (
      <Composer
        key={finding.id}
        finding={finding}
        path={indexOf(finding)}
        errors={errors}
        takesFocus={focusId === finding.id}
        actions={{ ...actions, leave, note }}
      />
    ) : (
      <FindingBox
        key={finding.id}
        finding={finding}
        path={indexOf(finding)}
        isFolded={!findings.unfoldedIds.has(finding.id)}
        onFold={() => findings.toggleFold(finding.id)}
        onEdit={() => openFinding(finding.id)}
        onDelete={(byKey) => {
          actions.remove(finding.id);
          leave(finding, byKey);
        }}
      />
    );
  const toneIn = (path: string) => (line: DiffLine, side: Side) => {
    const number = line[side];
    const isNow =
      (chosen && holds(chosen, path, side, number)) ||
      marks.some((mark) => mark.isOpen && holds(mark.range, path, side, number));
    if (isNow) return "now";
    return marks.some((mark) => holds(mark.range, path, side, number)) ? "mine" : "";
  };
  const belowIn = (path: string) => (line: DiffLine) => {
    const here = draft.findings.filter(
      ({ place }) => !isWhole(place) && place.file === path && line[place.side] === place.to,
    );
    const notes = notesOn(notesAt, path, line);
    if (here.length + notes.length === 0) return null;
    return {
      content: [...notes, ...here.map(draw)],
      tone: here.some((finding) => openIds.has(finding.id)) ? "now" : "",
    };
  };
  const onWholeChange = draft.findings.filter(({ place }) => isWhole(place));

  return (
    <ProofContext.Provider value={proofTools}>
      <PhoneTabs
        parts={[
          { id: "task", label: "Task" },
          { id: "code", label: "Code" },
          { id: "findings", label: `Findings ${draft.findings.length || ""}` },
        ]}
        pane={pane}
      />
      <main className="rail-body" id="main" tabIndex={-1} data-part={part} data-full={pane.isFull || undefined}>
        <section className="rail" id="task" aria-label="Task and files">
          <Rail open={open} draft={draft} current={current} onFile={showFile}>
            <FindInFiles />
            <FullButton pane={pane} part="code" />
          </Rail>
          <div id="findings" className="part-findings">
            <FindingsPart
              open={open}
              draft={draft}
              errors={errors}
              onShow={showFinding}
              onWhole={() => {
                setPart("code");
                begin({ whole: true });
              }}
              onLines={({ file, side, from, to }) => {
                const at = stretchTo({ file, side, anchor: from, head: from }, to, (choice, by) =>
                  stretch(parts, choice, by),
                );
                compose(at);
              }}
            />
          </div>
        </section>
        <section
          className="work"
          id="code"
          tabIndex={-1}
          aria-label="The change"
          ref={work}
          onPointerDown={pick.onPointerDown}
          onPointerMove={pick.onPointerMove}
          onPointerUp={pick.onPointerUp}
          onClick={pick.onClick}
          onKeyUp={pick.onKeyUp}
          onKeyDown={pressLine}
          onFocus={(event) => {
            const path = event.target.closest<HTMLElement>("[data-file]")?.dataset.file;
            if (path) setCurrent(path);
          }}
        >
          {onWholeChange.length > 0 && (
            <section className="whole-change" aria-label="On the change as a whole">
              {onWholeChange.map(draw)}
            </section>
          )}
          {open.files.map((file, i) => (
            <ChangeFile
              key={file.path}
              file={file}
              index={i}
              part={parts[i]!}
              segments={segments.get(file.path)!}
              isWholeShown={whole.has(file.path)}
              onWholeShown={() => setWhole((old) => toggled(old, file.path))}
              onUnfold={(segment: Segment) => {
                const lines = parts[i]!.lines;
                const [from, to] = [lines[segment.from]!.new!, lines[segment.to - 1]!.new!];
                setUnfolded((old) => [...old, { file: file.path, from, to }]);
                go(choose({ file: file.path, side: "new", line: from }));
              }}
              isRead={draft.read.includes(file.path)}
              onRead={(isRead) =>
                change({
                  ...draft,
                  read: [...draft.read.filter((path) => path !== file.path), ...(isRead ? [file.path] : [])],
                })
              }
              layout={layout}
              tone={toneIn(file.path)}
              below={belowIn(file.path)}
              stop={stop?.file === file.path ? { side: stop.side, line: stop.line } : null}
            />
          ))}
          {open.others.length > 0 && (
            <section className="others" aria-labelledby="others-head">
              <h2 id="others-head">The rest of the code base, unchanged</h2>
              {open.others.map(({ path, text }) => (
                <details key={path} className="other" data-other={path} onToggle={showAllOf}>
                  <summary>{path}</summary>
                  <CodeView name={`other:${path}`} path={path} text={text} />
                </details>
              ))}
            </section>
          )}
          <div className="floats">
            <div role="status">
              {said && !said.deleted && <span className="vh">{said.words}</span>}
              {said?.deleted && (
                <div className="float">
                  <span>{said.words}</span>
                  <Button
                    size="small"
                    onClick={() => {
                      const id = findings.undoDelete();
                      requestAnimationFrame(() => {
                        const box = document.getElementById(`finding-${id}`);
                        box?.scrollIntoView({ block: "nearest" });
                        box?.closest("article")?.focus({ preventScroll: true });
                      });
                    }}
                  >
                    Undo
                  </Button>
                </div>
              )}
            </div>
            {/* If only one line is selected, it has the focus, so a screen reader already announces it. */}
            <p className="vh" role="status">
              {chosen && chosen.from < chosen.to && `${capital(sayRange(chosen))} chosen`}
            </p>
            {isLive && choice && chosen && (
              <div className="float chosen">
                <span className="say">
                  {capital(sayRange(chosen))} chosen
                  <span className="touch-only">. Tap another line to extend the range.</span>
                </span>
                <Button size="small" onClick={() => compose(choice)}>
                  Write a finding
                </Button>
                <Button size="small" onClick={() => note()}>
                  Note to yourself
                </Button>
                <Button size="small" look="quiet" onClick={() => setChoice(null)}>
                  Clear
                </Button>
              </div>
            )}
          </div>
        </section>
      </main>
    </ProofContext.Provider>
  );
}

/** Returns the learner's own notes on a line in a diff, on either side. */
const notesOn = (notesAt: ReturnType<typeof useNotesAt>, path: string, line: DiffLine) => [
  ...notesAt(path, "new", line.new),
  ...notesAt(path, "old", line.old),
];

const toggled = (set: ReadonlySet<string>, entry: string): ReadonlySet<string> =>
  set.has(entry) ? new Set([...set].filter((each) => each !== entry)) : new Set([...set, entry]);

/** Extends the selection as far as requested, up to the maximum length. */
function stretchTo(at: Choice, to: number, one: (choice: Choice, by: 1) => Choice): Choice {
  let now = at;
  while (now.head < to) {
    const next = one(now, 1);
    if (next.head === now.head) break;
    now = next;
  }
  return now;
}

/** Returns the line that has the focus. A screen reader can focus a line without selecting it. */
function focusedLine(): Choice | null {
  const place = placeOf(document.activeElement);
  return place && choose(place);
}
