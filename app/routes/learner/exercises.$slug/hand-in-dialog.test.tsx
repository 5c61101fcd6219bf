import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ConflictStrip } from "~/ui/workspace/workspace-conflict";
import { type HandInState, IDLE } from "~/ui/workspace/workspace-hand-in";
import { sayOffline } from "~/ui/workspace/workspace-saver";
import { HandInDialog } from "./hand-in-dialog";

/** What the page says about text that is neither on the server nor in the browser's storage. */

const nothing = () => {};
const save = { state: "gone", work: {}, version: 1, other: null, offered: null, message: "" } as const;
const dialogOf = (state: HandInState["state"], isKept: boolean, isCancelled = false) =>
  renderToStaticMarkup(
    <HandInDialog
      kind="test"
      rows={[]}
      counting=""
      isOpen
      handIn={{ ...IDLE, state, isCancelled, start: async () => {} }}
      save={{ state: "offline", isKept }}
      onClose={nothing}
      onWait={nothing}
      onFill={nothing}
    />,
  );
const goneOf = (isKept: boolean) =>
  renderToStaticMarkup(<ConflictStrip save={{ ...save, isKept }} onKeepMine={nothing} onTakeOther={nothing} />);

describe.each([
  ["that the browser stores", true],
  ["that the browser can’t store", false],
])("text %s", (_, isKept) => {
  it.each([
    ["a waiting submission", () => dialogOf("waiting", isKept)],
    ["a draft deleted elsewhere", () => goneOf(isKept)],
    ["being offline", () => sayOffline({ state: "offline", isKept }, "Your last change")],
  ])("is described as such: %s", (_what, says) => {
    expect(says()).toContain(isKept ? "is kept in this browser." : "is only on this page");
  });

  it("is described as such: a failed submission", () => {
    expect(dialogOf("failed", isKept).includes("Nothing is lost")).toBe(isKept);
  });
});

it("says that saved text is saved", () => {
  expect(sayOffline({ state: "saved", isKept: true }, "Your last change")).toBe("Your last change is saved.");
});

it("offers to cancel a submission while it is being sent, as while it waits", () => {
  for (const state of ["sending", "waiting"] as const) expect(dialogOf(state, true)).toContain("Don’t hand in yet");
  expect(dialogOf("sending", true)).toContain("You can still cancel.");
});

it("says that a submission under way is cancelled, and offers to hand in after all", () => {
  const html = dialogOf("sending", true, true);
  expect(html).toContain("You cancelled this submission. If your work has already reached us");
  expect(html).toMatch(/>Hand in<\/button>/);
  expect(html).not.toMatch(/aria-disabled|still cancel|hand in yet/);
});
