import { ButtonLink } from "~/ui/button";

/**
 * Links to the cohort's abuse reports and its texts that name a deleted account. `count`: how many of them are waiting
 * for a decision.
 */
export const DecisionsLink = ({ cohortId, count }: { readonly cohortId: string; readonly count: number }) => (
  <ButtonLink to={`/cohorts/${cohortId}/reports`}>
    {count > 0 ? `Abuse reports and names (${count})` : "Abuse reports and names"}
  </ButtonLink>
);
