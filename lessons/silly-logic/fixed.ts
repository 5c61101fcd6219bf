export interface Child {
  readonly name: string;
  readonly age: number;
  /** Whether a parent has signed the form. */
  readonly signed: boolean;
  readonly withAdult: boolean;
}

const MINIMUM_AGE = 8;

/** Whether a child may climb. Every child needs a signed form, and must be old enough or come with an adult. */
export function mayClimb({ age, signed, withAdult }: Child): boolean {
  return signed && (age >= MINIMUM_AGE || withAdult);
}

/** What the screen at the entrance shows. */
export function entrance(children: readonly Child[]): string {
  const waiting = children.filter((child) => !mayClimb(child));
  if (waiting.length === 0) return "All set. Have fun!";
  return `Please see the desk: ${waiting.map(({ name }) => name).join(", ")}`;
}
