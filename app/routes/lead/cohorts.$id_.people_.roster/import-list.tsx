import { Form } from "@remix-run/react";
import type { RosterImport, Undone } from "~/accounts/cohorts/roster-imports.server";
import { Button } from "~/ui/button";
import { counted } from "~/ui/counted";
import { sayFullDay } from "~/ui/say-day";
import { Part } from "~/ui/shell/page";

export const sayUndone = ({ closed, moved }: Undone) =>
  closed + moved === 0
    ? "There was nothing left to undo."
    : [
        closed > 0 ? `${counted(closed, "invite")} closed.` : "",
        moved > 0 ? `${counted(moved, "person", "people")} moved back.` : "",
      ]
        .filter(Boolean)
        .join(" ");

/** What an import did. `invited` is the number of open invites that it created. */
export const sayImported = ({ invited, closed, moved, isMailed, couldMail, mostEmails }: ImportReply) =>
  [
    invited + closed === 0
      ? "Everyone was already a member or invited, so there are no new invites."
      : `${counted(invited, "person", "people")} ${isMailed ? "invited by email" : "invited"}.`,
    invited > 0 && couldMail && !isMailed
      ? `These invites weren’t emailed, because we email at most ${mostEmails.toLocaleString("en-GB")} invites a day from one person’s rosters. Send people their links yourself.`
      : "",
    isMailed ? "“Invited, not joined yet” shows who was emailed, and lets you create a new link for anyone." : "",
    closed > 0 ? `${counted(closed, "invite was", "invites were")} closed during the import.` : "",
    moved > 0 ? `${counted(moved, "person", "people")} moved to another section.` : "",
  ]
    .filter(Boolean)
    .join(" ");

interface ImportReply {
  readonly invited: number;
  readonly closed: number;
  readonly moved: number;
  readonly isMailed: boolean;
  /** Whether Onramp sends email. */
  readonly couldMail: boolean;
  /** How many invites Onramp emails a day for one person's rosters. */
  readonly mostEmails: number;
}

const sayImport = (invited: number, moved: number) =>
  invited > 0 ? counted(invited, "invite") : `${counted(moved, "person", "people")} moved`;

/** The cohort's imports, each with a button that undoes it. `written` is the rows in the form, which an undo keeps. */
export function ImportList({ imports, written }: { imports: readonly RosterImport[]; written: string }) {
  return (
    <Part id="imports" title="Imports">
      {imports.length === 0 ? (
        <p className="meta">Imports into this cohort are listed here, with the number of people who have joined.</p>
      ) : (
        <>
          <p className="hint mb-2">
            Undoing an import closes its open invites and moves people back to their previous sections, unless they have
            been moved again. People who have joined stay members. If an import was interrupted, undo it and import the
            same people again.
          </p>
          <ul className="rows no-gutter">
            {imports.map(({ id, on, invited, joined, open, moved }) => (
              <li key={id}>
                <div>
                  <span className="name">{sayImport(invited, moved)}</span>
                  <p className="meta">
                    {sayFullDay(on)}
                    {invited > 0 && ` · ${joined} joined · ${open} open`}
                    {invited > 0 && moved > 0 && ` · ${moved} moved to another section`}
                  </p>
                </div>
                <div className="does">
                  {open + moved > 0 && (
                    <Form method="post">
                      <input type="hidden" name="intent" value="undo" />
                      <input type="hidden" name="importId" value={id} />
                      <input type="hidden" name="roster" value={written} />
                      <Button
                        size="small"
                        type="submit"
                        aria-label={`Undo the import of ${sayFullDay(on)} (${sayImport(invited, moved)})`}
                      >
                        Undo
                      </Button>
                    </Form>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </Part>
  );
}
