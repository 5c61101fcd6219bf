import { ApiError } from "./api-error";
import type { Office } from "./campaigns";
import type { Member } from "./workspace";

/** Previews are for members of the workspace and for our support. To everybody else there is no such workspace. */
export function checkMember({ workspaces }: Office, member: Member, slug: string): void {
  const mayEnter = member.workspace === slug || member.isSupport;
  if (!mayEnter || !workspaces.bySlug(slug)) {
    throw new ApiError(404, `no workspace ${slug}`);
  }
}
