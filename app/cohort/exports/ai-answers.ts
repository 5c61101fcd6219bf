import type { VerdictCounts } from "~/kinds/trust";

interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The columns of an estimate; empty if it is too early for an estimate. */
export const estimated = <Name extends string>(name: Name, estimate: Estimate | null | undefined) =>
  ({
    [name]: estimate?.value ?? null,
    [`${name}_low`]: estimate?.low ?? null,
    [`${name}_high`]: estimate?.high ?? null,
  }) as Record<Name | `${Name}_low` | `${Name}_high`, number | null>;

/** The columns about answers to AI reviewers' comments. */
export const aiAnswers = (
  counts: VerdictCounts | undefined,
  found: { readonly dPrime: Estimate | null; readonly criterion: Estimate | null } | null | undefined,
) => ({
  ai_right: counts?.flawed ?? 0,
  ai_other: counts?.clean ?? 0,
  ai_hits: counts?.hits ?? 0,
  ai_false_alarms: counts?.falseAlarms ?? 0,
  ...estimated("ai_d_prime", found?.dPrime),
  ...estimated("ai_criterion", found?.criterion),
});
