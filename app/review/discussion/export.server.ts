import { db } from "~/database/db.server";

/** What a person wrote in discussions. Excludes what others wrote. */
export const exportPosts = ({ id: userId }: { readonly id: string }) =>
  db.post.findMany({ where: { userId }, orderBy: { id: "asc" }, omit: { userId: true, lettersUsed: true } });
