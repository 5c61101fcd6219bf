import type { ZoneKind, ZoneMap, ZoneService } from "./zones";

const MAX_AGE_MS = 15 * 60 * 1000;

interface Entry {
  readonly map: ZoneMap;
  readonly loadedAt: number;
}

/** Zone maps, kept for a quarter of an hour each. */
export class ZoneCache {
  private readonly entries = new Map<ZoneKind, Entry>();

  constructor(
    private readonly service: ZoneService,
    private readonly now: () => number,
  ) {}

  async get(kind: ZoneKind): Promise<ZoneMap> {
    await this.isValid(kind);
    return this.entries.get(kind)!.map;
  }

  /** Checks whether the map of a kind is recent enough. */
  private async isValid(kind: ZoneKind): Promise<boolean> {
    const entry = this.entries.get(kind);
    if (entry && this.now() - entry.loadedAt < MAX_AGE_MS) return true;
    const map = await this.service.load(kind);
    this.entries.set(kind, { map, loadedAt: this.now() });
    return false;
  }
}
