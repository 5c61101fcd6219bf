/** The text of a schema with the line that Prisma 6 asks for and Prisma 7 refuses: where the database is. */
export const withUrl = (text) => text.replace(/^datasource db \{$/m, '$&\n  url = env("DATABASE_URL")');
