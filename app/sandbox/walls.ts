/**
 * The sandbox's protections, called walls. Tests can remove each wall to prove that this wall is the one that protects.
 */
export interface Walls {
  /** Built-ins are frozen before any learner's code runs. */
  readonly frozen: boolean;
  /** Matchers and mocks are recognised by brand, not by property. */
  readonly brands: boolean;
  /** Only the host decides which tests ran and ended. */
  readonly counts: boolean;
  /** Stacks and function sources are empty. */
  readonly stack: boolean;
  readonly fuel: boolean;
  readonly memory: boolean;
  readonly output: boolean;
  /** Test files and libraries cannot be imported by the code under test. */
  readonly modules: boolean;
}

export const ALL_WALLS: Walls = {
  frozen: true,
  brands: true,
  counts: true,
  stack: true,
  fuel: true,
  memory: true,
  output: true,
  modules: true,
};
