import { withoutMarkup } from "../guard/plain-text";

/** What a model wrote, as a page shows it: no markup, links, images, control characters or invisible ones. */
export const plainReply = (text: string): string => withoutMarkup(text.replace(/\p{Cf}|(?![\n\t])\p{Cc}/gu, ""));
