import { z } from "zod";
import { DEFECT_CLASS_IDS } from "./defect-classes";
import { type Place, SEVERITIES, type Spot } from "./place";

/** Zod schemas for places and severities. They are separate from `place.ts`, because pages can't load schemas. */

export const SeveritySchema = z.enum(SEVERITIES);
export const SideSchema = z.enum(["old", "new"]);

const line = z.int().min(1).max(100_000);
export const PathSchema = z
  .string()
  .max(200)
  .regex(
    /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^/\\]+(?:\/[^/\\]+)*$/,
    "must be a path inside the project, such as src/slots.ts",
  );

const isInOrder = (range: { readonly from: number; readonly to: number }): boolean => range.from <= range.to;
const notInOrder = { error: "`from` comes after `to`", path: ["from"] };
const range = { file: PathSchema, side: SideSchema, from: line, to: line };

export const RangeSchema = z.strictObject(range).refine(isInOrder, notInOrder);

/** A range of lines, with the reason for listing it. */
export const RemarkSchema = z
  .strictObject({ ...range, why: z.string().trim().min(1).max(2_000) })
  .refine(isInOrder, notInOrder);

export const WholeSchema = z.strictObject({ whole: z.literal(true) });
export const PlaceSchema: z.ZodType<Place> = z.union([RangeSchema, WholeSchema]);
export const SpotSchema: z.ZodType<Spot> = z.object({ place: PlaceSchema, class: z.enum(DEFECT_CLASS_IDS) });
