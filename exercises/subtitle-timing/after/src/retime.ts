import type { Cue } from "./cue";
import { GAP, LONGEST, problemsOf, readingTime } from "./problems";
import { timecode } from "./timecode";

/** A cue that hangs over a cut by fewer frames looks like a flash. */
const AFTER_CUT = 12;
/** A cue that would do so ends this many frames before the cut. */
const BEFORE_CUT = 2;

export interface Retimed {
  /** New cues, in the order of the film. */
  readonly cues: Cue[];
  /** What was changed, in frames, and then what is left for the translator: one line each. */
  readonly report: string[];
}

/** Moves the ends of a film's cues to where the house style wants them. `cuts` are in ascending order. */
export function retime(cues: readonly Cue[], cuts: readonly number[]): Retimed {
  const sorted = cues.toSorted((a, b) => a.from - b.from);
  const retimed = sorted.map((cue, at) => ({ ...cue, to: newEnd(cue, sorted[at + 1], cuts) }));

  const changes = retimed.flatMap(({ id, from, to }, at) => {
    const moved = to - sorted[at]!.to;
    return moved === 0 ? [] : [`${id}, ${timecode(from)}: ${moved > 0 ? "+" : ""}${moved}`];
  });
  return { cues: retimed, report: [...changes, ...problemsOf(retimed)] };
}

function newEnd(cue: Cue, next: Cue | undefined, cuts: readonly number[]): number {
  const latest = Math.min(cue.from + LONGEST, next ? next.from - GAP : Infinity);
  const readable = Math.min(cue.from + readingTime(cue), latest);
  // Long enough, or no room for more: it can only get shorter, and the cuts don't matter.
  if (cue.to >= readable) return Math.min(cue.to, latest);

  // Shots are longer than AFTER_CUT, so there is only one such cut, and none just before the new end.
  const cut = cuts.find((frame) => frame > cue.from && frame < readable && readable < frame + AFTER_CUT);
  if (cut === undefined) return readable;
  if (cut + AFTER_CUT <= latest) return cut + AFTER_CUT;
  return Math.max(cut - BEFORE_CUT, cue.to);
}
