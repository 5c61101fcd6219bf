import { withoutMarkup } from "../guard/plain-text";

/**
 * A model's text in the form in which pages show it, without markup, links, images, control characters or invisible
 * characters.
 */
export const plainReply = (text: string): string => withoutMarkup(text.replace(/\p{Cf}|(?![\n\t])\p{Cc}/gu, ""));
