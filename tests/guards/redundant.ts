/** Guards that repeat another condition, so that removing them changes nothing, each with that condition. */
export const REDUNDANT: Readonly<Record<string, string>> = {
  "app/review/queue/claims.server.ts listFirst whose: cohortId":
    "the condition names the cohorts, too; this one is for the index",
  "app/review/queue/waiting.server.ts findOldest whose: cohortId":
    "the earliest of all is wanted, and the condition names the cohorts; this one is for the index",
  "app/accounts/marks.server.ts forgetMark whose: userId":
    "names the cohorts that are held while the person is deleted; which of them hold the mark is looked up after that",
  "app/accounts/cohorts/members.server.ts removeMembers whose: cohortId":
    "a removal must sort after the cohort's invites; sorting after all invites would do, too, and this one is for the index",
  "app/accounts/cohorts/members.server.ts putBack whose: cohortId":
    "a removal names a section of its own cohort; this one is for the index",
  "app/accounts/cohorts/members.server.ts undoMove whose: cohortId (2)":
    "a move names a section of the learners' own cohort; this one is for the index",
  "app/accounts/cohorts/roster-imports.server.ts undoImport whose: cohortId (2)":
    "the import was found in this cohort; this one is for the index",
  "app/accounts/cohorts/roster.server.ts deleteInvites whose: cohortId":
    "the import was made in this cohort; this one is for the index",
  "app/accounts/privacy/privacy-delete.server.ts deletePosts whose: userId": "topics without replies have no notices",
  "app/accounts/privacy/privacy-delete.server.ts deleteRowsOf whose: userId":
    "names the cohorts to lock; locking all of them would only take longer",
  "app/accounts/privacy/withdraw-waiting.server.ts returnHanded whose: userId":
    "only the person to whom an item is assigned has such a notice",
  "app/accounts/reading/names.server.ts namesIn whose: cohortId":
    "a submission's name is looked up by its id; this one is for the index",
  "app/cohort/counts/evidence.server.ts listGraded whose: userId (2)":
    "facts are looked up by submissions of one's own",
  "app/cohort/exports/read-learners.server.ts readAssignments whose: cohortId":
    "each assignment is then looked up in the cohort; this one is for the index",
  "app/cohort/help/help-record.server.ts findHelpRecord whose: cohortId":
    "decides only whether figures are made at once or in the background",
  "app/cohort/own/report.server.ts getLearnerReport whose: userId (2)":
    "alarms are looked up by submissions of one's own",
  "app/grading/regrades/regrade.server.ts regradeSubmission whose: submissionId (3)":
    "a new result must sort after the submission's own; sorting after all results would do, too, and this one is for the index",
  "app/routes/lead/cohorts.$id_.weeks/route.tsx loader requirePerson":
    "requireReader, which runs at the same time, refuses everyone whom this refuses",
  "app/routes/lead/cohorts.$id_.weeks/route.tsx loader requireReader (2)":
    "the other cohort comes from a list of cohorts that this person leads, or of all cohorts for an admin",
  "app/routes/lead/cohorts._index/route.tsx loader requireReader":
    "the cohorts come from a list, and only those that this person leads are read",
  "app/routes/lead/cohorts.$id_.settings/route.tsx action refusal (2)": "the cohort was found just before",
  "app/accounts/looks.server.ts listLooks whose: userId": "a look at one's work names a submission of one's own",
};
