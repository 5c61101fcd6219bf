import { createRequire } from "node:module";
import { Ajv, type ValidateFunction } from "ajv";
import formats from "ajv-formats";
import { schema as ctrf } from "ctrf";

/**
 * Validates a file against its format's published schema: CTRF's schema from CTRF's own package, or SARIF's schema as
 * its committee published it.
 */

const require = createRequire(import.meta.url);
// One of SARIF's patterns has an extra bracket, so it is invalid as a Unicode pattern.
const ajv = formats.default(new Ajv({ allErrors: true, strict: false, unicodeRegExp: false }));
const isSarif = ajv.compile(require("./sarif-2.1.0.schema.json"));
const isCtrf = ajv.compile(ctrf);

/** Returns the errors in a CTRF report, or an empty list if the report is valid. */
export const faultsOfCtrf = (report: unknown) => faults(isCtrf, report);

/** Returns the errors in a SARIF 2.1.0 log, or an empty list if the log is valid. */
export const faultsOfSarif = (log: unknown) => faults(isSarif, log);

function faults(isValid: ValidateFunction, value: unknown): string[] {
  isValid(value);
  return (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
