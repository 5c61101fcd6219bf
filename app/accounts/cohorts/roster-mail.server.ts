import { limiters } from "~/operations/limits.server";
import { log } from "~/operations/log.server";
import type { Person } from "../guards.server";
import { sendLetter, sendsMail } from "../mail/account-mail.server";
import type { Imported } from "./roster.server";

/**
 * Emails each person their link after the response, one email after another. Logs each email that can't be sent. A lead
 * can then undo the import and import the same people again. Returns false if none is sent, because Onramp doesn't send
 * email, or because the lead's rosters have reached the day's limit.
 */
export async function mailLinks(lead: Person, links: Imported["links"]): Promise<boolean> {
  if (!sendsMail() || (await limiters.rosterMail.take(lead.id, links.length)) !== null) return false;
  void (async () => {
    for (const { email, role, link } of links)
      await sendLetter({
        kind: "invite",
        to: email,
        subject: "you are invited",
        says: [
          `You are invited to join a cohort on Onramp as a ${role}.`,
          "Onramp is where you practise reviewing, testing and fixing code that AI wrote. If you didn’t expect this, ignore this email.",
        ],
        link: { does: "Join", path: new URL(link).pathname },
      }).catch((err) => log.error({ err }, "an invite from a roster could not be emailed"));
  })();
  return true;
}
