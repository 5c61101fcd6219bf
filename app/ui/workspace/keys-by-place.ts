import type { Key } from "./workspace-keys";

/** Groups the keys by the place where they work. The places are in the order of their first key. */
export function keysByPlace(
  keys: readonly Key[],
): readonly { readonly place: string; readonly keys: readonly Key[] }[] {
  const places = new Map<string, Key[]>();
  for (const key of keys) {
    const place = key.place ?? (key.whileTyping ? ANYWHERE : OUTSIDE);
    places.set(place, [...(places.get(place) ?? []), key]);
  }
  return [...places].map(([place, list]) => ({ place, keys: list }));
}
const ANYWHERE = "Anywhere, even while you type";
const OUTSIDE = "Outside text fields and the editor";
