import { Form } from "@remix-run/react";
import type { OpenInvite } from "~/accounts/cohorts/invites.server";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/forms/field";
import { Pager } from "~/ui/pager";
import { Part } from "~/ui/shell/page";
import { OpenDoors, type RenewedLink } from "../cohorts.$id_.people/doors";

/** How many invites are on a page. */
export const SIZE = 50;

/**
 * The people who were invited from a roster and haven't joined. A lead can give each of them a new link, or close the
 * invite.
 */
export function NotJoined({
  rows,
  total,
  page,
  q,
  renewed,
}: {
  rows: readonly OpenInvite[];
  total: number;
  page: number;
  q: string;
  renewed: RenewedLink;
}) {
  if (total === 0 && q === "") return null;
  return (
    <Part id="page" title="Invited, not joined yet" about={String(total)}>
      <p className="hint mb-2">
        If someone got no email or has lost their link, create a new link and send it to them yourself. Close an invite
        if its address is wrong or the person shouldn’t join.
      </p>
      {(total > SIZE || q !== "") && (
        <Form method="get" className="search-line" role="search" key={q}>
          <TextField label="Email address" name="q" type="search" maxLength={200} defaultValue={q} />
          <Button type="submit">Search</Button>
        </Form>
      )}
      {total === 0 ? (
        <p className="meta">No open invite has this text in its address.</p>
      ) : (
        <OpenDoors invites={rows} renewed={renewed} />
      )}
      <Pager what="invites" page={page} size={SIZE} total={total} />
    </Part>
  );
}
