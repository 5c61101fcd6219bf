/** The sandbox's protections, called walls. Tests can remove each wall to prove that it is effective. */
export interface Walls {
  /** Built-ins are frozen before any learner's code runs. */
  readonly frozen: boolean;
  /** Matchers and mocks are recognised by a private brand, not by a property. */
  readonly brands: boolean;
  /** Only the host decides which tests ran and ended. */
  readonly counts: boolean;
  /** Stacks and function sources are empty. */
  readonly stack: boolean;
  readonly fuel: boolean;
  readonly memory: boolean;
  readonly output: boolean;
  /** The code under test can't import test files and libraries. */
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
