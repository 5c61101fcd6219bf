/** A schema's text with the line that Prisma 6 requires and Prisma 7 rejects: the database's URL. */
export const withUrl = (text) => text.replace(/^datasource db \{$/m, '$&\n  url = env("DATABASE_URL")');
