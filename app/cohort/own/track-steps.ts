/** The steps of a track, each of which earns a certificate. Pure, because pages load this file. */

/** The last step: all exercises of the track. */
export const LAST_STEP = 3;
/** Tracks with fewer exercises have only the last step, because a third of such a track is fewer than two exercises. */
export const LEAST_FOR_STEPS = 6;

/** How many exercises a step needs in a track that has `of` exercises. */
const needed = (step: number, of: number): number => Math.ceil((step * of) / LAST_STEP);

const stepsOf = (of: number): readonly number[] => (of < LEAST_FOR_STEPS ? [LAST_STEP] : [1, 2, LAST_STEP]);

/** The step that is reached with this many counted exercises; 0 for none. */
export const stepOf = (counted: number, of: number): number =>
  of === 0 ? 0 : (stepsOf(of).findLast((step) => counted >= needed(step, of)) ?? 0);

/** The next step, and how many exercises it needs; null after the last step. */
export function nextStep(step: number, of: number): { readonly step: number; readonly needs: number } | null {
  const next = stepsOf(of).find((one) => one > step);
  return next === undefined ? null : { step: next, needs: needed(next, of) };
}

/** "First weeks", or "First weeks, step 1 of 3". */
export const titleOfStep = (track: string, step: number): string =>
  step === LAST_STEP ? track : `${track}, step ${step} of ${LAST_STEP}`;
