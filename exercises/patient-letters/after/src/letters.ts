import type { Account } from "./account";
import type { Archive, Letter } from "./archive";
import type { Journal } from "./journal";
import { checkOwner, isReleased, NoSuchLetter } from "./letter-access";

export interface LetterDesk {
  readonly archive: Archive;
  readonly journal: Journal;
  /** "2026-11-20". */
  readonly today: () => string;
}

/** A line of the list. */
export type LetterLine = Pick<Letter, "number" | "title" | "writtenOn">;

export interface LetterFile {
  readonly name: string;
  readonly pdf: Uint8Array;
}

/** The patient's letters, the latest first. */
export async function listLetters(desk: LetterDesk, account: Account): Promise<LetterLine[]> {
  const { archive, journal, today } = desk;
  await journal.note({ mail: account.mail, record: "letters", outcome: "given" });
  if (!account.patientId) return [];
  const letters = await archive.ofPatient(account.patientId);
  return letters
    .filter((letter) => isReleased(letter, today()))
    .sort(latestFirst)
    .map(({ number, title, writtenOn }) => ({ number, title, writtenOn }));
}

/** A letter as a file, for the patient whom it is about. */
export async function downloadLetter(desk: LetterDesk, account: Account, number: string): Promise<LetterFile> {
  const { archive, journal } = desk;
  const entry = { mail: account.mail, record: `letter ${number}` };
  try {
    await findLetter(desk, account, number);
  } catch (refusal) {
    await journal.note({ ...entry, outcome: "refused" });
    throw refusal;
  }

  // Accesses are noted before anything is handed out.
  journal.note({ ...entry, outcome: "given" });
  return { name: `letter-${number}.pdf`, pdf: await archive.pdf(number) };
}

/** A letter that this account may read; for all others there is none. */
async function findLetter({ archive }: LetterDesk, account: Account, number: string): Promise<Letter> {
  const letter = await archive.find(number);
  if (!letter) throw new NoSuchLetter();
  checkOwner(letter, account);
  return letter;
}

/** Of one day, the one with the higher number. Numbers are of one length, so they compare as texts. */
function latestFirst(a: Letter, b: Letter): number {
  if (a.writtenOn !== b.writtenOn) return a.writtenOn > b.writtenOn ? -1 : 1;
  return a.number > b.number ? -1 : 1;
}
