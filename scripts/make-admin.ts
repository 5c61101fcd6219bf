/**
 * Makes an account an admin, on the machine on which Onramp runs. This is for the first admin, because on the website
 * only an admin can appoint other admins.
 *
 *   node --import tsx scripts/make-admin.ts <e-mail address>
 *
 * Exits with 1 if there is no account with that address, and with 2 if no address was given.
 */
const [address] = process.argv.slice(2);
if (!address?.includes("@")) {
  console.error("Specify the account: node --import tsx scripts/make-admin.ts ana@example.org");
  process.exitCode = 2;
} else {
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
