/** Finds out why a password is easy to guess. `password-rules.server.ts` also checks a list of common passwords. */

export interface Owner {
  readonly name: string;
  readonly email: string;
}

const FEWEST_SIGNS = 5;
/** The minimum number of characters that must remain after the words of the person's name and address are removed. */
const ENOUGH_LEFT = 10;
const SHORTEST_WORD = 3;
/** Characters that are adjacent on a keyboard or in the alphabet. */
const ROWS = [
  "01234567890",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qwertzuiop",
  "yxcvbnm",
];
const NEIGHBOURS = new Set(
  ROWS.flatMap((row) =>
    [...row].slice(1).flatMap((sign, before) => [`${row[before]}${sign}`, `${sign}${row[before]}`]),
  ),
);
const MOST_IN_A_ROW = 0.7;

const wordsOf = (text: string) => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= SHORTEST_WORD);

/** Whether the password consists of one shorter piece that is repeated. */
function isRepeated(password: string): boolean {
  for (let length = 1; length <= password.length / 2; length++) {
    if (password.slice(length) === password.slice(0, -length)) return true;
  }
  return false;
}

function isInARow(password: string): boolean {
  const signs = [...password];
  const pairs = signs.slice(1).map((sign, before) => `${signs[before]}${sign}`);
  return pairs.filter((pair) => NEIGHBOURS.has(pair)).length >= pairs.length * MOST_IN_A_ROW;
}

/** The password without the words of its owner's name and address. */
function withoutOwner(password: string, { name, email }: Owner): string {
  const words = [
    ...new Set(
      [name, email, ...wordsOf(name), ...wordsOf(email.split("@")[0]!)].map((word) => word.toLowerCase().trim()),
    ),
  ];
  return words
    .filter((word) => word.length >= SHORTEST_WORD)
    .sort((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, ""), password);
}

/**
 * Says why the password is easy to guess, in a sentence for the person. Returns null if this function finds no reason.
 */
export function findWeakness(password: string, owner: Owner): string | null {
  const plain = password.toLowerCase();
  const own = withoutOwner(plain, owner);
  if (own !== plain && own.length < ENOUGH_LEFT)
    return "This password contains your name or email address. Choose a password that doesn’t.";
  if (new Set(plain).size < FEWEST_SIGNS || isRepeated(plain))
    return "This password repeats the same few characters. Use 3 or 4 unrelated words.";
  if (isInARow(plain))
    return "This password is a sequence of neighbouring keys or letters. Use 3 or 4 unrelated words.";
  return null;
}
