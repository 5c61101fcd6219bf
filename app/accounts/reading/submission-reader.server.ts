import { isUnseen, listUnseen, type Unseen } from "./unseen.server";

/**
 * A person who reads one submission, during one request. Code that reads other people's comments and scores requires a
 * reader, never only an id. The code that makes a reader first checks that the person may open the submission.
 */
export class SubmissionReader {
  readonly person: { readonly id: string };
  readonly submissionId: string;
  /**
   * True if this person reviews the submission as a fellow learner. A peer sees the work, the grader's own report and
   * what the learner says.
   */
  readonly isPeer: boolean;
  /** True if this person answers a question from the pool of peers. They see no name, and no one sees their name. */
  readonly isInPool: boolean;
  /**
   * The cohort whose rules decide whether names are hidden. If undefined, the rules of every cohort that the reader and
   * the learner share apply.
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
   * Whether this person may still review the submission independently. Until they have reviewed it, they don't see
   * other people's comments and scores.
   */
  isUnseen(): Promise<boolean> {
    this.#unseen ??= isUnseen(this.person, this.submissionId);
    return this.#unseen;
  }

  /** The submissions of a learner that this person may still review independently. */
  listUnseen(learner: { readonly id: string }): Promise<Unseen> {
    return listUnseen(this.person, { learnerId: learner.id });
  }

  /** A reader for the same person and another submission of the same learner. */
  at(submissionId: string): SubmissionReader {
    return new SubmissionReader(this.person, submissionId, this);
  }
}
