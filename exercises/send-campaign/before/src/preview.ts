import type { Member } from "./members";

/** The text as one member gets it. */
export function fillIn(text: string, member: Member): string {
  return text.replaceAll("{name}", () => member.name);
}
