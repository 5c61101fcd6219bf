/** Adds the database's URL to a schema's text. Prisma 6 requires this line, and Prisma 7 rejects it. */
export const withUrl = (text) => text.replace(/^datasource db \{$/m, '$&\n  url = env("DATABASE_URL")');
