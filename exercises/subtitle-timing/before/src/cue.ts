export interface Cue {
  /** The translator's number. Not always ascending. */
  readonly id: number;
  /** The first frame with this text. Two cues of a film begin at least 12 frames apart. */
  readonly from: number;
  /** The first frame without it. */
  readonly to: number;
  /** One or two lines, with markup: "<i>Where is he?</i>", "{top}POLICE". */
  readonly lines: readonly string[];
}

/** The letters of a cue: everything that is read, spaces too, without markup. */
export function letters(cue: Cue): number {
  return cue.lines.reduce((sum, line) => sum + [...line.replace(/<[^>]*>|\{[^}]*\}/g, "")].length, 0);
}
