/** Minutes to change, counted from the tap that was paid. */
const WINDOW = 60;
const INTERCHANGE_WINDOW = 90;

/** Where lines meet: changing takes longer there. */
const INTERCHANGES: ReadonlySet<string> = new Set(["mint", "harbour", "station"]);

/** Validators send platforms; these are the stops that they belong to. */
const STOP_OF_PLATFORM: Readonly<Record<string, string>> = {
  "mint:1": "mint",
  "mint:2": "mint",
};

/** How many minutes one has to change at a platform. */
export function windowAt(platform: string): number {
  const stop = STOP_OF_PLATFORM[platform] ?? platform;
  return INTERCHANGES.has(stop) ? INTERCHANGE_WINDOW : WINDOW;
}

/** "10:05". A service day counts on past midnight: 1445 is five past twelve. */
export function clockTime(minute: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;
}
