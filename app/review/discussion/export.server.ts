import { db } from "~/database/db.server";

/** The posts that a person wrote in discussions, without other people's posts. */
export const exportPosts = ({ id: userId }: { readonly id: string }) =>
  db.post.findMany({ where: { userId }, orderBy: { id: "asc" }, omit: { userId: true, lettersUsed: true } });
