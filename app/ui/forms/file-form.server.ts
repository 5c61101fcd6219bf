import {
  MaxPartSizeExceededError,
  unstable_createMemoryUploadHandler as memoryHandler,
  unstable_parseMultipartFormData as parseMultipart,
} from "@remix-run/node";
import { LONG } from "./form-data.server";

/** Whether a form was sent in the encoding that can carry files. */
export const isFileForm = (request: Request): boolean =>
  /^multipart\/form-data\b/i.test(request.headers.get("content-type") ?? "");

/**
 * The file in a field of a form that can carry files, as bytes. Null if there is none. All other fields are dropped.
 * Throws a 400 if the form can't be read, and a 413 if it is larger than any request may be.
 */
export async function readFile(request: Request, field: string): Promise<Buffer | null> {
  const keep = memoryHandler({ maxPartSize: LONG, filter: ({ name }) => name === field });
  const form = await parseMultipart(request, keep).catch((error) => {
    if (error instanceof MaxPartSizeExceededError) throw new Response("This file is too large.", { status: 413 });
    throw new Response("This request could not be read as a form.", { status: 400 });
  });
  const file = form.get(field);
  return file instanceof Blob && file.size > 0 ? Buffer.from(await file.arrayBuffer()) : null;
}
