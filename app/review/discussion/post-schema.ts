import { z } from "zod";

const MOST_TEXT = 4_000;

/** The fields of a post's form. */
export const PostSchema = z.object({
  text: z
    .string({ error: "Write your post." })
    .trim()
    .min(1, "Write your post.")
    .max(MOST_TEXT, "This post is longer than 4,000 characters. Shorten it."),
  isNamed: z.literal("on").optional(),
  isSpoiler: z.literal("on").optional(),
});

export interface Said {
  readonly text: string;
  readonly isNamed: boolean;
  readonly isSpoiler: boolean;
}
