import { createRequire } from "node:module";
import { Ajv, type ValidateFunction } from "ajv";
import formats from "ajv-formats";
import { schema as ctrf } from "ctrf";

/**
 * What the formats' published schemas say about a file: CTRF's from its own package, SARIF's as its committee published
 * it.
 */

const require = createRequire(import.meta.url);
// One of SARIF's patterns has a bracket too many, so it can't be read as a Unicode pattern.
const ajv = formats.default(new Ajv({ allErrors: true, strict: false, unicodeRegExp: false }));
const isSarif = ajv.compile(require("./sarif-2.1.0.schema.json"));
const isCtrf = ajv.compile(ctrf);

/** Faults of a CTRF report; none if it is valid. */
export const faultsOfCtrf = (report: unknown) => faults(isCtrf, report);

/** Faults of a SARIF 2.1.0 log; none if it is valid. */
export const faultsOfSarif = (log: unknown) => faults(isSarif, log);

function faults(isValid: ValidateFunction, value: unknown): string[] {
  isValid(value);
  return (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
