import { expect, it } from "vitest";
import { SheetMusic } from "./code";

/** An archive with one session at a time. Its first `failures` sign-ins fail. */
function archive({ failures = 0 } = {}) {
  let session = 0;
  return {
    signIns: 0,
    async signIn() {
      this.signIns++;
      if (this.signIns <= failures) throw new Error("The archive is down");
      const token = `session-${++session}`;
      await Promise.resolve();
      return token;
    },
    async fetchScore(token: string, title: string) {
      return token === `session-${session}` ? `♪ ${title}` : "expired";
    },
  };
}

it("signs in once for two scores in a row", async () => {
  const server = archive();
  const music = new SheetMusic(server);
  expect([await music.score("Locus iste"), await music.score("Abendlied")]).toEqual(["♪ Locus iste", "♪ Abendlied"]);
  expect(server.signIns).toBe(1);
});

it("signs in once for two scores at the same time", async () => {
  const server = archive();
  const music = new SheetMusic(server);
  const scores = await Promise.all([music.score("Locus iste"), music.score("Abendlied")]);
  expect(scores).toEqual(["♪ Locus iste", "♪ Abendlied"]);
  expect(server.signIns).toBe(1);
});

it("can sign in again after a failure", async () => {
  const music = new SheetMusic(archive({ failures: 1 }));
  await expect(music.score("Abendlied")).rejects.toThrow("The archive is down");
  expect(await music.score("Abendlied")).toBe("♪ Abendlied");
});
