import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/**
 * The exercises for tests that don't test the catalogue: five of each kind, each kind with a second form. With this
 * list, such tests don't depend on newly written exercises, and read only a few folders.
 */
export const FEW = [
  "credit-note-numbering",
  "csv-export",
  "dataset-attachments",
  "gift-card-balance",
  "partial-refunds",
  "fix-booking-race",
  "fix-dedupe-quadratic",
  "fix-due-date-month-end",
  "fix-import-swallow",
  "fix-night-departures",
  "test-late-fee",
  "test-opening-hours",
  "test-parcel-price",
  "test-typing-indicator",
  "test-vat-rounding",
];

/** Returns the path of a folder with copies of these exercises only. Creates the folder if it doesn't exist. */
export function fewExercises(): string {
  const sum = crypto.createHash("sha256");
  const exercises = path.join(root, "exercises");
  for (const name of FEW)
    for (const file of fs.readdirSync(path.join(exercises, name), { recursive: true, encoding: "utf8" }).sort()) {
      const full = path.join(exercises, name, file);
      if (fs.statSync(full).isFile()) sum.update(`${name}/${file}\0`).update(fs.readFileSync(full));
    }
  const folder = path.join(root, ".cache/test", `exercises-${sum.digest("hex").slice(0, 16)}`);
  if (fs.existsSync(folder)) return folder;
  const making = `${folder}.${process.pid}`;
  for (const name of FEW) fs.cpSync(path.join(exercises, name), path.join(making, name), { recursive: true });
  fs.renameSync(making, folder);
  return folder;
}
