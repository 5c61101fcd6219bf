/** Types for the part of cli-progress that we use, because the package has no types. */
declare module "cli-progress" {
  export class SingleBar {
    constructor(options: {
      format: string;
      stopOnComplete?: boolean;
      etaBuffer?: number;
      noTTYOutput?: boolean;
      notTTYSchedule?: number;
      clearOnComplete?: boolean;
      stream?: NodeJS.WritableStream;
    });
    start(total: number, value: number, payload?: object): void;
    increment(payload: object): void;
    setTotal(total: number): void;
    update(value: number): void;
    stop(): void;
  }
}
