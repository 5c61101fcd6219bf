import type { UploadState } from "~/cohort/uploads/states";
import { counted } from "~/ui/counted";
import { Mark } from "~/ui/mark";

/** An upload's state in words. During the check, it includes the progress. */
export function StateOfUpload({ state, runs, problems }: { state: UploadState; runs: number; problems: number }) {
  switch (state) {
    case "checking":
      return runs === 0 ? (
        <Mark icon="again">Waiting to be checked</Mark>
      ) : (
        <Mark icon="again">Checking: the exercise’s code has run {counted(runs, "time")}</Mark>
      );
    case "problems":
      return <Mark tone="bad">{counted(problems, "problem")}</Mark>;
    case "ready":
      return <Mark tone="good">Check passed, not released</Mark>;
    case "released":
      return <Mark icon="tick">Released</Mark>;
    default:
      return <Mark tone="left">Retired</Mark>;
  }
}
