import type { CreditNoteStore } from "./credit-note-store";

/** Where letters leave the house. */
export interface Post {
  send(subject: string, invoiceId: string): void;
}

/** Sends each note that has not gone out yet; runs every evening. */
export function sendCreditNotes(notes: CreditNoteStore, post: Post, today: string): number {
  const waiting = notes.all().filter((note) => !note.sentOn);
  for (const note of waiting) {
    post.send(`Credit note of ${note.date}`, note.invoiceId);
    notes.save({ ...note, sentOn: today });
  }
  return waiting.length;
}
