import { listLeftToAdmins } from "~/accounts/privacy/named-texts.server";
import { countProposals } from "./rulings/proposals.server";
import { type AbuseLeft, listAbuseLeft } from "./threads/abuse.server";
import { countAbuseOutside } from "./threads/settle-abuse.server";

/** The decisions that only an admin can make. The caller has checked that the reader is an admin. */
export interface AdminDecisions {
  /** Cohorts with reports of abuse that are about a lead, and cohorts without a lead that have reports of abuse. */
  readonly reports: readonly AbuseLeft[];
  /** The number of reports of abuse outside all cohorts. */
  readonly outside: number;
  /** Cohorts with text that names a person who deleted their account. */
  readonly named: readonly AbuseLeft[];
  /** The number of issues that mentors added to a key. */
  readonly rulings: number;
  readonly total: number;
}

export async function findDecisions(): Promise<AdminDecisions> {
  const [reports, outside, named, rulings] = await Promise.all([
    listAbuseLeft(),
    countAbuseOutside(),
    listLeftToAdmins(),
    countProposals(),
  ]);
  const total = [...reports, ...named].reduce((sum, { open }) => sum + open, outside + rulings);
  return { reports, outside, named, rulings, total };
}
