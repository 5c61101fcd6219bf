/** What is written down of a change, in words; one that is not known here is shown as it is written. */
const WORDS: Readonly<Record<string, string>> = {
  "admin.given": "made an admin",
  "admin.given-by-command": "became an admin by a command on the server",
  "admin.taken": "took admin rights away",
  "sessions.ended": "signed out everywhere",
  "reset-link.made": "made a link for a new password",
  "cohort.made": "made the cohort",
  "cohort.renamed": "renamed the cohort",
  "cohort.deleted": "deleted the cohort",
};

export const actionWords = (action: string): string => WORDS[action] ?? action.replaceAll(/[.-]/g, " ");
