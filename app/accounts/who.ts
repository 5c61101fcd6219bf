import { z } from "zod";
import { oneLine } from "./one-line";

/** A person's name and email address, as entered at registration or when changed later. */
export const WhoSchema = z.object({
  name: oneLine("A name", { write: "Enter the name that you want mentors to use for you.", max: 100 }),
  email: z
    .email({ error: "Enter your email address, like ana@example.org." })
    .max(254, "An email address can have at most 254 characters."),
});
