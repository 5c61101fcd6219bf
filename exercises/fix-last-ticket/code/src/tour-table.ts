import type { Tour } from "./tour";

/**
 * The tours, a row each. Belongs to the planning team.
 *
 * Each call travels to the database and back. Other calls may be served while it does.
 */
export class TourTable {
  private readonly rows = new Map<string, Tour>();

  async read(id: string): Promise<Tour | undefined> {
    await travel();
    return this.rows.get(id);
  }

  /** Writes a row, whatever stands there. */
  async write(tour: Tour): Promise<void> {
    await travel();
    this.rows.set(tour.id, { ...tour, version: (this.rows.get(tour.id)?.version ?? 0) + 1 });
  }

  /** Writes a row, unless it was written since this version of it was read. False if so, and nothing is changed. */
  async writeUnlessChanged(tour: Tour): Promise<boolean> {
    await travel();
    if (this.rows.get(tour.id)?.version !== tour.version) return false;
    this.rows.set(tour.id, { ...tour, version: tour.version + 1 });
    return true;
  }
}

function travel(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 3));
}
