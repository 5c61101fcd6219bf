import { useCallback, useMemo, useState } from "react";
import { holds, type LineRange } from "~/ui/diff/diff-choice";
import { newKey } from "~/ui/workspace/workspace-store";
import { useLatest } from "~/ui/workspace/workspace-use-latest";
import {
  addFinding,
  editFinding,
  gapsIn,
  isBlank,
  isWhole,
  newFinding,
  type Place,
  removeFinding,
  restoreFinding,
} from "./findings";
import type { DraftFinding, ReviewDraft } from "./work";

/** Whether a place lies within the lines of another place. */
const isWithin = (place: Place, of: Place) =>
  !isWhole(place) && !isWhole(of) && [place.from, place.to].every((line) => holds(of, place.file, place.side, line));

/** A description of the learner's last action, and the deleted finding if it can be restored. */
interface Said {
  readonly words: string;
  readonly deleted?: { readonly finding: DraftFinding; readonly index: number };
}

/**
 * Keeps the state of findings while the learner writes them: which findings are open, the learner's last action (for
 * undo), and the composer's actions. Unfinished findings are open when the page loads, with and without JavaScript.
 */
export function useFindings(draft: ReviewDraft, change: (next: ReviewDraft) => void) {
  const [openIds, setOpenIds] = useState<ReadonlySet<string>>(
    () => new Set(draft.findings.filter((finding) => !finding.done).map((finding) => finding.id)),
  );
  /** The finished findings that are unfolded: the one that was finished last, and those that the learner opens. */
  const [unfoldedIds, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  /** The id of the finding whose composer takes the focus when it renders. */
  const [focusId, setFocusId] = useState<string | null>(null);
  const [said, say] = useState<Said | null>(null);
  const now = useLatest(draft);
  const put = useCallback(
    (next: ReviewDraft) => {
      now.current = next;
      change(next);
    },
    [change, now],
  );
  const shut = useCallback((id: string) => {
    setOpenIds((old) => new Set([...old].filter((each) => each !== id)));
    setFocusId((old) => (old === id ? null : old));
  }, []);
  const open = useCallback((id: string) => {
    setOpenIds((old) => new Set([...old, id]));
    setFocusId(id);
    say((old) => (old?.deleted ? old : null));
  }, []);
  /** Opens the composers for findings that need corrections, without moving the focus. */
  const openAll = useCallback((ids: readonly string[]) => setOpenIds((old) => new Set([...old, ...ids])), []);
  const toggleFold = useCallback((id: string) => {
    setUnfolded((old) => (old.has(id) ? new Set([...old].filter((each) => each !== id)) : new Set([...old, id])));
  }, []);
  const remove = useCallback(
    (id: string, moved?: string) => {
      const index = now.current.findings.findIndex((finding) => finding.id === id);
      const finding = now.current.findings[index];
      if (!finding || (moved && (finding.done || finding.text !== moved))) return;
      shut(id);
      say(isBlank(finding) ? null : { words: "Finding deleted.", deleted: { finding, index } });
      put(removeFinding(now.current, id));
    },
    [now, put, shut],
  );

  const actions = useMemo(
    () => ({
      edit: (id: string, part: Partial<DraftFinding>) => put(editFinding(now.current, id, part)),
      finish(id: string) {
        shut(id);
        setUnfolded(new Set([id]));
        say({ words: "Finding added." });
        put(editFinding(now.current, id, { done: true }));
      },
      /**
       * Closes a composer. Deletes a blank finding. A finished finding that is now incomplete becomes a draft again.
       */
      close(id: string) {
        const finding = now.current.findings.find((each) => each.id === id);
        if (!finding) return;
        if (isBlank(finding)) return remove(id);
        shut(id);
        const isComplete = finding.done && Object.keys(gapsIn(finding)).length === 0;
        if (!isComplete) say({ words: "Kept as a draft." });
        if (finding.done && !isComplete) put(editFinding(now.current, id, { done: false }));
      },
      remove,
    }),
    [now, put, remove, shut],
  );

  /**
   * Starts a finding at a place and returns its id. If the place is the whole change and already has a finding, opens
   * that finding. If a started finding is still blank, moves it to this place instead.
   */
  const begin = useCallback(
    (place: Place): string => {
      const { findings } = now.current;
      const whole = isWhole(place) ? findings.find((finding) => isWhole(finding.place)) : undefined;
      if (whole) {
        open(whole.id);
        return whole.id;
      }
      // If the learner left a finding on these lines unfinished, that finding is opened again.
      const left = findings.find((finding) => !finding.done && !isBlank(finding) && isWithin(place, finding.place));
      if (left) {
        open(left.id);
        return left.id;
      }
      const blank = findings.find((finding) => !finding.done && isBlank(finding));
      if (blank) {
        put(editFinding(now.current, blank.id, { place }));
        open(blank.id);
        return blank.id;
      }
      const id = newKey().slice(0, 36);
      put(addFinding(now.current, newFinding(id, place)));
      open(id);
      say(null);
      return id;
    },
    [now, open, put],
  );

  /** Restores the finding that was deleted last, and returns its id. */
  const undoDelete = useCallback((): string | null => {
    if (!said?.deleted) return null;
    const { finding, index } = said.deleted;
    put(restoreFinding(now.current, finding, index));
    if (!finding.done) open(finding.id);
    say({ words: "Finding restored." });
    return finding.id;
  }, [said, now, open, put]);

  return { openIds, unfoldedIds, toggleFold, focusId, open, openAll, actions, begin, said, undoDelete };
}

/** Returns the lines of all findings, except those on the whole change, and whether each finding is being edited. */
export function marksOf(draft: ReviewDraft, openIds: ReadonlySet<string>): { range: LineRange; isOpen: boolean }[] {
  return draft.findings.flatMap(({ id, place }) => (isWhole(place) ? [] : [{ range: place, isOpen: openIds.has(id) }]));
}
