/** What a farm packs eggs into: boxes of ten, and boxes of six for the rest. */
export interface Boxes {
  readonly tens: number;
  readonly sixes: number;
}
