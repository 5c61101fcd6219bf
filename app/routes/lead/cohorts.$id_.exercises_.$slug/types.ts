import type { OwnParts as Own } from "~/cohort/items/behind.server";
import type { ExerciseFigures } from "~/cohort/items/figures";
import type { Item } from "~/cohort/items/items.server";
import type { PlaceLine } from "~/cohort/items/place-lines.server";

/** The types of the data that the parts of this page receive. */
export type Figures = ExerciseFigures;
export type PartRow = Figures["parts"][number];
export type PlaceRow = Figures["places"][number];
export type ModelItem = NonNullable<Item["item"]>;
export type ModelOf = Item["model"];
export type Disputes = Item["disputes"];
export type Complete = Item["complete"];
export type OwnParts = Own["parts"];
export type Lines = readonly (readonly PlaceLine[] | null)[];
/** The URL of this cohort's or section's submissions behind a figure. */
export type To = (more?: Record<string, string>) => string;
