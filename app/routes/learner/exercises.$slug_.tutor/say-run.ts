import type { RunResult } from "~/sandbox/contract";

/** The learner's last run as text for the tutor, as the learner's page shows it. Null if nothing ran. */
export function sayRun(result: RunResult | null): string | null {
  if (!result) return null;
  const tests = result.tests.map(({ title, status, failures }) =>
    [`${status}: ${title.join(" > ")}`, ...failures.map(({ message }) => `  ${message}`)].join("\n"),
  );
  return [result.failure?.message, ...tests, result.log].filter(Boolean).join("\n");
}
