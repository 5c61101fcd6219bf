import type { Archive, Letter } from "../src/archive";
import type { Entry, Journal } from "../src/journal";
import type { Calendar, Visit } from "../src/visits";

/** A clinic with these visits. While `fault.journal` is set, nothing can be noted. */
export function clinicWith(...visits: Visit[]) {
  const entries: Entry[] = [];
  const fault: { journal?: string } = {};
  const journal: Journal = {
    async note(entry) {
      await Promise.resolve();
      if (fault.journal) throw new Error(fault.journal);
      entries.push(entry);
    },
  };
  const calendar: Calendar = { upcoming: async () => visits };
  const letters: Letter[] = [];
  const archive: Archive = {
    find: async (number) => letters.find((letter) => letter.number === number),
    ofPatient: async (patientId) => letters.filter((letter) => letter.patientId === patientId),
    pdf: async (number) => new TextEncoder().encode(`%PDF ${number}`),
  };
  return { clinic: { calendar, journal, archive, today: () => "2026-11-20" }, entries, fault, letters };
}
