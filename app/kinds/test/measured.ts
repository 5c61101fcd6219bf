import type { MatrixRequest } from "~/sandbox/contract";
import type { Measured } from "../capabilities";
import { SUITE_PATH } from "./constants";
import type { TestContent } from "./content";
import { mutantsOf } from "./mutants";
import { openTest, runnableTest } from "./open";
import { visibleMutants } from "./visible-mutants";

/** Builds requests that run the model suite in the same way as the grader and the meter. */
export const measured: Measured<TestContent> = {
  async allMutants(content): Promise<MatrixRequest> {
    const files = { ...content.reference, [SUITE_PATH]: content.suites.model };
    return { files, tests: [SUITE_PATH], mutated: await mutantsOf(content) };
  },
  async meter(content): Promise<MatrixRequest> {
    const open = openTest(content);
    const run = runnableTest(open, { suite: content.suites.model, confidence: null });
    return { ...run, mutated: await visibleMutants(open) };
  },
};
