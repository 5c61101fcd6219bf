import { expect, it } from "vitest";
import { previewTemplate } from "./src/preview";
import { eve, officeWith } from "./tests/office";

it.each([undefined, "2026-11-19"])(
  "keeps support out where the workspace let them in until %s",
  async (supportUntil) => {
    const office = officeWith({ "/srv/templates/acme/plain.txt": "Hi" }, { supportUntil });
    await expect(previewTemplate(office, eve, "acme", "plain", {})).rejects.toMatchObject({ status: 404 });
  },
);
