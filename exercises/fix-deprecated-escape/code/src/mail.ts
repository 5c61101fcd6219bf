import { confirmationLink, shortCode } from "./links";
import type { Visit } from "./visit";

/** The mail that goes out after a booking. */
export function confirmationMail(visit: Visit): string {
  return [
    `Dear ${visit.name},`,
    "please confirm your visit to Harbour Lane Clinic:",
    confirmationLink(visit),
    `Or ring us and give the code ${shortCode(visit.id)}.`,
  ].join("\n");
}
