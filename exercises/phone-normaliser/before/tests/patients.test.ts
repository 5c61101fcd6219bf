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
});
