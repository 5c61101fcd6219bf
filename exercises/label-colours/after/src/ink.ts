import { contrast, pickInk } from "../vendor/InkContrast/index.js";
import { type Label, LabelError } from "./label";

/** Labels below this height have tiny print. */
const TINY_BELOW_MM = 20;

const MINIMUM = 4.5;
const MINIMUM_FOR_TINY = 7;

/** "#fd0": a digit for each channel. */
const SHORT = /^#([\da-f])([\da-f])([\da-f])$/;
/** "#ffdd00". */
const LONG = /^#[\da-f]{6}$/;

/** An ink, and how well it can be read. */
export interface Choice {
  readonly ink: string;
  /** Rounded down to one decimal. */
  readonly contrast: number;
}

/**
 * Chooses the first ink that can be read on a label.
 *
 * @throws LabelError if there is none, or for a colour that is none
 */
export function inkFor(label: Label, colours: readonly string[]): Choice {
  const paper = normalise(label.paper);
  const minimum = label.heightMm < TINY_BELOW_MM ? MINIMUM_FOR_TINY : MINIMUM;

  const inks = colours.map(normalise);
  const ink = pickInk(paper, inks, { minimum });
  if (ink === null) throw new LabelError(`None of the inks can be read on ${paper}`);

  return { ink, contrast: Math.floor(contrast(paper, ink) * 10) / 10 };
}

/** A colour with six small digits, however it was typed. */
export function normalise(typed: string): string {
  const colour = typed.toLowerCase().replace(SHORT, "#$1$1$2$2$3$3");
  if (!LONG.test(colour)) throw new LabelError(`Not a colour: ${typed}`);
  return colour;
}
