/** What is written down of a change, in words; one that is not known here is shown as it is written. */
const WORDS: Readonly<Record<string, string>> = {
  "admin.given": "made an admin",
  "admin.given-by-command": "became an admin by a command on the server",
  "admin.taken": "took admin rights away",
  "sessions.ended": "signed out everywhere",
  "reset-link.made": "made a link for a new password",
  "invite.made-learner": "made a link for learners",
  "invite.made-mentor": "invited a mentor",
  "invite.made-lead": "invited a lead",
  "invite.revoked": "closed an invite",
  "member.joined-learner": "joined as a learner",
  "member.joined-mentor": "joined as a mentor",
  "member.joined-lead": "joined as a lead",
  "member.made-learner": "made a learner of",
  "member.made-mentor": "made a mentor of",
  "member.made-lead": "made a lead of",
  "member.removed-learner": "removed a learner of",
  "member.removed-mentor": "removed a mentor of",
  "member.removed-lead": "removed a lead of",
  "member.put-back": "put a member back in",
  "cohort.made": "made the cohort",
  "cohort.renamed": "renamed the cohort",
  "cohort.deleted": "deleted the cohort",
};

export const actionWords = (action: string): string => WORDS[action] ?? action.replaceAll(/[.-]/g, " ");
