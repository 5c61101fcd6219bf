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
  return { clinic: { calendar, journal }, entries, fault };
}
