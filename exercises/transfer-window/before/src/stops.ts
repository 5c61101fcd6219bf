const NAMES: Readonly<Record<string, string>> = {
  mint: "Old Mint",
  harbour: "Harbour",
  station: "Station",
  fair: "Fairground",
};

/** What is shown for a platform: "Harbour" for "harbour:3". */
export function nameOf(platform: string): string {
  const [stop = ""] = platform.split(":");
  return NAMES[stop] ?? platform;
}
