import { MOST_EXERCISES } from "~/catalogue/unzip.server";
import type { CheckOptions } from "~/kinds/check-exercise";
import { shareOfInputs } from "~/kinds/check-properties";
import { LONG } from "~/ui/forms/form-data.server";

/** How thoroughly an upload is checked. Leads wait for the check, so it must be quick. */
export const UPLOAD_CHECK: CheckOptions = { isQuick: true };

/** The limits that the upload page states: what a zip may contain, and the share of inputs that the check tries. */
export const UPLOAD_LIMITS = {
  exercises: MOST_EXERCISES,
  megabytes: LONG / 1024 ** 2,
  inputs: shareOfInputs(UPLOAD_CHECK),
};
