/**
 * How many submissions have been graded while the demonstration is being prepared, for pages that show this progress.
 */
export interface DemoProgress {
  readonly graded: number;
  readonly of: number;
}

let progress: DemoProgress | null = null;

/** Null unless a demonstration is being prepared. */
export const findDemoProgress = (): DemoProgress | null => progress;
export const setDemoProgress = (next: DemoProgress | null): void => {
  progress = next;
};
