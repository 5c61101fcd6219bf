import type { useLoaderData } from "@remix-run/react";
import type { loader } from "./route";

type Data = ReturnType<typeof useLoaderData<typeof loader>>;
export type Figures = NonNullable<Data["figures"]>;
export type PartRow = Figures["parts"][number];
export type PlaceRow = Figures["places"][number];
export type ModelItem = NonNullable<Data["item"]>;
export type ModelOf = Data["model"];
export type Complete = Data["complete"];
export type OwnParts = Data["ownParts"]["parts"];
export type Lines = Data["lines"];
/** The address of this cohort's hand-ins behind a figure. */
export type To = (more?: Record<string, string>) => string;
