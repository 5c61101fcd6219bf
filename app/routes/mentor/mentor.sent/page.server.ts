import { z } from "zod";

const PageSchema = z.coerce.number().int().min(1).max(100_000).catch(1);

/** The list's page number, counted from 1, in the URL of the list or of a review that was opened from it. */
export const readPage = (request: Request) => PageSchema.parse(new URL(request.url).searchParams.get("page"));
