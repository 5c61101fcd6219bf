import { isUnseen, listUnseen, type Unseen } from "./unseen.server";

/**
 * Someone who reads one submission, for one request. Other people's comments and scores are read with a reader, never
 * with an id alone. The code that makes a reader first checks that the person may open the submission.
 */
export class SubmissionReader {
  readonly person: { readonly id: string };
  readonly submissionId: string;
  /** Reviews it as a fellow learner: sees the work, the grader's own report and what its learner says. */
  readonly isPeer: boolean;
  /** Answers a question of the pool of peers: knows no name, and is shown by none. */
  readonly isInPool: boolean;
  /**
   * This cohort's rules decide whether names are hidden; without it, the rules of any cohort that reader and learner
   * share.
   */
  readonly cohortId: string | undefined;
  #unseen: Promise<boolean> | null = null;

  constructor(
    person: { readonly id: string },
    submissionId: string,
    {
      isPeer = false,
      isInPool = false,
      cohortId,
    }: { readonly isPeer?: boolean; readonly isInPool?: boolean; readonly cohortId?: string | undefined } = {},
  ) {
    this.person = person;
    this.submissionId = submissionId;
    this.isPeer = isPeer;
    this.isInPool = isInPool;
    this.cohortId = cohortId;
  }

  /**
   * Whether this person may still review the submission again; until they have, they don't see other people's comments
   * and scores.
   */
  isUnseen(): Promise<boolean> {
    this.#unseen ??= isUnseen(this.person, this.submissionId);
    return this.#unseen;
  }

  /** The same for all submissions of their learner. */
  listUnseen(learner: { readonly id: string }): Promise<Unseen> {
    return listUnseen(this.person, { learnerId: learner.id });
  }

  /** The same person on another submission of the same learner. */
  at(submissionId: string): SubmissionReader {
    return new SubmissionReader(this.person, submissionId, this);
  }
}
