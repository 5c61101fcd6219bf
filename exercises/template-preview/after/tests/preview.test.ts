import { describe, expect, it } from "vitest";
import { previewTemplate } from "../src/preview";
import type { Member } from "../src/workspace";
import { eve, officeWith, rex, uma } from "./office";

const files = {
  "/srv/templates/acme/hello.txt": "Hello {{first name}}!",
  "/srv/templates/acme/spring/sale.txt": "{{ first name }}: 20 % off\n{{> footer}}",
  "/srv/templates/acme/footer.txt": "Stop? Text NO to {{number}}",
  "/srv/templates/acme/loop.txt": "x{{> loop}}",
  "/srv/templates/bolt/secret.txt": "Bolt closes three shops",
  "/srv/keys.txt": "gateway=9f2c",
};

function preview(name: string, values: Record<string, string> = {}, member: Member = uma): Promise<string> {
  return previewTemplate(officeWith(files, { supportUntil: "2026-12-01" }), member, "acme", name, values);
}

describe("a preview", () => {
  it("has the values in their places, and leaves those that are not there", async () => {
    expect(await preview("hello", { "first name": "Mia" })).toBe("Hello Mia!");
    expect(await preview("hello")).toBe("Hello {{first name}}!");
  });

  it("has parts, filled in as well", async () => {
    const values = { "first name": "Mia", number: "4711" };
    expect(await preview("spring/sale", values)).toBe("Mia: 20 % off\nStop? Text NO to 4711");
  });

  it.each(["$&", "$1", "{{number}}", "a\nb", ""])("takes the value %j as it is", async (value) => {
    expect(await preview("hello", { "first name": value, number: "4711" })).toBe(`Hello ${value}!`);
  });

  it("knows values that were given, and no others", async () => {
    const office = officeWith({ "/srv/templates/acme/odd.txt": "{{constructor}} {{}} {{ a" });
    expect(await previewTemplate(office, uma, "acme", "odd", {})).toBe("{{constructor}} {{}} {{ a");
  });

  it("ends where parts go round in circles, and not before", async () => {
    const chain = Object.fromEntries(
      [0, 1, 2, 3, 4, 5].map((place) => [
        `/srv/templates/acme/p${place}.txt`,
        place < 5 ? `{{> p${place + 1}}}` : "end",
      ]),
    );
    expect(await previewTemplate(officeWith(chain), uma, "acme", "p0", {})).toBe("end");
    await expect(preview("loop")).rejects.toMatchObject({ status: 422, message: "too deep" });
  });

  it("is a 404 without a template", async () => {
    await expect(preview("autumn")).rejects.toMatchObject({ status: 404, message: "no template autumn" });
  });

  it.each(["../bolt/secret", "../../keys", "a/../../bolt/secret", "..\\bolt\\secret", "/../bolt/secret"])(
    "does not lead out of the workspace by %s",
    async (name) => {
      await expect(preview(name)).rejects.toMatchObject({ status: 404, message: `no template ${name}` });
      const office = officeWith({ ...files, "/srv/templates/acme/sly.txt": `{{> ${name}}}` });
      const [outcome] = await Promise.allSettled([previewTemplate(office, uma, "acme", "sly", {})]);
      expect(JSON.stringify(outcome)).not.toMatch(/Bolt|gateway/);
    },
  );

  it("is for members of the workspace, and for support", async () => {
    expect(await preview("footer", { number: "1" }, eve)).toBe("Stop? Text NO to 1");
    await expect(preview("footer", {}, rex)).rejects.toMatchObject({ status: 404, message: "no workspace acme" });
  });

  it("lets errors of the disk through", async () => {
    const disk = { text: () => Promise.reject(new Error("disk: gone")) };
    const office = { ...officeWith(files), disk };
    await expect(previewTemplate(office, uma, "acme", "hello", {})).rejects.toThrow("disk: gone");
  });
});
