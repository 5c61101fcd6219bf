/**
 * The seats of a submission. A seat says what a queue item asks for, and what a review is. A submission has at most one
 * item per seat, so that requests for the same thing come together.
 */
export const SEAT = {
  /** The first review by a mentor: the learner asked for it, is stuck, or was drawn as a sample. */
  first: 1,
  /** A second review, drawn to measure how well mentors agree. Its author must not have seen the first review. */
  second: 2,
  /** A second opinion that the learner asked for. Its author must not have given an opinion yet. */
  opinion: 3,
  /** A ruling on a group of similar findings. The item belongs to one learner's submission. */
  finding: 0,
  /** A review by a peer of the cohort, and the item in which a mentor checks it. It doesn't count as a mentor's. */
  peer: -1,
  /** A question to the installation's pool of peers, and the answer to it. Neither side sees the other's name. */
  pool: -2,
} as const;

/** The seats whose reviewers must not have given an opinion on the submission yet. */
export const INDEPENDENT = { gt: SEAT.first };
/** The seats whose reviewers may have given an opinion before. */
export const NOT_INDEPENDENT = { lte: SEAT.first };
