import { ButtonLink } from "~/ui/button";

/** Opens the cohort's abuse reports and names. `count`: how many of them wait for a decision. */
export const DecisionsLink = ({ cohortId, count }: { readonly cohortId: string; readonly count: number }) => (
  <ButtonLink to={`/cohorts/${cohortId}/reports`}>
    {count > 0 ? `Abuse reports and names (${count})` : "Abuse reports and names"}
  </ButtonLink>
);
