import type { RunResult } from "~/sandbox/contract";

/** The learner's last run as a text for the tutor: what their page shows of it. Null if nothing ran. */
export function sayRun(result: RunResult | null): string | null {
  if (!result) return null;
  const tests = result.tests.map(({ title, status, failures }) =>
    [`${status}: ${title.join(" > ")}`, ...failures.map(({ message }) => `  ${message}`)].join("\n"),
  );
  return [result.failure?.message, ...tests, result.log].filter(Boolean).join("\n");
}
