import { z } from "zod";

const PageSchema = z.coerce.number().int().min(1).max(100_000).catch(1);

/**
 * The list's page number, counted from 1, in the URL of the list or of a review that was opened from it. `name`: the
 * search parameter, which is different for the list of rulings.
 */
export const readPage = (request: Request, name: "page" | "rulings" = "page") =>
  PageSchema.parse(new URL(request.url).searchParams.get(name));
