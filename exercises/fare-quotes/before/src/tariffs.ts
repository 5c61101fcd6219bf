/** Hears of new tariffs. They hold from that moment, for all trips. */
export interface TariffFeed {
  onChange(listener: () => void): void;
}
