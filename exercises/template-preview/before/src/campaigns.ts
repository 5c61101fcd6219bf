import { ApiError } from "./api-error";
import type { Member, Workspaces } from "./workspace";

export interface Campaign {
  readonly workspace: string;
  readonly title: string;
  /** A template of the workspace: "spring/sale". */
  readonly template: string;
}

export interface Office {
  readonly workspaces: Workspaces;
  readonly campaigns: readonly Campaign[];
  /** "2026-11-20". */
  readonly today: () => string;
}

/** The campaigns of a workspace: for its members, and for our support while it has let them in. */
export function listCampaigns({ workspaces, campaigns, today }: Office, member: Member, slug: string): Campaign[] {
  const workspace = workspaces.bySlug(slug);
  const until = workspace?.supportUntil;
  const isHelping = member.isSupport && until !== undefined && today() <= until;
  if (!workspace || (member.workspace !== slug && !isHelping)) throw new ApiError(404, `no workspace ${slug}`);
  return campaigns.filter((campaign) => campaign.workspace === slug);
}
