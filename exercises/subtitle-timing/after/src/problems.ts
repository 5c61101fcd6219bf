import { type Cue, letters } from "./cue";
import { FPS, timecode } from "./timecode";

const LETTERS_PER_SECOND = 15;
const SHORTEST = FPS;
/** The most frames that a cue may stay. */
export const LONGEST = 7 * FPS;
/** The fewest empty frames between two cues. */
export const GAP = 2;

/** How many frames a cue has to stay to be read. */
export function readingTime(cue: Cue): number {
  return Math.max(SHORTEST, Math.ceil((letters(cue) * FPS) / LETTERS_PER_SECOND));
}

/** What is wrong with the timing of a film's cues, one line each, by the cue's place in the film. */
export function problemsOf(cues: readonly Cue[]): string[] {
  const problems: string[] = [];
  const sorted = cues.toSorted((a, b) => a.from - b.from);
  for (const [at, cue] of sorted.entries()) {
    const next = sorted[at + 1];
    const say = (what: string) => problems.push(`${cue.id}, ${timecode(cue.from)}: ${what}`);
    if (readingTime(cue) > LONGEST) say("too much text");
    else if (cue.to - cue.from < readingTime(cue)) say("too short");
    if (cue.to - cue.from > LONGEST) say("too long");
    if (next && next.from - cue.to < GAP) say(`too close to ${next.id}`);
  }
  return problems;
}
