import { describe, expect, it } from "vitest";
import { findByPhone, savePatient } from "../src/patients";
import { cardBox } from "./card-box";

describe("patients", () => {
  it("are saved with a trimmed name", () => {
    const box = cardBox();
    savePatient(box, { id: "p1", name: " Ana Lind ", phone: "+442055500199" });
    expect(box.all()).toEqual([{ id: "p1", name: "Ana Lind", phone: "+442055500199" }]);
  });

  it("are found by their phone", () => {
    const box = cardBox({ id: "p1", name: "Ana Lind", phone: "+442055500199" });
    expect(findByPhone(box, "+442055500199")).toHaveLength(1);
  });

  it("are not saved with something that is no phone", () => {
    const box = cardBox();
    expect(() => savePatient(box, { id: "p1", name: "Ana Lind", phone: "none" })).toThrow("Not a phone number: none");
    expect(box.all()).toEqual([]);
  });

  it("are found however the number was typed, then and now", () => {
    const box = cardBox({ id: "p1", name: "Ana Lind", phone: "020 5550 0199" });
    savePatient(box, { id: "p2", name: "Jon Lind", phone: "0044 20 55500199" });
    expect(findByPhone(box, "(020) 55500199").map(({ id }) => id)).toEqual(["p1", "p2"]);
  });

  it("are found among odd entries, and not by a missing number", () => {
    const box = cardBox({ id: "p1", name: "Ana Lind", phone: "ask wife" }, { id: "p2", name: "Jon Lind", phone: "" });
    expect(findByPhone(box, "020 5550 0199")).toEqual([]);
    expect(findByPhone(box, " ")).toEqual([]);
  });
});
