import type { Fact } from "../../app/cohort/counts/fact";

let made = 0;

/**
 * A fact about a new submission of Ana's: a review that passed at the first attempt. `more` says what is different.
 */
export const makeFact = (more: Partial<Fact>): Fact => ({
  submissionId: `s${String(made++).padStart(6, "0")}`,
  userId: "ana",
  slug: "review-a",
  kind: "review",
  revisionId: "r",
  track: "first-weeks",
  tryNumber: 1,
  counting: true,
  handedInAt: new Date(Date.UTC(2026, 0, 5)),
  status: "passed",
  score: 1,
  ownStatus: "passed",
  ownScore: 1,
  history: "[]",
  confidence: 80,
  cameTrue: true,
  contested: false,
  flawed: null,
  requested: null,
  explained: null,
  proven: null,
  confirmed: null,
  actionable: null,
  skills: "",
  issues: "",
  ...more,
});
