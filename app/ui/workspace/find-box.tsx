import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from "react";
import { Button } from "../button";
import { counted } from "../counted";
import { Dialog } from "../dialog";
import { type FindFile, type FoundLine, findLines } from "./find-lines";

/** The box that `FindInFiles` opens. It is loaded when it is first opened, and keeps its text when it is closed. */
export function FindBox({
  files,
  isOpen,
  onClose,
  onPlace,
}: {
  files: readonly FindFile[];
  isOpen: boolean;
  onClose: () => void;
  onPlace: (place: FoundLine) => void;
}) {
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const searched = useDeferredValue(text);
  const { found, isMore } = useMemo(() => findLines(isOpen ? files : [], searched), [files, isOpen, searched]);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const active = Math.min(at, found.length - 1);
  const optionId = (i: number) => `${id}-${i}`;
  useEffect(() => {
    if (isOpen) field.current?.select();
  }, [isOpen]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs again to show a newly active line
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [active, found]);
  const choose = (place: FoundLine | undefined) => {
    if (!place) return;
    onClose();
    onPlace(place);
  };
  const press = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && found.length > 0) setAt((active + by + found.length) % found.length);
    else if (event.key === "Enter") choose(found[active]);
    else return;
    event.preventDefault();
  };
  const groups = files.flatMap((file) => {
    const lines = found.flatMap((place, i) => (place.file === file ? [{ place, i }] : []));
    return lines.length > 0 ? [{ file, lines }] : [];
  });
  return (
    <Dialog title="Find in files" isOpen={isOpen} onClose={onClose}>
      <div className="find-box">
        <input
          ref={field}
          type="search"
          role="combobox"
          aria-label="Text to find in all files"
          aria-autocomplete="list"
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={found.length > 0 ? optionId(active) : undefined}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={press}
        />
        <p className="hint" role="status">
          {say(searched, found.length, new Set(found.map(({ file }) => file.path)).size, isMore)}
        </p>
        <div ref={list} className="found" role="listbox" id={`${id}-list`} aria-label="Matching lines">
          {groups.map(({ file, lines }) => (
            // biome-ignore lint/a11y/useSemanticElements: a listbox groups its options like this
            <div
              key={`${file.side}:${file.path}`}
              role="group"
              aria-label={file.note ? `${file.path}, ${file.note}` : file.path}
            >
              <p className="found-file" aria-hidden="true">
                {file.path}
                {file.note && <span className="tab-note"> {file.note}</span>}
              </p>
              {lines.map(({ place, i }) => (
                // biome-ignore lint/a11y: the field has the focus, and handles the keys
                <div
                  key={i}
                  id={optionId(i)}
                  role="option"
                  aria-selected={i === active}
                  className="found-line"
                  onClick={() => choose(place)}
                >
                  <span className="n">{place.line}</span>
                  <code>
                    <Marked {...place} />
                  </code>
                </div>
              ))}
            </div>
          ))}
        </div>
      </div>
      <div className="line">
        <Button onClick={onClose}>Close</Button>
      </div>
    </Dialog>
  );
}

/** How many characters of a long line are shown before the found text. */
const BEFORE = 40;
const MOST_SHOWN = 300;

/** A line without its indent, with the found text marked. */
function Marked({ text, from, to }: FoundLine) {
  const indent = text.length - text.trimStart().length;
  const start = from - BEFORE > indent ? from - BEFORE : Math.min(indent, from);
  return (
    <>
      {start > indent && "…"}
      {text.slice(start, from)}
      <mark>{text.slice(from, to)}</mark>
      {text.slice(to, Math.max(to, start + MOST_SHOWN))}
    </>
  );
}

function say(text: string, lines: number, files: number, isMore: boolean): string {
  if (text.trim() === "") return "Searches the exercise’s files and yours, ignoring case.";
  if (lines === 0) return "No matches in these files.";
  return `${isMore ? "More than " : ""}${counted(lines, "line")} in ${counted(files, "file")}${isMore ? ". Type more to narrow the results." : ""}`;
}
