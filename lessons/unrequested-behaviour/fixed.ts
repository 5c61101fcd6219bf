export interface Member {
  readonly name: string;
  /** Cents that the member still owes. */
  owes: number;
  /** Letters that the treasurer has sent this year. */
  reminders: number;
}

const euros = (cents: number) => `€${(cents / 100).toFixed(2)}`;

/** Writes a reminder: a friendly one at first, a firmer one from the second letter on. */
function letter({ name, owes, reminders }: Member): string {
  const ending = reminders > 0 ? "Your plot is at risk." : "See you on Saturday!";
  return `Dear ${name}, you still owe ${euros(owes)}. ${ending}`;
}

/** The letters to all members who still owe something, in the order of the list. */
export function previewLetters(members: readonly Member[]): string[] {
  return members.filter(({ owes }) => owes > 0).map(letter);
}
