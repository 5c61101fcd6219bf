/** How far the demonstration's work is graded while it is being prepared, for the pages that say so. */
export interface DemoProgress {
  readonly graded: number;
  readonly of: number;
}

let progress: DemoProgress | null = null;

/** Null where no demonstration is being prepared. */
export const findDemoProgress = (): DemoProgress | null => progress;
export const setDemoProgress = (next: DemoProgress | null): void => {
  progress = next;
};
