/** The number of graded submissions while the demonstration is being prepared, for the pages that show it. */
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
