/**
 * Makes an account an admin, on the machine on which Onramp runs. This is for the first admin, because on the website
 * only an admin can appoint other admins.
 *
 *   npm run make-admin -- <e-mail address>
 *
 * Exits with 1 if there is no account with that address or no database, and with 2 if no address was given.
 */
import { needDatabase } from "./need-database.mjs";

const [address] = process.argv.slice(2);
if (!address?.includes("@")) {
  console.error("Specify the account: npm run make-admin -- ana@example.org");
  process.exitCode = 2;
} else {
  await needDatabase();
  const { db } = await import("~/database/db.server");
  const { makeFirstAdmin } = await import("~/accounts/admin-people.server");
  try {
    if (await makeFirstAdmin(address)) console.log(`${address} is now an admin. Sign in and open /admin.`);
    else {
      console.error(`There is no account with the address ${address}. Create one at /register first.`);
      process.exitCode = 1;
    }
  } finally {
    await db.$disconnect();
  }
}
