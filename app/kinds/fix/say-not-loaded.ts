import type { Failure } from "~/sandbox/contract";
import { isStop, sayFailure } from "../failure-words";

/** Says why tests could not run: "the code doesn’t load: no settings". */
export const sayNotLoaded = (failure: Failure): string =>
  isStop(failure.kind)
    ? `the code is stopped: ${sayFailure(failure).replace(/^stopped: /, "")}`
    : `the code doesn’t load: ${sayFailure(failure)}`;
